package io.ostiary.distribution;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.ostiary.Secret;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Retry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What may know what, in the code that is delivered: tests and the conformance kit are left out. */
class ArchitectureTest {
    private static final String ADAPTER = "io.ostiary.mcp..";
    private static final String AUTH0 = "io.ostiary.auth0..";
    private static final String HTML = "io.ostiary.html..";
    private static final String KEYCLOAK = "io.ostiary.keycloak..";
    private static final String LIQUID = "io.ostiary.liquid..";
    private static final String MEMORY = "io.ostiary.memory..";
    private static final String[] BACKENDS = Backends.available().stream()
            .map(provider -> provider.getClass().getPackageName() + "..")
            .toArray(String[]::new);

    private static final String[] ABOVE = and(and(and(BACKENDS, ADAPTER), HTML), LIQUID);

    private static final JavaClasses DELIVERED = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isDelivered)
            .importPackages("io.ostiary");

    @Test
    void theCoreKnowsNothingButTheJdk() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ABOVE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ABOVE)
                .orShould()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.jspecify..", "io.ostiary..")
                .check(DELIVERED);
    }

    @TestFactory
    Stream<DynamicTest> aBackendKnowsNeitherAnotherNorTheAdapter() {
        return Arrays.stream(BACKENDS)
                .map(backend -> DynamicTest.dynamicTest(backend, () -> {
                    String[] others = Arrays.stream(BACKENDS)
                            .filter(other -> !other.equals(backend))
                            .toArray(String[]::new);

                    noClasses()
                            .that()
                            .resideInAPackage(backend)
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(and(others, ADAPTER))
                            .check(DELIVERED);
                }));
    }

    @Test
    void theAdapterKnowsNoBackend() {
        noClasses()
                .that()
                .resideInAPackage(ADAPTER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BACKENDS)
                .check(DELIVERED);
    }

    @Test
    void thePackagesOfTheAdapterAreFreeOfCycles() {
        slices().matching("io.ostiary.mcp.(*)..").should().beFreeOfCycles().check(DELIVERED);
    }

    @TestFactory
    Stream<DynamicTest> aLibraryIsKnownInItsPlaceOnly() {
        return Stream.of(
                only("io.ostiary.mcp.sdk..", "io.modelcontextprotocol..", "reactor..", "org.reactivestreams.."),
                only("io.ostiary.mcp.sdk..", "org.eclipse.jetty..", "jakarta.servlet.."),
                only("io.ostiary.mcp.cli..", "picocli..", "com.fasterxml.jackson.dataformat.yaml.."),
                only(List.of(ADAPTER, KEYCLOAK, AUTH0), "com.fasterxml.."),
                only(List.of(MEMORY, AUTH0), "com.nimbusds.."),
                only(MEMORY, "org.bouncycastle..", "org.pcollections.."),
                only("io.ostiary.memory.junit..", "org.junit.."),
                only("io.ostiary.memory.dns..", "org.xbill.."),
                only("io.ostiary.memory.mail..", "jakarta.mail..", "org.eclipse.angus.."),
                only(HTML, "org.jsoup.."),
                only(LIQUID, "liqp..", "liquid.."),
                only(KEYCLOAK, "org.keycloak..", "jakarta.ws.rs..", "org.jboss..", "org.apache.."),
                only(AUTH0, "com.auth0..", "okhttp3..", "okio..", "kotlin.."));
    }

    @Test
    void onlyTheCommandLineTouchesTheStandardStreamsAndNobodySleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.ostiary.mcp.cli..")
                .and()
                .doNotBelongToAnyOf(Retry.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(target(name("printStackTrace")))
                .orShould()
                .callMethodWhere(
                        target(name("sleep")).and(target(owner(JavaClass.Predicates.assignableTo(Thread.class)))))
                .check(DELIVERED);
    }

    @Test
    void whoRevealsSecretsIsKnown() {
        assertThat(DELIVERED.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Secret.class)
                                && call.getName().equals("reveal"))
                        .map(call -> outermost(call.getOriginOwner()))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "io.ostiary.apikey.ApiKeyCredential",
                        "io.ostiary.auth0.ActionRow",
                        "io.ostiary.auth0.Attempt",
                        "io.ostiary.auth0.Auth0ApiKeys",
                        "io.ostiary.auth0.HashedPassword",
                        "io.ostiary.auth0.ManagementTokens",
                        "io.ostiary.auth0.PasswordChange",
                        "io.ostiary.auth0.ProviderWriting",
                        "io.ostiary.auth0.SignInClient",
                        "io.ostiary.auth0.TokenCheck",
                        "io.ostiary.auth0.UserMapping",
                        "io.ostiary.keycloak.AuthorizationCodeFlow",
                        "io.ostiary.keycloak.HashedPassword",
                        "io.ostiary.keycloak.KeycloakApiKeys",
                        "io.ostiary.keycloak.KeycloakClient",
                        "io.ostiary.keycloak.KeycloakIdentityProviders",
                        "io.ostiary.keycloak.KeycloakSessions",
                        "io.ostiary.keycloak.KeycloakUsers",
                        "io.ostiary.keycloak.PasswordSignIn",
                        "io.ostiary.keycloak.TokenAnswer",
                        "io.ostiary.keycloak.TokenCheck",
                        "io.ostiary.keycloak.UserMapping",
                        "io.ostiary.mcp.guard.SecretSink",
                        "io.ostiary.memory.AddressedToken",
                        "io.ostiary.memory.MailDraft",
                        "io.ostiary.memory.TotpEnrolment",
                        "io.ostiary.memory.mail.MailMessage",
                        "io.ostiary.memory.mail.OutboxFolder",
                        "io.ostiary.memory.mail.SmtpConnector",
                        "io.ostiary.memory.password.Argon2Hash",
                        "io.ostiary.memory.password.BcryptHash",
                        "io.ostiary.memory.password.EncodedHash",
                        "io.ostiary.memory.password.Pbkdf2Hash",
                        "io.ostiary.memory.token.AccessTokens",
                        "io.ostiary.memory.token.OpaqueTokens",
                        "io.ostiary.provider.AppleKey",
                        "io.ostiary.user.PasswordHash");
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(DELIVERED.getPackage("io.ostiary").getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static DynamicTest only(String place, String... libraries) {
        return only(List.of(place), libraries);
    }

    private static DynamicTest only(List<String> places, String... libraries) {
        return DynamicTest.dynamicTest(
                String.join(", ", libraries),
                () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(places.toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(libraries)
                        .check(DELIVERED));
    }

    private static boolean isDelivered(Location location) {
        return List.of("/test-classes/", "-tests.jar").stream().noneMatch(location::contains);
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElseGet(type::getName);
    }

    private static String[] and(String[] some, String one) {
        return Stream.concat(Arrays.stream(some), Stream.of(one)).toArray(String[]::new);
    }
}
