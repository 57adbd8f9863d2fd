package io.ostiary.memory;

import io.ostiary.Capabilities;
import io.ostiary.backend.BackendProvider;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Setting;
import io.ostiary.backend.Settings;
import java.util.List;

/** Opens in-memory backends, under the name {@code memory}. */
public final class MemoryProvider implements BackendProvider {
    static final String NAME = "memory";

    /** For {@link java.util.ServiceLoader}. */
    public MemoryProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return MemoryBackend.CAPABILITIES;
    }

    @Override
    public List<Setting> settings() {
        return MemorySettings.DECLARATION;
    }

    @Override
    public IdentityBackend open(Settings settings, Runtime runtime) {
        return MemoryBackend.builder().settings(settings).runtime(runtime).open();
    }
}
