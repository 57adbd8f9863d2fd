package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import java.util.List;
import java.util.function.BiConsumer;

/** What is counted of {@link io.ostiary.application.Applications}. */
final class ApplicationRoundTrips {
    private static final PageRequest PAGE = PageRequest.first(50);
    private static final RedirectUri CALLBACK = RedirectUri.of("https://app.example.com/callback");

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(
                    LIST_APPLICATIONS, directory -> directory.applications().list(ApplicationQuery.ALL, PAGE)),
            RoundTrip.of(
                            LIST_APPLICATIONS,
                            directory -> directory.applications().list(new ApplicationQuery("nothing", null), PAGE))
                    .when("with a text"),
            ofApplication(
                    GET_APPLICATION,
                    (tenant, application) -> tenant.directory().applications().find(application.id())),
            RoundTrip.on(
                    RoundTripTenant::name,
                    CREATE_APPLICATION,
                    (directory, name) -> directory.applications().create(NewApplication.of(name, ApplicationType.WEB))),
            ofApplication(
                    UPDATE_APPLICATION,
                    (tenant, application) -> tenant.directory()
                            .applications()
                            .update(
                                    application.id(),
                                    ApplicationPatch.builder()
                                            .name(Change.set(tenant.name()))
                                            .build())),
            ofApplication(
                    DELETE_APPLICATION,
                    (tenant, application) -> tenant.directory().applications().delete(application.id())),
            ofApplication(
                    ROTATE_APPLICATION_SECRET,
                    (tenant, application) -> tenant.directory().applications().rotateSecret(application.id())),
            RoundTrip.of(
                    LIST_REDIRECT_URIS, directory -> directory.applications().redirectUris(null, PAGE)),
            ofApplication(
                            LIST_REDIRECT_URIS,
                            (tenant, application) ->
                                    tenant.directory().applications().redirectUris(application.id(), PAGE))
                    .when("of an application"),
            ofApplication(
                    ADD_REDIRECT_URI,
                    (tenant, application) -> tenant.directory()
                            .applications()
                            .addRedirectUri(application.id(), RedirectUri.of(CALLBACK + "/other"))),
            ofApplication(
                    REMOVE_REDIRECT_URI,
                    (tenant, application) ->
                            tenant.directory().applications().removeRedirectUri(application.id(), CALLBACK.value())));

    private ApplicationRoundTrips() {}

    private static RoundTrip ofApplication(Operation operation, BiConsumer<RoundTripTenant, Application> action) {
        return RoundTrip.prepared(operation, tenant -> {
            Application application = tenant.directory()
                    .applications()
                    .create(NewApplication.builder(tenant.name(), ApplicationType.WEB)
                            .redirectUris(List.of(CALLBACK))
                            .build())
                    .application();
            return () -> action.accept(tenant, application);
        });
    }
}
