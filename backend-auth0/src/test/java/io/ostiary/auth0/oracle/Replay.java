package io.ostiary.auth0.oracle;

import static java.util.stream.Collectors.groupingBy;

import io.ostiary.BackendFailureException;
import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Runtime;
import io.ostiary.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.RecordedRequest;

/**
 * Gives the backend recorded answers, each to every call that asks for it, and sees whether it reads them. A refusal in
 * the vocabulary is an answer that was read.
 */
final class Replay {
    private static final String DOMAIN = "replayed.eu.auth0.com";
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);

    private final Oracle oracle;
    private final Set<Recording> decoded = new LinkedHashSet<>();
    private final Set<String> failures = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();

    Replay(Oracle oracle) {
        this.oracle = oracle;
    }

    /** How many recorded answers the backend was given. */
    int decoded() {
        return decoded.size();
    }

    /** What it could not read. */
    Set<String> failures() {
        return failures;
    }

    /** Which operations the backend asked for. */
    Set<String> asked() {
        return asked;
    }

    void run(List<PortCall> calls) {
        List<Recording> recordings = oracle.recordings().real().toList();
        Map<String, List<Recording>> usual =
                recordings.stream().filter(recording -> !recording.refused()).collect(groupingBy(Recording::operation));
        try (var tenant = new ReplayedTenant(this::operation, usual);
                IdentityBackend backend = Backends.open(
                        "auth0",
                        Map.of(
                                "domain", DOMAIN,
                                "url", tenant.url(),
                                "client-id", "client",
                                "client-secret", "secret",
                                "connection", "Username-Password-Authentication",
                                "audience", "https://testaccdatasourcerole.matrix.com/",
                                "requests-per-second", "1000",
                                "attempts", "1"),
                        Runtime.SYSTEM)) {
            for (PortCall call : calls) {
                tenant.replay(null);
                Optional<String> unread = perform(call, backend);
                unread.ifPresent(why -> failures.add(call.name() + ": " + why));
                Set<String> operations = tenant.asked();
                asked.addAll(operations);
                recordings.stream()
                        .filter(recording -> operations.contains(recording.operation()))
                        .forEach(recording -> replay(recording, call, tenant, backend));
            }
        }
    }

    private String operation(RecordedRequest request) {
        return oracle.operation(request.getMethod(), request.getUrl().encodedPath())
                .map(ApiOperation::id)
                .orElseGet(() -> request.getMethod() + " " + request.getUrl().encodedPath());
    }

    private void replay(Recording recording, PortCall call, ReplayedTenant tenant, IdentityBackend backend) {
        tenant.replay(recording);
        Optional<String> unread = perform(call, backend);
        unread.ifPresent(why -> failures.add(call.name() + ", " + recording.key() + ": " + why));
        if (tenant.replayed()) {
            decoded.add(recording);
        }
    }

    /** Makes the call, and tells why an answer could not be read. */
    private static Optional<String> perform(PortCall call, IdentityBackend backend) {
        Directory directory = backend.directory(
                TenantId.of(DOMAIN), Call.system("oracle").until(Instant.now().plus(LONGEST_CALL)));
        try {
            call.on().accept(directory);
        } catch (BackendFailureException e) {
            return Optional.of(e + ", " + e.getCause());
        } catch (IdentityException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
        return Optional.empty();
    }
}
