package io.ostiary.memory;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** A tenant's applications and the digests of their secrets. Immutable. */
final class ApplicationTable {
    static final ApplicationTable NONE = new ApplicationTable(TreePMap.empty(), TreePMap.empty());

    private final TreePMap<String, Application> byId;
    private final TreePMap<String, String> secretDigests;

    private ApplicationTable(TreePMap<String, Application> byId, TreePMap<String, String> secretDigests) {
        this.byId = byId;
        this.secretDigests = secretDigests;
    }

    Optional<Application> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The application.
     *
     * @throws NotFoundException when there is no such application
     */
    Application get(Operation operation, ApplicationId id) {
        return find(id.value()).orElseThrow(() -> new NotFoundException(operation, "application", id.value()));
    }

    /** The applications whose id comes after that one, by id. */
    Stream<Application> after(String id) {
        return byId.tailMap(id, false).values().stream();
    }

    /** What is kept of the application's secret, or null when it has none. */
    @Nullable
    String secretDigest(ApplicationId id) {
        return secretDigests.get(id.value());
    }

    /** The table with that application as it is given, new or not. It loses its secret when its type keeps none. */
    ApplicationTable with(Application application) {
        String id = application.id().value();
        return new ApplicationTable(
                byId.plus(id, application),
                application.type().confidential() ? secretDigests : secretDigests.minus(id));
    }

    /** The table with that digest of the application's secret, in the place of an earlier one. */
    ApplicationTable withSecret(ApplicationId id, String digest) {
        return new ApplicationTable(byId, secretDigests.plus(id.value(), digest));
    }

    ApplicationTable without(ApplicationId id) {
        return new ApplicationTable(byId.minus(id.value()), secretDigests.minus(id.value()));
    }

    /** Whether every secret is that of an application whose type keeps one. Expensive; for tests. */
    boolean isConsistent() {
        return secretDigests.keySet().stream()
                .allMatch(
                        id -> find(id).filter(application -> application.type().confidential())
                                .isPresent());
    }
}
