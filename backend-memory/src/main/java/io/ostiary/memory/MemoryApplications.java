package io.ostiary.memory;

import static io.ostiary.Operation.ADD_REDIRECT_URI;
import static io.ostiary.Operation.CREATE_APPLICATION;
import static io.ostiary.Operation.DELETE_APPLICATION;
import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.LIST_APPLICATIONS;
import static io.ostiary.Operation.LIST_REDIRECT_URIS;
import static io.ostiary.Operation.REMOVE_REDIRECT_URI;
import static io.ostiary.Operation.ROTATE_APPLICATION_SECRET;
import static io.ostiary.Operation.UPDATE_APPLICATION;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationLookup;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationRedirects;
import io.ostiary.application.Applications;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.application.RotatedSecret;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.Paging;
import io.ostiary.memory.token.OpaqueTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The applications of a tenant in memory. Only a digest is kept of their secrets, and an old secret dies at once. */
final class MemoryApplications implements Applications {
    private final TenantView view;
    private final IdSource ids;
    private final OpaqueTokens secrets;

    MemoryApplications(TenantView view, IdSource ids, OpaqueTokens secrets) {
        this.view = view;
        this.ids = ids;
        this.secrets = secrets;
    }

    @Override
    public Page<Application> list(ApplicationQuery query, PageRequest page) {
        Object scope = List.of(view.tenant(), query);
        return view.read(
                LIST_APPLICATIONS,
                (state, now) -> page(
                        LIST_APPLICATIONS,
                        scope,
                        page,
                        after -> state.applications().after(after).filter(query::matches)));
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        return view.read(GET_APPLICATION, (state, now) -> state.applications().find(id.value()));
    }

    @Override
    public IssuedApplication create(NewApplication application) {
        return view.write(CREATE_APPLICATION, (state, now) -> {
            Application created = Application.of(ApplicationId.of(ids.next()), application);
            Secret secret = created.type().confidential() ? secrets.next() : null;
            ApplicationTable table = state.applications().with(created);
            return new Written<>(
                    state.withApplications(
                            secret == null ? table : table.withSecret(created.id(), OpaqueTokens.digest(secret))),
                    new IssuedApplication(created, secret));
        });
    }

    @Override
    public Application update(ApplicationId id, ApplicationPatch patch) {
        return change(UPDATE_APPLICATION, id, application -> application.patched(patch));
    }

    @Override
    public void delete(ApplicationId id) {
        view.update(DELETE_APPLICATION, (state, now) -> {
            ApplicationId deleted =
                    state.applications().get(DELETE_APPLICATION, id).id();
            return state.withApplications(state.applications().without(deleted))
                    .withApis(state.apis().without(deleted))
                    .withSessions(state.sessions().endAllOf(deleted.value(), view.rememberUntil(now)));
        });
    }

    @Override
    public RotatedSecret rotateSecret(ApplicationId id) {
        return view.write(ROTATE_APPLICATION_SECRET, (state, now) -> {
            Application application = state.applications().get(ROTATE_APPLICATION_SECRET, id);
            if (!application.type().confidential()) {
                throw new ConflictException(
                        ROTATE_APPLICATION_SECRET,
                        "application " + id
                                + " is public and keeps no secret; update_application can make it one that does");
            }
            Secret secret = secrets.next();
            return new Written<>(
                    state.withApplications(state.applications().withSecret(id, OpaqueTokens.digest(secret))),
                    new RotatedSecret(secret, Duration.ZERO));
        });
    }

    @Override
    public Page<ApplicationRedirects> redirectUris(@Nullable ApplicationId application, PageRequest page) {
        Object scope = List.of(view.tenant(), Optional.ofNullable(application));
        return view.read(
                LIST_REDIRECT_URIS,
                (state, now) -> page(
                                LIST_REDIRECT_URIS,
                                scope,
                                page,
                                after -> application == null
                                        ? state.applications().after(after)
                                        : Stream.of(state.applications().get(LIST_REDIRECT_URIS, application))
                                                .filter(only ->
                                                        only.id().value().compareTo(after) > 0))
                        .map(ApplicationRedirects::of));
    }

    @Override
    public ApplicationRedirects addRedirectUri(ApplicationId id, RedirectUri uri) {
        return ApplicationRedirects.of(change(ADD_REDIRECT_URI, id, application -> application.withRedirectUri(uri)));
    }

    @Override
    public ApplicationRedirects removeRedirectUri(ApplicationId id, String uri) {
        return ApplicationRedirects.of(
                change(REMOVE_REDIRECT_URI, id, application -> application.withoutRedirectUri(uri)));
    }

    @Override
    public Application resolve(String reference) {
        return view.read(LIST_APPLICATIONS, (state, now) -> new Lookup(state.applications()).resolve(reference));
    }

    private Application change(Operation operation, ApplicationId id, UnaryOperator<Application> change) {
        return view.write(operation, (state, now) -> {
            Application changed = change.apply(state.applications().get(operation, id));
            return new Written<>(state.withApplications(state.applications().with(changed)), changed);
        });
    }

    private static Page<Application> page(
            Operation operation, Object scope, PageRequest page, Function<String, Stream<Application>> after) {
        return Paging.seeking(
                operation, scope, page, after, application -> application.id().value(), null);
    }

    private record Lookup(ApplicationTable applications) implements ApplicationLookup {
        @Override
        public Optional<Application> byId(String id) {
            return applications.find(id);
        }

        @Override
        public List<Application> byName(String name) {
            return applications
                    .after("")
                    .filter(application -> name.equals(application.name()))
                    .toList();
        }
    }
}
