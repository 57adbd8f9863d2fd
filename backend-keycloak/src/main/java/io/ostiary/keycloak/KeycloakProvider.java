package io.ostiary.keycloak;

import io.ostiary.Capabilities;
import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Setting;
import io.ostiary.backend.Settings;
import java.util.List;

/** Opens backends on Keycloak 26, under the name {@code keycloak}. */
public final class KeycloakProvider implements BackendProvider {
    static final String NAME = "keycloak";

    /** For {@link java.util.ServiceLoader}. */
    public KeycloakProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return KeycloakCapabilities.WIDEST;
    }

    @Override
    public List<Setting> settings() {
        return KeycloakSettings.DECLARATION;
    }

    @Override
    public IdentityBackend open(Settings settings, Runtime runtime) {
        return new KeycloakBackend(KeycloakSettings.of(settings), runtime, Retry.Sleeper.THREAD);
    }
}
