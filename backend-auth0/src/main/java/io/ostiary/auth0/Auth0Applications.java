package io.ostiary.auth0;

import static io.ostiary.Operation.ADD_REDIRECT_URI;
import static io.ostiary.Operation.CREATE_APPLICATION;
import static io.ostiary.Operation.DELETE_APPLICATION;
import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.LIST_APPLICATIONS;
import static io.ostiary.Operation.LIST_REDIRECT_URIS;
import static io.ostiary.Operation.REMOVE_REDIRECT_URI;
import static io.ostiary.Operation.ROTATE_APPLICATION_SECRET;
import static io.ostiary.Operation.UPDATE_APPLICATION;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationRedirects;
import io.ostiary.application.Applications;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.application.RotatedSecret;
import io.ostiary.backend.Paging;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The applications of the tenant. */
final class Auth0Applications implements Applications {
    /** How long Auth0 goes on taking the old secret at most. */
    private static final Duration OLD_SECRET = Duration.ofSeconds(30);

    private final ManagedTenant tenant;

    Auth0Applications(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<Application> list(ApplicationQuery query, PageRequest page) {
        return new ApplicationList(tenant, LIST_APPLICATIONS).page(query, page);
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        return new ApplicationTable(tenant, GET_APPLICATION).byId(id.value()).map(ApplicationRow::toApplication);
    }

    @Override
    public IssuedApplication create(NewApplication application) {
        if (application.tokenLifetime() != null) {
            Auth0Capabilities.WIDEST.require(CREATE_APPLICATION, "token_lifetime");
        }
        // The id is Auth0's to choose, so that it is never taken for one that is there.
        Map<String, @Nullable Object> body =
                ApplicationRow.creation(Application.of(ApplicationId.of("new"), application));
        JsonNode created = tenant.requests(CREATE_APPLICATION)
                .once(
                        CREATE_APPLICATION,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management("POST", List.of("clients"), Map.of(), RawJson.body(body)));
        return new IssuedApplication(
                new ApplicationRow(created).toApplication(),
                application.type().confidential() ? secret(created) : null);
    }

    @Override
    public Application update(ApplicationId id, ApplicationPatch patch) {
        if (!patch.tokenLifetime().keeps()) {
            Auth0Capabilities.WIDEST.require(UPDATE_APPLICATION, "token_lifetime");
        }
        return write(UPDATE_APPLICATION, id, application -> application.patched(patch));
    }

    @Override
    public void delete(ApplicationId id) {
        ApplicationTable table = new ApplicationTable(tenant, DELETE_APPLICATION);
        table.requireUnused(table.own(id).id());
        tenant.requests(DELETE_APPLICATION).delete(DELETE_APPLICATION, Subject.application(id), attempt -> {
            JsonNode unused = attempt.management("DELETE", List.of("clients", id.value()), Map.of(), null);
        });
    }

    @Override
    public RotatedSecret rotateSecret(ApplicationId id) {
        return tenant.exclusively(ROTATE_APPLICATION_SECRET, id, () -> {
            ApplicationTable table = new ApplicationTable(tenant, ROTATE_APPLICATION_SECRET);
            if (!table.own(id).toApplication().type().confidential()) {
                throw new ConflictException(
                        ROTATE_APPLICATION_SECRET,
                        "application " + id
                                + " is public and keeps no secret; update_application can make it one that does");
            }
            table.requireUnused(id);
            return new RotatedSecret(secret(rotate(ROTATE_APPLICATION_SECRET, id)), OLD_SECRET);
        });
    }

    @Override
    public Page<ApplicationRedirects> redirectUris(@Nullable ApplicationId application, PageRequest page) {
        return application == null
                ? new ApplicationList(tenant, LIST_REDIRECT_URIS)
                        .page(ApplicationQuery.ALL, page)
                        .map(ApplicationRedirects::of)
                : Paging.byKey(
                        LIST_REDIRECT_URIS,
                        List.of(tenant.id(), application),
                        page,
                        () -> List.of(ApplicationRedirects.of(new ApplicationTable(tenant, LIST_REDIRECT_URIS)
                                .get(application)
                                .toApplication())),
                        redirects -> redirects.application().value());
    }

    @Override
    public ApplicationRedirects addRedirectUri(ApplicationId id, RedirectUri uri) {
        return ApplicationRedirects.of(write(ADD_REDIRECT_URI, id, application -> application.withRedirectUri(uri)));
    }

    @Override
    public ApplicationRedirects removeRedirectUri(ApplicationId id, String uri) {
        return ApplicationRedirects.of(
                write(REMOVE_REDIRECT_URI, id, application -> application.withoutRedirectUri(uri)));
    }

    @Override
    public Application resolve(String reference) {
        return new ApplicationList(tenant, LIST_APPLICATIONS).resolve(reference);
    }

    /** Reads the application, changes what was read and writes the difference, while nobody else in this process does. */
    private Application write(Operation operation, ApplicationId id, UnaryOperator<Application> change) {
        return tenant.exclusively(operation, id, () -> {
            ApplicationTable table = new ApplicationTable(tenant, operation);
            Application before = table.own(id).toApplication();
            Application after = change.apply(before);
            Map<String, @Nullable Object> body = ApplicationRow.change(before, after);
            if (body.isEmpty()) {
                return before;
            }
            if (after.type() != before.type() || !after.grantTypes().equals(before.grantTypes())) {
                table.requireUnused(id);
            }
            if (after.type().confidential() && !before.type().confidential()) {
                // Auth0 keeps the secret of an application that has no use for it; nobody may come back with an old
                // one.
                JsonNode unused = rotate(operation, id);
            }
            return new ApplicationRow(tenant.requests(operation)
                            .repeatable(
                                    operation,
                                    Subject.application(id),
                                    attempt -> attempt.management(
                                            "PATCH", List.of("clients", id.value()), Map.of(), RawJson.body(body))))
                    .toApplication();
        });
    }

    private JsonNode rotate(Operation operation, ApplicationId id) {
        return tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.application(id),
                        attempt -> attempt.management(
                                "POST",
                                List.of("clients", id.value(), "rotate-secret"),
                                Map.of(),
                                RequestBody.create(new byte[0])));
    }

    private static Secret secret(JsonNode client) {
        return Secret.of(client.path("client_secret").asText());
    }
}
