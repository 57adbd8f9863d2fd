package io.ostiary.fault;

import static io.ostiary.Operation.ADD_REDIRECT_URI;
import static io.ostiary.Operation.CREATE_APPLICATION;
import static io.ostiary.Operation.DELETE_APPLICATION;
import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.LIST_APPLICATIONS;
import static io.ostiary.Operation.LIST_REDIRECT_URIS;
import static io.ostiary.Operation.REMOVE_REDIRECT_URI;
import static io.ostiary.Operation.ROTATE_APPLICATION_SECRET;
import static io.ostiary.Operation.UPDATE_APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import java.util.List;

/** The acts on {@link io.ostiary.application.Applications}. */
final class ApplicationActs {
    private static final PageRequest PAGE = PageRequest.first();
    private static final RedirectUri CALLBACK = RedirectUri.of("https://app.example.com/callback");
    private static final RedirectUri OTHER = RedirectUri.of("https://app.example.com/other");

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_APPLICATIONS,
                    ApplicationActs::application,
                    (client, application) -> assertThat(client.applications()
                                    .list(new ApplicationQuery(application.name(), null), PAGE)
                                    .items())
                            .hasSize(1)),
            Act.read(
                    GET_APPLICATION,
                    ApplicationActs::application,
                    (client, application) -> assertThat(client.applications().find(application.id()))
                            .isPresent()),
            Act.write(
                    CREATE_APPLICATION,
                    Subjects::name,
                    (client, name) -> client.applications().create(NewApplication.of(name, ApplicationType.WEB)),
                    ApplicationActs::isThere),
            Act.write(
                    UPDATE_APPLICATION,
                    ApplicationActs::application,
                    (client, application) -> client.applications()
                            .update(
                                    application.id(),
                                    ApplicationPatch.builder()
                                            .name(Change.set("renamed-" + application.name()))
                                            .build()),
                    (client, application) -> now(client, application).name().startsWith("renamed-")
                            && uris(client, application).equals(List.of(CALLBACK.value()))),
            Act.write(
                            DELETE_APPLICATION,
                            ApplicationActs::application,
                            (client, application) -> client.applications().delete(application.id()),
                            (client, application) ->
                                    client.applications().find(application.id()).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.anyNumber(
                    ROTATE_APPLICATION_SECRET,
                    ApplicationActs::application,
                    (client, application) -> client.applications().rotateSecret(application.id())),
            Act.read(
                    LIST_REDIRECT_URIS,
                    ApplicationActs::application,
                    (client, application) ->
                            assertThat(uris(client, application)).containsExactly(CALLBACK.value())),
            Act.write(
                            ADD_REDIRECT_URI,
                            ApplicationActs::application,
                            (client, application) -> client.applications().addRedirectUri(application.id(), OTHER),
                            (client, application) -> {
                                assertThat(uris(client, application)).contains(CALLBACK.value());
                                return uris(client, application).contains(OTHER.value());
                            })
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                            REMOVE_REDIRECT_URI,
                            ApplicationActs::applicationWithTwo,
                            (client, application) ->
                                    client.applications().removeRedirectUri(application.id(), OTHER.value()),
                            (client, application) -> {
                                assertThat(uris(client, application)).contains(CALLBACK.value());
                                return !uris(client, application).contains(OTHER.value());
                            })
                    .onlyOnce(Code.NOT_FOUND));

    private ApplicationActs() {}

    private static Application application(TenantClient client) {
        return application(client, List.of(CALLBACK));
    }

    private static Application applicationWithTwo(TenantClient client) {
        return application(client, List.of(CALLBACK, OTHER));
    }

    private static Application application(TenantClient client, List<RedirectUri> callbacks) {
        return client.applications()
                .create(NewApplication.builder(Subjects.name(client), ApplicationType.WEB)
                        .redirectUris(callbacks)
                        .build())
                .application();
    }

    /** Whether there is an application of that name; there may be several, which no provider minds. */
    private static boolean isThere(TenantClient client, String name) {
        return !client.applications()
                .list(new ApplicationQuery(name, null), PAGE)
                .items()
                .isEmpty();
    }

    private static Application now(TenantClient client, Application application) {
        return client.applications().find(application.id()).orElseThrow();
    }

    private static List<String> uris(TenantClient client, Application application) {
        return client.applications().redirectUris(application.id(), PAGE).items().stream()
                .flatMap(redirects -> redirects.uris().stream())
                .toList();
    }
}
