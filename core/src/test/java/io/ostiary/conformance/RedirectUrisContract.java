package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationRedirects;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import java.util.List;

/** Where people may be sent after signing in changes address by address. */
abstract class RedirectUrisContract extends Contract {
    private static final RedirectUri FIRST = RedirectUri.of("https://app.example.com/callback?from=a&to=b");
    private static final RedirectUri SECOND = RedirectUri.of("http://127.0.0.1:8400/callback");

    @Needs(
            value = {CREATE_APPLICATION, ADD_REDIRECT_URI, LIST_REDIRECT_URIS, GET_APPLICATION},
            parameters = {
                "create_application.redirect_uris",
                "create_application.description",
                "list_redirect_uris.application"
            })
    void aRedirectUriIsAddedToThoseThatAreThere() {
        Application application = applicationWith(FIRST);

        ApplicationRedirects after = applications.addRedirectUri(application.id(), SECOND);

        assertThat(after.application()).isEqualTo(application.id());
        assertThat(after.name()).isEqualTo(application.name());
        assertThat(after.uris()).containsExactlyInAnyOrder(FIRST.value(), SECOND.value());
        eventually(() -> {
            assertThat(uris(application.id())).containsExactlyInAnyOrder(FIRST.value(), SECOND.value());
            assertThat(applications.find(application.id())).hasValueSatisfying(found -> {
                assertThat(found.description()).isEqualTo("Kept");
                assertThat(found.grantTypes()).isEqualTo(application.grantTypes());
                assertThat(found.origins()).isEqualTo(application.origins());
            });
        });
    }

    @Needs(
            value = {CREATE_APPLICATION, REMOVE_REDIRECT_URI, LIST_REDIRECT_URIS, GET_APPLICATION},
            parameters = {
                "create_application.redirect_uris",
                "create_application.description",
                "list_redirect_uris.application"
            })
    void aRedirectUriIsTakenFromThoseThatAreThere() {
        Application application = applicationWith(FIRST, SECOND);

        ApplicationRedirects after = applications.removeRedirectUri(application.id(), FIRST.value());

        assertThat(after.uris()).containsExactly(SECOND.value());
        eventually(() -> assertThat(uris(application.id())).containsExactly(SECOND.value()));
        refuses(NotFoundException.class, () -> applications.removeRedirectUri(application.id(), FIRST.value()));
        applications.removeRedirectUri(application.id(), SECOND.value());
        eventually(() -> {
            assertThat(uris(application.id())).isEmpty();
            assertThat(applications.find(application.id()))
                    .hasValueSatisfying(found -> assertThat(found.description()).isEqualTo("Kept"));
        });
    }

    @Needs(
            value = {CREATE_APPLICATION, ADD_REDIRECT_URI, LIST_REDIRECT_URIS},
            parameters = {
                "create_application.redirect_uris",
                "create_application.description",
                "list_redirect_uris.application"
            })
    void aRedirectUriIsNotAddedTwice() {
        Application application = applicationWith(FIRST);

        refuses(AlreadyExistsException.class, () -> applications.addRedirectUri(application.id(), FIRST));

        assertThat(uris(application.id())).containsExactly(FIRST.value());
    }

    @Needs(
            value = {CREATE_APPLICATION, ADD_REDIRECT_URI, LIST_REDIRECT_URIS},
            parameters = "list_redirect_uris.application")
    void onlyANativeApplicationGetsAPrivateUseScheme() {
        RedirectUri privateUse = RedirectUri.of("com.example.app:/callback");
        Application phone = someApplication(ApplicationType.NATIVE);
        Application browser = someApplication(ApplicationType.SPA);
        Application machine = someApplication(ApplicationType.MACHINE);

        applications.addRedirectUri(phone.id(), privateUse);
        refuses(InvalidArgumentException.class, () -> applications.addRedirectUri(browser.id(), privateUse));
        refuses(InvalidArgumentException.class, () -> applications.addRedirectUri(machine.id(), FIRST));

        eventually(() -> assertThat(uris(phone.id())).containsExactly(privateUse.value()));
        assertThat(uris(browser.id())).isEmpty();
        assertThat(uris(machine.id())).isEmpty();
    }

    @Needs(
            value = {CREATE_APPLICATION, LIST_REDIRECT_URIS},
            parameters = {"create_application.redirect_uris", "create_application.description"})
    void theRedirectUrisOfEveryApplicationAreListed() {
        Application one = applicationWith(FIRST);
        Application other = applicationWith(SECOND);

        eventually(() -> assertThat(all(page -> applications.redirectUris(null, page)))
                .contains(ApplicationRedirects.of(one), ApplicationRedirects.of(other)));
    }

    private Application applicationWith(RedirectUri... uris) {
        return applications
                .create(NewApplication.builder(fixture.name(), ApplicationType.WEB)
                        .description("Kept")
                        .redirectUris(List.of(uris))
                        .build())
                .application();
    }

    private List<String> uris(ApplicationId id) {
        return all(page -> applications.redirectUris(id, page)).stream()
                .flatMap(redirects -> redirects.uris().stream())
                .toList();
    }
}
