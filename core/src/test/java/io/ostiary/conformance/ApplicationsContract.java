package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.application.RotatedSecret;
import io.ostiary.application.WebOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applications come, change and go, and their secrets with them. */
abstract class ApplicationsContract extends Contract {
    private static final RedirectUri CALLBACK = RedirectUri.of("https://app.example.com/callback");
    private static final RedirectUri LOCAL = RedirectUri.of("http://localhost:3000/callback");
    private static final RedirectUri GOODBYE = RedirectUri.of("https://app.example.com/goodbye");
    private static final WebOrigin ORIGIN = WebOrigin.of("https://app.example.com");

    @Needs(
            value = {CREATE_APPLICATION, GET_APPLICATION},
            parameters = {
                "create_application.description",
                "create_application.redirect_uris",
                "create_application.logout_uris",
                "create_application.origins"
            })
    void aNewApplicationIsAsItWasGiven() {
        String name = "The " + fixture.name();

        Application created = applications
                .create(NewApplication.builder(name, ApplicationType.SPA)
                        .description("Where customers shop")
                        .redirectUris(List.of(CALLBACK, LOCAL))
                        .logoutUris(List.of(GOODBYE))
                        .origins(List.of(ORIGIN))
                        .build())
                .application();

        assertThat(created.name()).isEqualTo(name);
        assertThat(created.type()).isEqualTo(ApplicationType.SPA);
        assertThat(created.description()).isEqualTo("Where customers shop");
        assertThat(created.redirectUris()).containsExactlyInAnyOrder(CALLBACK.value(), LOCAL.value());
        assertThat(created.logoutUris()).containsExactly(GOODBYE.value());
        assertThat(created.origins()).containsExactly(ORIGIN.value());
        assertThat(created.grantTypes())
                .containsExactlyInAnyOrder(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        eventually(() -> isTheSame(reread(created.id()), created));
    }

    @Needs({CREATE_APPLICATION, GET_APPLICATION})
    void everyTypeIsKeptWithTheGrantTypesThatComeWithIt() {
        for (ApplicationType type : ApplicationType.values()) {
            Application created = someApplication(type);

            eventually(() -> {
                Application found = reread(created.id());
                assertThat(found.type()).isEqualTo(type);
                assertThat(found.grantTypes()).isEqualTo(type.defaultGrantTypes());
                assertThat(found.description()).isNull();
                assertThat(found.redirectUris()).isEmpty();
                assertThat(found.logoutUris()).isEmpty();
                assertThat(found.origins()).isEmpty();
                assertThat(found.tokenLifetime()).isNull();
            });
        }
    }

    @Needs({CREATE_APPLICATION, GET_APPLICATION})
    void everyGrantTypeThatATypeCanHaveIsKept() {
        for (ApplicationType type : ApplicationType.values()) {
            Application created = applications
                    .create(NewApplication.builder(fixture.name(), type)
                            .grantTypes(type.grantTypes())
                            .build())
                    .application();

            eventually(() -> assertThat(reread(created.id()).grantTypes()).isEqualTo(type.grantTypes()));
        }
    }

    @Needs(CREATE_APPLICATION)
    void onlyAnApplicationThatCanKeepASecretGetsOneAndItIsItsOwn() {
        IssuedApplication machine = applications.create(NewApplication.of(fixture.name(), ApplicationType.MACHINE));
        IssuedApplication other = applications.create(NewApplication.of(fixture.name(), ApplicationType.MACHINE));

        assertThat(applications
                        .create(NewApplication.of(fixture.name(), ApplicationType.WEB))
                        .clientSecret())
                .isNotNull();
        assertThat(applications
                        .create(NewApplication.of(fixture.name(), ApplicationType.SPA))
                        .clientSecret())
                .isNull();
        assertThat(applications
                        .create(NewApplication.of(fixture.name(), ApplicationType.NATIVE))
                        .clientSecret())
                .isNull();
        assertThat(secret(machine).length()).isGreaterThanOrEqualTo(32);
        eventually(() -> accepts(machine.application().id(), secret(machine)));
        rejects(machine.application().id(), secret(other));
    }

    @Needs({CREATE_APPLICATION, ROTATE_APPLICATION_SECRET})
    void aNewSecretTakesThePlaceOfTheOld() {
        IssuedApplication machine = applications.create(NewApplication.of(fixture.name(), ApplicationType.MACHINE));
        ApplicationId id = machine.application().id();

        RotatedSecret rotated = applications.rotateSecret(id);

        assertThat(rotated.clientSecret()).isNotEqualTo(secret(machine));
        eventually(() -> accepts(id, rotated.clientSecret()));
        if (rotated.oldValidFor().isZero()) {
            rejects(id, secret(machine));
        }
    }

    @Needs({CREATE_APPLICATION, ROTATE_APPLICATION_SECRET})
    void whatKeepsNoSecretHasNoneToRotate() {
        refuses(
                ConflictException.class,
                () -> applications.rotateSecret(
                        someApplication(ApplicationType.SPA).id()));
    }

    @Needs(
            value = {CREATE_APPLICATION, UPDATE_APPLICATION, GET_APPLICATION},
            parameters = {
                "create_application.description",
                "create_application.redirect_uris",
                "create_application.logout_uris",
                "create_application.origins",
                "update_application.name"
            })
    void aChangeTouchesOnlyWhatItNames() {
        Application before = fullApplication();
        String name = "Renamed " + fixture.name();

        Application changed = applications.update(
                before.id(), ApplicationPatch.builder().name(Change.set(name)).build());

        assertThat(changed.name()).isEqualTo(name);
        eventually(() -> {
            Application found = reread(before.id());
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.type()).isEqualTo(before.type());
            assertThat(found.description()).isEqualTo(before.description());
            assertThat(found.redirectUris()).isEqualTo(before.redirectUris());
            assertThat(found.logoutUris()).isEqualTo(before.logoutUris());
            assertThat(found.origins()).isEqualTo(before.origins());
            assertThat(found.grantTypes()).isEqualTo(before.grantTypes());
        });
    }

    @Needs(
            value = {CREATE_APPLICATION, UPDATE_APPLICATION},
            parameters = "update_application.name")
    void aChangeLeavesTheSecretAsItIs() {
        IssuedApplication machine = applications.create(NewApplication.of(fixture.name(), ApplicationType.MACHINE));

        applications.update(
                machine.application().id(),
                ApplicationPatch.builder()
                        .name(Change.set("Renamed " + fixture.name()))
                        .build());

        eventually(() -> accepts(machine.application().id(), secret(machine)));
    }

    @Needs(
            value = {CREATE_APPLICATION, UPDATE_APPLICATION, GET_APPLICATION},
            parameters = {
                "create_application.description",
                "create_application.redirect_uris",
                "create_application.logout_uris",
                "create_application.origins",
                "update_application.description",
                "update_application.redirect_uris",
                "update_application.logout_uris",
                "update_application.origins",
                "update_application.grant_types"
            })
    void everyFieldIsReplacedAndCleared() {
        Application before = fullApplication();

        applications.update(
                before.id(),
                ApplicationPatch.builder()
                        .description(Change.set("Something else"))
                        .redirectUris(Change.set(List.of(LOCAL)))
                        .logoutUris(Change.set(List.of(CALLBACK)))
                        .origins(Change.set(List.of(WebOrigin.of("http://127.0.0.1:8080"))))
                        .grantTypes(Change.set(Set.of(GrantType.AUTHORIZATION_CODE)))
                        .build());
        eventually(() -> {
            Application found = reread(before.id());
            assertThat(found.name()).isEqualTo(before.name());
            assertThat(found.description()).isEqualTo("Something else");
            assertThat(found.redirectUris()).containsExactly(LOCAL.value());
            assertThat(found.logoutUris()).containsExactly(CALLBACK.value());
            assertThat(found.origins()).containsExactly("http://127.0.0.1:8080");
            assertThat(found.grantTypes()).containsExactly(GrantType.AUTHORIZATION_CODE);
        });

        applications.update(
                before.id(),
                ApplicationPatch.builder()
                        .description(Change.clear())
                        .redirectUris(Change.clear())
                        .logoutUris(Change.set(List.of()))
                        .origins(Change.clear())
                        .build());
        eventually(() -> {
            Application found = reread(before.id());
            assertThat(found.description()).isNull();
            assertThat(found.redirectUris()).isEmpty();
            assertThat(found.logoutUris()).isEmpty();
            assertThat(found.origins()).isEmpty();
        });
    }

    @Needs(
            value = {CREATE_APPLICATION, UPDATE_APPLICATION, GET_APPLICATION},
            parameters = {"create_application.token_lifetime", "update_application.token_lifetime"})
    void theLifetimeOfTokensIsKeptChangedAndCleared() {
        Application application = applications
                .create(NewApplication.builder(fixture.name(), ApplicationType.WEB)
                        .tokenLifetime(Duration.ofMinutes(2))
                        .build())
                .application();
        eventually(() -> assertThat(reread(application.id()).tokenLifetime()).isEqualTo(Duration.ofMinutes(2)));

        applications.update(
                application.id(),
                ApplicationPatch.builder()
                        .tokenLifetime(Change.set(Duration.ofSeconds(90)))
                        .build());
        eventually(() -> assertThat(reread(application.id()).tokenLifetime()).isEqualTo(Duration.ofSeconds(90)));

        applications.update(
                application.id(),
                ApplicationPatch.builder().tokenLifetime(Change.clear()).build());
        eventually(() -> assertThat(reread(application.id()).tokenLifetime()).isNull());
    }

    @Needs(
            value = {CREATE_APPLICATION, UPDATE_APPLICATION, GET_APPLICATION, ROTATE_APPLICATION_SECRET},
            parameters = "update_application.type")
    void anotherTypeBringsItsGrantTypesAndTakesTheSecret() {
        Application web = someApplication(ApplicationType.WEB);

        for (ApplicationType type : List.of(ApplicationType.NATIVE, ApplicationType.SPA)) {
            applications.update(
                    web.id(), ApplicationPatch.builder().type(Change.set(type)).build());

            eventually(() -> {
                assertThat(reread(web.id()).type()).isEqualTo(type);
                assertThat(reread(web.id()).grantTypes()).isEqualTo(type.defaultGrantTypes());
            });
            refuses(ConflictException.class, () -> applications.rotateSecret(web.id()));
        }
        applications.update(
                web.id(),
                ApplicationPatch.builder()
                        .type(Change.set(ApplicationType.MACHINE))
                        .build());
        eventually(() -> assertThat(reread(web.id()).grantTypes()).containsExactly(GrantType.CLIENT_CREDENTIALS));
        RotatedSecret first = applications.rotateSecret(web.id());
        eventually(() -> accepts(web.id(), first.clientSecret()));
    }

    @Needs(
            value = {CREATE_APPLICATION, UPDATE_APPLICATION, GET_APPLICATION},
            parameters = {
                "create_application.redirect_uris",
                "update_application.type",
                "update_application.redirect_uris",
                "update_application.grant_types"
            })
    void whatATypeCannotHaveIsRefusedAndChangesNothing() {
        Application phone = applications
                .create(NewApplication.builder(fixture.name(), ApplicationType.NATIVE)
                        .redirectUris(List.of(RedirectUri.of("com.example.app:/callback")))
                        .build())
                .application();

        refuses(ConflictException.class, () -> applications.update(phone.id(), toType(ApplicationType.WEB)));
        refuses(ConflictException.class, () -> applications.update(phone.id(), toType(ApplicationType.MACHINE)));
        refuses(
                InvalidArgumentException.class,
                () -> applications.update(
                        phone.id(),
                        ApplicationPatch.builder()
                                .grantTypes(Change.set(Set.of(GrantType.CLIENT_CREDENTIALS)))
                                .build()));
        Application browser = someApplication(ApplicationType.SPA);
        refuses(
                InvalidArgumentException.class,
                () -> applications.update(
                        browser.id(),
                        ApplicationPatch.builder()
                                .redirectUris(Change.set(List.of(RedirectUri.of("com.example.app:/callback"))))
                                .build()));

        eventually(() -> isTheSame(reread(phone.id()), phone));
        assertThat(reread(browser.id()).redirectUris()).isEmpty();
    }

    @Needs({UPDATE_APPLICATION, DELETE_APPLICATION, GET_APPLICATION})
    void anApplicationThatIsNotThereIsNotFound() {
        assertThat(applications.find(noApplication())).isEmpty();
        refuses(
                NotFoundException.class,
                () -> applications.update(
                        noApplication(), ApplicationPatch.builder().build()));
        refuses(NotFoundException.class, () -> applications.delete(noApplication()));
        for (String id : Hostile.IDS) {
            assertThat(applications.find(ApplicationId.of(id))).isEmpty();
        }
    }

    @Needs({CREATE_APPLICATION, DELETE_APPLICATION, GET_APPLICATION})
    void aDeletedApplicationIsGoneAndItsSecretIsWorthNothing() {
        IssuedApplication machine = applications.create(NewApplication.of(fixture.name(), ApplicationType.MACHINE));
        ApplicationId id = machine.application().id();

        applications.delete(id);

        eventually(() -> assertThat(applications.find(id)).isEmpty());
        eventually(() -> rejects(id, secret(machine)));
        refuses(NotFoundException.class, () -> applications.delete(id));
    }

    @Needs(
            value = {CREATE_APPLICATION, LIST_APPLICATIONS},
            parameters = {"list_applications.query", "list_applications.type"})
    void applicationsAreFoundByPartOfTheNameAndByType() {
        Application web = applications
                .create(NewApplication.of("The Blue " + fixture.name(), ApplicationType.WEB))
                .application();
        Application machine = someApplication(ApplicationType.MACHINE);

        eventually(() -> {
            assertThat(listed(fixture.mark(), null)).containsExactlyInAnyOrder(web.id(), machine.id());
            assertThat(listed("tHE bLUE " + fixture.mark(), null)).containsExactly(web.id());
            assertThat(listed(fixture.mark(), ApplicationType.MACHINE)).containsExactly(machine.id());
            assertThat(listed(fixture.mark(), ApplicationType.SPA)).isEmpty();
            assertThat(listed(fixture.mark() + "-nothing", null)).isEmpty();
        });
    }

    @Needs(
            value = {CREATE_APPLICATION, LIST_APPLICATIONS},
            parameters = {
                "create_application.description",
                "create_application.redirect_uris",
                "create_application.logout_uris",
                "create_application.origins"
            })
    void anApplicationIsListedWithAllThatItIs() {
        Application created = fullApplication();

        eventually(() -> assertThat(all(page -> applications.list(ApplicationQuery.ALL, page)))
                .filteredOn(each -> each.id().equals(created.id()))
                .singleElement()
                .satisfies(found -> isTheSame(found, created)));
    }

    @Needs({CREATE_APPLICATION, LIST_APPLICATIONS})
    void anApplicationIsMeantByIdOrName() {
        Application application = someApplication(ApplicationType.WEB);

        for (String reference : Set.of(application.id().value(), application.name())) {
            eventually(() -> assertThat(resolveApplication(reference).id()).isEqualTo(application.id()));
        }
        refuses(NotFoundException.class, () -> resolveApplication(fixture.name()));
        refuses(NotFoundException.class, () -> resolveApplication("no such \u0000 thing"));
        refuses(NotFoundException.class, () -> resolveApplication("x".repeat(300)));
    }

    @Needs({CREATE_APPLICATION, LIST_APPLICATIONS})
    void aNameThatSeveralApplicationsHaveMeansNoneOfThem() {
        String name = fixture.name();
        Application first = applications
                .create(NewApplication.of(name, ApplicationType.WEB))
                .application();
        Application second = applications
                .create(NewApplication.of(name, ApplicationType.SPA))
                .application();

        eventually(() -> assertThat(refuses(ConflictException.class, () -> resolveApplication(name)))
                .hasMessageContaining(first.id().value())
                .hasMessageContaining(second.id().value()));
    }

    private Application fullApplication() {
        return applications
                .create(NewApplication.builder("Full " + fixture.name(), ApplicationType.WEB)
                        .description("Where customers shop")
                        .redirectUris(List.of(CALLBACK))
                        .logoutUris(List.of(GOODBYE))
                        .origins(List.of(ORIGIN))
                        .build())
                .application();
    }

    private Application reread(ApplicationId id) {
        return applications.find(id).orElseThrow(() -> new AssertionError("no application " + id));
    }

    private List<ApplicationId> listed(String text, @Nullable ApplicationType type) {
        return all(page -> applications.list(new ApplicationQuery(text, type), page)).stream()
                .map(Application::id)
                .toList();
    }

    private Application resolveApplication(String reference) {
        fixture.watch().called(Operation.LIST_APPLICATIONS);
        return applications.resolve(reference);
    }

    private void accepts(ApplicationId id, Secret secret) {
        assertThat(fixture.harness().accepts(fixture.unwatchedDirectory(), id, secret))
                .isTrue();
    }

    private void rejects(ApplicationId id, Secret secret) {
        assertThat(fixture.harness().accepts(fixture.unwatchedDirectory(), id, secret))
                .isFalse();
    }

    private static ApplicationPatch toType(ApplicationType type) {
        return ApplicationPatch.builder().type(Change.set(type)).build();
    }

    private static Secret secret(IssuedApplication issued) {
        return Objects.requireNonNull(issued.clientSecret(), "a secret");
    }

    /** The same in every field; providers keep no order of addresses. */
    private static void isTheSame(Application found, Application expected) {
        assertThat(found).usingRecursiveComparison().ignoringCollectionOrder().isEqualTo(expected);
    }
}
