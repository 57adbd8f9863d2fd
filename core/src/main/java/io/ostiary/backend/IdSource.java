package io.ostiary.backend;

import java.util.UUID;

/** Makes new ids. Injected, so that tests can foresee them. */
@FunctionalInterface
public interface IdSource {
    /** Ids that nobody can foresee and that never collide: random UUIDs. */
    IdSource RANDOM = () -> UUID.randomUUID().toString();

    /** A new id, never returned before. */
    String next();
}
