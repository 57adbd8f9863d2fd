package io.ostiary.auth0.emulator;

/** A group of endpoints. */
interface Resource {
    /** Adds its operations, once, before the first request. */
    void route(Router router);
}
