package io.ostiary.backend;

import io.ostiary.Capabilities;
import java.util.List;

/** Opens backends of one kind. Found by {@link java.util.ServiceLoader}. */
public interface BackendProvider {
    /** The name by which {@link Backends#open} picks it, for example {@code keycloak}. */
    String name();

    /** The widest that any configuration of it supports. No I/O. */
    Capabilities capabilities();

    /** What can be configured. No I/O. */
    List<Setting> settings();

    /**
     * Opens a backend. Makes no call to the provider: what is wrong there, the first operation tells.
     *
     * @param settings checked against {@link #settings()}
     * @throws io.ostiary.InvalidArgumentException when settings contradict each other
     */
    IdentityBackend open(Settings settings, Runtime runtime);
}
