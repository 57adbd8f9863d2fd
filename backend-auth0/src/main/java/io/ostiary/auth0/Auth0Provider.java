package io.ostiary.auth0;

import io.ostiary.Capabilities;
import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Setting;
import io.ostiary.backend.Settings;
import java.util.List;

/** Opens backends on Auth0, under the name {@code auth0}. */
public final class Auth0Provider implements BackendProvider {
    static final String NAME = "auth0";

    /** For {@link java.util.ServiceLoader}. */
    public Auth0Provider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return Auth0Capabilities.WIDEST;
    }

    @Override
    public List<Setting> settings() {
        return Auth0Settings.DECLARATION;
    }

    @Override
    public IdentityBackend open(Settings settings, Runtime runtime) {
        return new Auth0Backend(Auth0Settings.of(settings), runtime, Retry.Sleeper.THREAD);
    }
}
