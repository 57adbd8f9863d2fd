package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.Secret;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionPatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes live is what the person read: whole, and with what nobody would see. */
@Timeout(60)
class ReadBeforeApprovalTest {
    private static final String LIVE = World.code("greet");

    private final Person person = Person.approving();
    private final World world;

    ReadBeforeApprovalTest(@TempDir Path folder) {
        this.world = new World(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void codeIsShownToItsLastLine() {
        String code = IntStream.range(0, 120).mapToObj(i -> "step" + i + "();").collect(Collectors.joining("\n"));

        String question = deploying(patch -> patch.code(Change.set(code)));

        assertThat(question)
                .contains("code:\n- const greet", "\n- exports.onExecutePostLogin", "+ step0();\n", "+ step119();");
        assertThat(world.runs()).isEqualTo(code);
    }

    @Test
    void aLongLineGoesOnInTheNext() {
        String question = deploying(patch -> patch.code(Change.set("greet();" + " ".repeat(400) + "steal();")));

        assertThat(question).contains("+ greet();").containsPattern("\n\\+ … +steal\\(\\);");
    }

    @Test
    void whatEndsALineOfJavaScriptEndsOneForThePerson() {
        String question = deploying(patch -> patch.code(Change.set("// greet\u2028steal();\u2029again();\rmore();")));

        assertThat(question).contains("+ // greet\n+ steal();\n+ again();\n+ more();");
    }

    @Test
    void whatNobodyWouldSeeIsToldByItsNumber() {
        String question = deploying(patch -> patch.code(Change.set("let a\u3164 = 1; let b\u200D\u202E = 2;")));

        assertThat(question).contains("+ let a\\u{3164} = 1; let b\\u{200d}\\u{202e} = 2;");
    }

    @Test
    void everyDependencyIsALineOfItsOwn() {
        List<ActionDependency> dependencies = IntStream.range(0, 29)
                .mapToObj(i -> new ActionDependency("a" + "x".repeat(200) + i, "1.0." + i))
                .collect(Collectors.toList());
        dependencies.add(new ActionDependency("zz-last", "6.6.6"));

        String question = deploying(patch -> patch.dependencies(Change.set(dependencies)));

        assertThat(question).contains("dependencies:\n+ axxx", "\n+ zz-last 6.6.6");
    }

    @Test
    void secretsAreNamedAndThatTheirValuesChanged() {
        String question = deploying(
                patch -> patch.code(Change.set(LIVE)).secrets(Map.of("KEY", Change.set(Secret.of("winter-key")))));
        assertThat(question).contains("secrets:\n+ KEY");

        question = deploying(patch -> patch.secrets(Map.of("KEY", Change.set(Secret.of("summer-key")))));

        assertThat(question)
                .contains("- The value of a secret was changed, and nothing else.")
                .doesNotContain("summer-key", "winter-key");
    }

    @Test
    void aSecretThatIsChangedMeanwhileIsNotApproved() {
        change(patch -> patch.secrets(Map.of("GREETING_KEY", Change.set(Secret.of("shown")))));
        Person hasty = Person.approvingAfter(() -> {
            world.clock().advance(Duration.ofSeconds(1));
            change(patch -> patch.secrets(Map.of("GREETING_KEY", Change.set(Secret.of("swapped")))));
        });
        try (Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, hasty)) {
            assistant.call("deploy_action", Map.of("action", "Greeting")).refused("conflict");
        }

        assertThat(world.runs()).isEqualTo(LIVE);
    }

    @Test
    void codeThatNobodyReadsInOneQuestionIsRefusedAndSaysTheOtherWay() {
        change(patch -> patch.code(Change.set("step();\n".repeat(600))));
        try (Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            Reply reply = assistant
                    .call("deploy_action", Map.of("action", "Greeting"))
                    .refused("permission-denied");

            assertThat(reply.detail()).contains("too much", "nothing was done", "--unattended deploy_action");
        }
        assertThat(person.asked()).isEmpty();
        assertThat(world.runs()).isEqualTo(LIVE);
    }

    @Test
    void aFormIsShownWithEveryFieldOfEveryStep() {
        List<Map<String, Object>> steps = IntStream.range(0, 3)
                .mapToObj(i -> Map.<String, Object>of(
                        "id",
                        "step_" + i,
                        "type",
                        "STEP",
                        "alias",
                        "Step " + i,
                        "config",
                        Map.of("components", List.of(Map.of("id", "field_" + i, "label", "x".repeat(300))))))
                .toList();
        try (Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            assistant
                    .call("update_form", Map.of("form", "Survey", "nodes", steps))
                    .done();
            assistant.call("publish_form", Map.of("form", "Survey")).done();
        }

        assertThat(question()).contains("nodes:\n", "\"id\" : \"field_2\"");
    }

    private String deploying(UnaryOperator<ActionPatch.Builder> change) {
        change(change);
        try (Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            assistant.call("deploy_action", Map.of("action", "Greeting")).done();
        }
        return question();
    }

    private void change(UnaryOperator<ActionPatch.Builder> change) {
        var unused = world.main
                .actions()
                .update(
                        world.greeting().id(),
                        change.apply(ActionPatch.builder()).build());
    }

    private String question() {
        return person.asked().get(person.asked().size() - 1).message();
    }
}
