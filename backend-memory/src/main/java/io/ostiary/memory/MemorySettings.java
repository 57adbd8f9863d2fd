package io.ostiary.memory;

import static io.ostiary.backend.Setting.optional;

import io.ostiary.Violations;
import io.ostiary.backend.Setting;
import io.ostiary.backend.Settings;
import io.ostiary.memory.mail.MailSettings;
import io.ostiary.tenant.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What can be configured, checked.
 *
 * @param tenant the tenant that is there from the start
 * @param issuer the start of every tenant's issuer, without a slash at its end
 * @param audience the audience of tokens for the default application
 * @param accessTokenLifetime how long an access token is valid
 * @param sessionIdle how long a session goes on without being refreshed
 * @param sessionLifetime how long a session goes on at most
 * @param lockFailures how many wrong passwords in a row lock a user
 * @param lockDuration how long they do
 * @param passwordConcurrency how many passwords are hashed at once
 * @param auditEvents how many audit events a tenant keeps
 * @param alertFailures how many failed sign-ins of one user are an alert
 * @param alertUsers how many users who fail to sign in from one address are an alert
 * @param alertWindow within what time they are
 * @param alertsKept how many alerts a tenant keeps
 * @param domains how domains are proved
 * @param mail where mails go
 */
record MemorySettings(
        TenantId tenant,
        String issuer,
        String audience,
        Duration accessTokenLifetime,
        Duration sessionIdle,
        Duration sessionLifetime,
        int lockFailures,
        Duration lockDuration,
        int passwordConcurrency,
        int auditEvents,
        int alertFailures,
        int alertUsers,
        Duration alertWindow,
        int alertsKept,
        DomainSettings domains,
        MailSettings mail) {

    private static final List<Setting> OF_TENANTS = List.of(
            optional("tenant", Setting.Type.TEXT, "main", "Id of the tenant that is there from the start."),
            optional(
                    "issuer",
                    Setting.Type.URL,
                    "http://localhost/ostiary",
                    "Start of every tenant's issuer; its id follows."),
            optional(
                    "audience", Setting.Type.TEXT, "ostiary", "Audience of access tokens for the default application."),
            optional("access-token.lifetime", Setting.Type.DURATION, "5m", "How long an access token is valid."),
            optional(
                    "session.idle",
                    Setting.Type.DURATION,
                    "12h",
                    "How long a session goes on without being refreshed."),
            optional("session.lifetime", Setting.Type.DURATION, "7d", "How long a session goes on at most."),
            optional("lock.failures", Setting.Type.INTEGER, "10", "How many wrong passwords in a row lock a user."),
            optional("lock.duration", Setting.Type.DURATION, "15m", "How long too many wrong passwords lock a user."),
            optional(
                    "password.concurrency",
                    Setting.Type.INTEGER,
                    "0",
                    "How many passwords are hashed at once, 19 MiB each unless the hash was imported; 0 for as many as there are"
                            + " processors."),
            optional(
                    "audit.events",
                    Setting.Type.INTEGER,
                    "10000",
                    "How many audit events a tenant keeps, about 1 KiB each; the oldest is forgotten."),
            // A tenth of what OWASP ASVS 4.0.3 tolerates for one account (V2.2.1: at most 100 failures an hour).
            optional(
                    "alert.failures",
                    Setting.Type.INTEGER,
                    "10",
                    "How many failed sign-ins of one user within alert.window raise an alert."),
            optional(
                    "alert.users",
                    Setting.Type.INTEGER,
                    "20",
                    "How many users who fail to sign in from one address within alert.window raise an alert."),
            optional("alert.window", Setting.Type.DURATION, "1h", "Within what time failed sign-ins raise an alert."),
            optional(
                    "alert.kept",
                    Setting.Type.INTEGER,
                    "1000",
                    "How many alerts a tenant keeps; the resolved, then the least urgent are forgotten first."));

    static final List<Setting> DECLARATION = Stream.of(OF_TENANTS, DomainSettings.DECLARATION, MailSettings.DECLARATION)
            .flatMap(List::stream)
            .toList();

    static final MemorySettings DEFAULT = of(Settings.check(DECLARATION, Map.of()));

    /**
     * Reads the settings.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is out of bounds
     */
    static MemorySettings of(Settings settings) {
        URI issuer = URI.create(settings.requiredText("issuer"));
        int concurrency = settings.integer("password.concurrency");
        var checked = new MemorySettings(
                TenantId.of(settings.requiredText("tenant")),
                issuer.toString().replaceAll("/+$", ""),
                settings.requiredText("audience"),
                settings.duration("access-token.lifetime"),
                settings.duration("session.idle"),
                settings.duration("session.lifetime"),
                settings.integer("lock.failures"),
                settings.duration("lock.duration"),
                concurrency == 0 ? Runtime.getRuntime().availableProcessors() : concurrency,
                settings.integer("audit.events"),
                settings.integer("alert.failures"),
                settings.integer("alert.users"),
                settings.duration("alert.window"),
                settings.integer("alert.kept"),
                DomainSettings.of(settings),
                MailSettings.of(settings));
        var violations = new Violations()
                .key("tenant", checked.tenant.value())
                .line("audience", checked.audience, 1, 255)
                .require(
                        issuer.getRawQuery() == null && issuer.getRawFragment() == null,
                        "issuer",
                        "must have neither query nor fragment (RFC 8414 §2)")
                .require(
                        checked.lockFailures >= 1 && checked.lockFailures <= 1000, "lock.failures", "must be 1 to 1000")
                .require(checked.passwordConcurrency <= 1024, "password.concurrency", "must be at most 1024")
                .require(
                        checked.auditEvents >= 1 && checked.auditEvents <= 1_000_000,
                        "audit.events",
                        "must be 1 to 1000000")
                .require(
                        checked.alertFailures >= 2 && checked.alertFailures <= 100,
                        "alert.failures",
                        "must be 2 to 100")
                .require(checked.alertUsers >= 2 && checked.alertUsers <= 100, "alert.users", "must be 2 to 100")
                .require(checked.alertsKept >= 1 && checked.alertsKept <= 100_000, "alert.kept", "must be 1 to 100000");
        bound(violations, "access-token.lifetime", checked.accessTokenLifetime, Duration.ofDays(1));
        bound(violations, "session.idle", checked.sessionIdle, Duration.ofDays(365));
        bound(violations, "session.lifetime", checked.sessionLifetime, Duration.ofDays(365));
        bound(violations, "alert.window", checked.alertWindow, Duration.ofDays(1));
        bound(violations, "lock.duration", checked.lockDuration, Duration.ofDays(30));
        violations
                .require(
                        checked.sessionIdle.compareTo(checked.sessionLifetime) <= 0,
                        "session.idle",
                        "must not exceed session.lifetime")
                .throwIfAny();
        return checked;
    }

    /** The issuer of a tenant's tokens. */
    String issuerOf(TenantId id) {
        return issuer + "/" + id;
    }

    private static void bound(Violations violations, String name, Duration value, Duration max) {
        violations.require(
                value.compareTo(Duration.ofSeconds(1)) >= 0 && value.compareTo(max) <= 0,
                name,
                "must be 1s to " + max.toDays() + "d");
    }
}
