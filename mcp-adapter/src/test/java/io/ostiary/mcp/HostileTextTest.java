package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.domain.DnsRecord;
import io.ostiary.tenant.Tenant;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What users wrote into their profiles is data for whoever reads it: seen as it is, never acted upon, never invisible. */
@Timeout(60)
class HostileTextTest {
    static final List<String> PAYLOADS = Payloads.ALL;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void inResultsItIsMarkedAndHasNothingInvisible(String payload) {
        try (World world = new World(folder);
                Assistant assistant =
                        Assistant.connect(world.tools(hostile(world, payload), o -> {}), Transport.STDIO, null)) {
            for (Reply reply : List.of(
                    assistant.call(
                            "get_user", Map.of("user", "id:" + world.ada().id())),
                    assistant.call("list_users", Map.of()),
                    assistant.call("list_role_members", Map.of("role", "editor")))) {
                JsonNode user = reply.done().json().has("user")
                        ? reply.json().path("user")
                        : reply.json().path("users").path(0);

                assertThat(user.path("name").asText())
                        .isEqualTo(Payloads.UNSEEN_IN_LINES.matcher(payload).replaceAll(""));
                assertThat(reply.json().path("untrusted").toString()).contains("\"name\"", "\"given_name\"");
                assertThat(Payloads.UNSEEN.matcher(reply.text()).find()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void inQuestionsItIsOnOneLineAndHasNothingInvisible(String payload) {
        Person person = Person.declining();
        try (World world = new World(folder);
                Assistant assistant =
                        Assistant.connect(world.tools(hostile(world, payload), o -> {}), Transport.STDIO, person)) {
            assistant
                    .call("delete_user", Map.of("user", "id:" + world.ada().id()))
                    .refused("permission-denied");
            assistant.call("delete_tenant", Map.of("tenant", "acme")).refused("permission-denied");

            assertThat(person.asked()).hasSize(2).allSatisfy(question -> {
                assertThat(Payloads.UNSEEN_IN_LINES.matcher(question.message()).find())
                        .isFalse();
                assertThat(Payloads.UNSEEN.matcher(Person.target(question)).find())
                        .isFalse();
                assertThat(linesThatAreNoneOfOurs(question)).isEmpty();
                assertThat(question.message().length()).isLessThan(2_000);
            });
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void inProblemsItIsOnOneLineAndHasNothingInvisible(String payload) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            for (Reply reply : List.of(
                    assistant.call("get_user", Map.of("user", payload)),
                    assistant.call("get_user", Map.of(payload, payload)),
                    assistant.call("get_tenant", Map.of("tenant", payload)),
                    assistant.call("list_users", Map.of("cursor", payload)),
                    assistant.call("update_role", Map.of("role", payload, payload, 1)),
                    assistant.call("import_users", Map.of("file", payload)),
                    assistant.call(
                            "set_user_metadata",
                            Map.of("user", "ada", "values", Map.of(payload, Map.of(payload, "\u0000")))))) {
                assertThat(reply.error()).isTrue();
                assertThat(reply.code()).isNotEqualTo("internal");
                assertThat(Payloads.UNSEEN.matcher(reply.text()).find())
                        .as(reply.text())
                        .isFalse();
                assertThat(reply.text().length()).isLessThan(6_000);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void whatSomebodyWroteIntoTheDnsIsMarkedAndHasNothingInvisible(String payload) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            DnsRecord wanted = world.loginDomain().proof().records().get(0);
            world.harness.publish(List.of(new DnsRecord(wanted.type(), wanted.name(), payload)));

            Reply reply = assistant.call("verify_custom_domain", Map.of("domain", World.LOGIN_DOMAIN));

            assertThat(reply.done().at("/status")).isEqualTo("failed");
            assertThat(reply.json().path("untrusted").toString()).contains("\"found\"");
            assertThat(Payloads.UNSEEN.matcher(reply.text()).find()).isFalse();
        }
    }

    @Test
    void emojiAndEveryScriptSurvive() {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            String name = "Zoë Ångström 山田 😀 مرحبا";
            world.main
                    .users()
                    .create(NewUser.withEmail("zoe@example.com").name(name).build());

            assertThat(assistant
                            .call("get_user", Map.of("user", "zoe@example.com"))
                            .done()
                            .at("/user/name"))
                    .isEqualTo(name);
        }
    }

    @Test
    void aNameOfNothingVisibleCannotBeApprovedByTypingNothing() {
        try (World world = new World(folder)) {
            IdentityBackend backend = AlteredBackend.holding(
                    world.backend,
                    user -> user.toBuilder().email("\u200B\u2060").build(),
                    tenant -> tenant);
            try (Assistant assistant =
                    Assistant.connect(world.tools(backend, o -> {}), Transport.STDIO, Person.typing(""))) {
                assistant
                        .call("delete_user", Map.of("user", "id:" + world.ada().id()))
                        .refused("permission-denied");

                assertThat(world.main.users().find(world.ada().id())).isPresent();
            }
        }
    }

    private static List<String> linesThatAreNoneOfOurs(ElicitFormRequest question) {
        return question.message()
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("- "))
                .toList();
    }

    private static IdentityBackend hostile(World world, String payload) {
        return AlteredBackend.holding(
                world.backend,
                user -> written(user, payload),
                tenant -> new Tenant(tenant.id(), payload, tenant.settings(), tenant.createdAt()));
    }

    private static User written(User user, String payload) {
        return user.toBuilder()
                .email(payload)
                .username(payload)
                .phone(payload)
                .givenName(payload)
                .familyName(payload)
                .name(payload)
                .build();
    }
}
