package io.ostiary.keycloak;

import io.ostiary.audit.AuditEvent;

/**
 * An event and where it stands.
 *
 * @param key where it stands
 * @param event the event in the vocabulary
 */
record LoggedEvent(EventKey key, AuditEvent event) {}
