package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.RedirectUri;
import io.ostiary.mcp.integration.Framework;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a program is told what it needs to let people sign in. */
@Timeout(60)
class DeveloperToolsTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void everyGuideNamesWhatIsKnownAndLeavesNoGap(Framework framework) {
        assertThat(guide(framework))
                .contains("=https://id.example.com/\n", "=client-1\n")
                .doesNotContain("{{");
        assertThat(RedirectUri.problem(framework.redirectUri(List.of()))).isEmpty();
    }

    @Test
    void aGuideAsksForProofKeysWhereItsLibraryDoesNotByItself() {
        assertThat(guide(Framework.FLASK)).contains("\"code_challenge_method\": \"S256\"");
        assertThat(guide(Framework.GO)).contains("S256ChallengeOption(", "VerifierOption(");
        assertThat(guide(Framework.QUARKUS)).contains("pkce-required=true");
        assertThat(guide(Framework.SPRING_BOOT)).contains("OAuth2AuthorizationRequestCustomizers.withPkce()");
    }

    @Test
    void anApplicationFillsItsGuide() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, Person.absent())) {
            Reply reply = assistant
                    .call("get_sdk_setup", Map.of("framework", "express", "application", "Shop"))
                    .done();

            assertThat(reply.at("/client_id")).isEqualTo(world.shop().id().value());
            assertThat(reply.at("/redirect_uri")).isEqualTo(World.CALLBACK);
            assertThat(reply.at("/guide"))
                    .contains(
                            "ISSUER_BASE_URL=" + world.main.issuer(),
                            "CLIENT_ID=" + world.shop().id(),
                            "BASE_URL=https://shop.example.com\n");
            assertThat(reply.text()).doesNotContain(world.shopSecret().reveal()).doesNotContain("add_redirect_uri");
        }
    }

    @Test
    void whatIsNotRegisteredIsAStep() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, Person.absent())) {
            assertThat(assistant
                            .call("get_sdk_setup", Map.of("framework", "quarkus"))
                            .done()
                            .at("/steps/0"))
                    .contains("create_application", "web", "http://localhost:8080/callback");

            world.main
                    .applications()
                    .update(
                            world.shop().id(),
                            ApplicationPatch.builder()
                                    .redirectUris(Change.set(List.of(RedirectUri.of("https://shop.example.com/other"))))
                                    .build());
            assertThat(assistant
                            .call("get_sdk_setup", Map.of("framework", "go", "application", "Shop"))
                            .done()
                            .at("/steps/0"))
                    .contains("add_redirect_uri", "http://localhost:3000/callback");
        }
    }

    @Test
    void aProgramThatCannotKeepASecretIsNoApplicationThatHasOne() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, Person.absent())) {
            for (Framework framework : List.of(Framework.REACT, Framework.VUE)) {
                Reply reply = assistant.call(
                        "get_sdk_setup",
                        Map.of("framework", framework.name().toLowerCase(Locale.ROOT), "application", "Shop"));

                assertThat(reply.refused("invalid-argument").detail()).contains("web", "spa");
            }
        }
    }

    private static String guide(Framework framework) {
        return framework.guide(URI.create("https://id.example.com/"), "client-1", framework.redirectUri(List.of()));
    }
}
