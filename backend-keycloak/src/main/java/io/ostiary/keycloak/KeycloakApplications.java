package io.ostiary.keycloak;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.ClientResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** The applications of a realm: its OpenID Connect clients. */
final class KeycloakApplications implements Applications {
    private final Realm realm;
    private final RealmApplications applications;

    KeycloakApplications(Realm realm) {
        this.realm = realm;
        this.applications = new RealmApplications(realm);
    }

    @Override
    public Page<Application> list(ApplicationQuery query, PageRequest page) {
        return applications.page(LIST_APPLICATIONS, query, query, page);
    }

    @Override
    public Optional<Application> find(ApplicationId id) {
        return applications.find(GET_APPLICATION, id).map(ApplicationMapping::toApplication);
    }

    @Override
    public IssuedApplication create(NewApplication application) {
        Application wanted = Application.of(ApplicationId.of(UUID.randomUUID().toString()), application);
        ClientRepresentation client = ApplicationMapping.toRepresentation(wanted);
        String unused = realm.requests()
                .create(
                        CREATE_APPLICATION,
                        Subject.newApplication(realm.tenant(), wanted.id()),
                        () -> Requests.createdId(
                                realm.resource(CREATE_APPLICATION).clients().create(client)),
                        () -> applications.find(CREATE_APPLICATION, wanted.id()).map(ClientRepresentation::getId));
        ClientRepresentation created =
                Requests.readBack(CREATE_APPLICATION, () -> applications.read(CREATE_APPLICATION, wanted.id()));
        return new IssuedApplication(
                ApplicationMapping.toApplication(created),
                wanted.type().confidential() ? Secret.of(created.getSecret()) : null);
    }

    @Override
    public Application update(ApplicationId id, ApplicationPatch patch) {
        return realm.exclusively(UPDATE_APPLICATION, id, () -> {
            write(UPDATE_APPLICATION, id, application -> application.patched(patch));
            return Requests.readBack(
                    UPDATE_APPLICATION,
                    () -> ApplicationMapping.toApplication(applications.read(UPDATE_APPLICATION, id)));
        });
    }

    @Override
    public void delete(ApplicationId id) {
        ClientResource client = applications.resource(DELETE_APPLICATION, applications.own(DELETE_APPLICATION, id));
        realm.requests().delete(DELETE_APPLICATION, Subject.application(id), client::remove);
    }

    @Override
    public RotatedSecret rotateSecret(ApplicationId id) {
        return realm.exclusively(ROTATE_APPLICATION_SECRET, id, () -> {
            ClientRepresentation client = applications.own(ROTATE_APPLICATION_SECRET, id);
            if (Boolean.TRUE.equals(client.isPublicClient())) {
                throw new ConflictException(
                        ROTATE_APPLICATION_SECRET,
                        "application " + id
                                + " is public and keeps no secret; update_application can make it one that does");
            }
            ClientResource resource = applications.resource(ROTATE_APPLICATION_SECRET, client);
            String secret = realm.requests()
                    .repeatable(
                            ROTATE_APPLICATION_SECRET,
                            Subject.application(id),
                            () -> resource.generateNewSecret().getValue());
            return new RotatedSecret(Secret.of(secret), Duration.ZERO);
        });
    }

    @Override
    public Page<ApplicationRedirects> redirectUris(@Nullable ApplicationId application, PageRequest page) {
        return application == null
                ? applications
                        .page(LIST_REDIRECT_URIS, LIST_REDIRECT_URIS, ApplicationQuery.ALL, page)
                        .map(ApplicationRedirects::of)
                : Paging.byKey(
                        LIST_REDIRECT_URIS,
                        List.of(realm.tenant(), application),
                        page,
                        () -> List.of(ApplicationRedirects.of(
                                ApplicationMapping.toApplication(applications.read(LIST_REDIRECT_URIS, application)))),
                        redirects -> redirects.application().value());
    }

    @Override
    public ApplicationRedirects addRedirectUri(ApplicationId id, RedirectUri uri) {
        return realm.exclusively(
                ADD_REDIRECT_URI,
                id,
                () -> ApplicationRedirects.of(
                        write(ADD_REDIRECT_URI, id, application -> application.withRedirectUri(uri))));
    }

    @Override
    public ApplicationRedirects removeRedirectUri(ApplicationId id, String uri) {
        return realm.exclusively(
                REMOVE_REDIRECT_URI,
                id,
                () -> ApplicationRedirects.of(
                        write(REMOVE_REDIRECT_URI, id, application -> application.withoutRedirectUri(uri))));
    }

    @Override
    public Application resolve(String reference) {
        return applications.resolve(reference);
    }

    /** Reads the application, changes what was read and writes the difference, and returns what was written. */
    private Application write(Operation operation, ApplicationId id, UnaryOperator<Application> change) {
        ClientRepresentation client = applications.own(operation, id);
        Application before = ApplicationMapping.toApplication(client);
        Application changed = change.apply(before);
        ClientRepresentation wanted = ApplicationMapping.toChange(before, changed);
        ClientResource resource = applications.resource(operation, client);
        realm.requests().perform(operation, Subject.application(id), () -> resource.update(wanted));
        return changed;
    }
}
