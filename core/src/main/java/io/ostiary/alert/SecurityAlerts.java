package io.ostiary.alert;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;

/**
 * What in a tenant looks like an attack, raised from its {@linkplain io.ostiary.audit.AuditEvents events}. A method that
 * the backend did not write refuses with {@link UnsupportedException}. Every method throws
 * {@link io.ostiary.NotFoundException} when the tenant is missing.
 */
public interface SecurityAlerts {
    /**
     * The alerts, page by page, those that were raised last first; those that are composed of a provider's log by day.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list and query
     */
    @Performs(LIST_SECURITY_ALERTS)
    default Page<SecurityAlert> list(AlertQuery query, PageRequest page) {
        throw new UnsupportedException(LIST_SECURITY_ALERTS);
    }

    /**
     * Marks an alert as seen. Who saw it first stays; it goes on gathering events.
     *
     * @throws io.ostiary.NotFoundException when there is no such alert, or it was forgotten
     * @throws io.ostiary.ConflictException when it is resolved
     */
    @Performs(ACKNOWLEDGE_SECURITY_ALERT)
    default SecurityAlert acknowledge(SecurityAlertId id) {
        throw new UnsupportedException(ACKNOWLEDGE_SECURITY_ALERT);
    }

    /**
     * Marks an alert as dealt with, whether it was acknowledged or not. From now on events like its own raise another one.
     *
     * @throws io.ostiary.NotFoundException when there is no such alert, or it was forgotten
     * @throws io.ostiary.ConflictException when it is resolved already; its note stays
     */
    @Performs(RESOLVE_SECURITY_ALERT)
    default SecurityAlert resolve(SecurityAlertId id, AlertResolution resolution) {
        throw new UnsupportedException(RESOLVE_SECURITY_ALERT);
    }

    /** Counts the alerts whose first event happened in that period. */
    @Performs(GET_SECURITY_STATS)
    default SecurityStats stats(AlertPeriod period) {
        throw new UnsupportedException(GET_SECURITY_STATS);
    }
}
