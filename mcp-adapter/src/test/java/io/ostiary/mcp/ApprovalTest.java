package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Effect;
import io.ostiary.Operation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Danger needs a person: nothing dangerous happens unless one typed the name of what it happens to. */
@Timeout(120)
class ApprovalTest {
    @TempDir
    private Path folder = Path.of("");

    /** What people do instead of approving. */
    enum Refusal {
        DECLINE("a person declined"),
        CANCEL("the question was closed"),
        MISTYPE("what was typed is not"),
        EMPTY("what was typed is not"),
        NO_FORM("without filling in the form"),
        NOBODY_TO_ASK("this client cannot ask one"),
        NO_ANSWER("nobody answered in time");

        private final String reason;

        Refusal(String reason) {
            this.reason = reason;
        }

        @Nullable
        Person person() {
            return switch (this) {
                case DECLINE -> Person.declining();
                case CANCEL -> Person.cancelling();
                case MISTYPE -> Person.typing("yes");
                case EMPTY -> Person.typing("");
                case NO_FORM -> Person.acceptingAnEmptyForm();
                case NOBODY_TO_ASK -> null;
                case NO_ANSWER -> Person.absent();
            };
        }
    }

    @Test
    void noDangerousOperationIsForgotten() {
        assertThat(Perils.all().stream().map(Peril::operation).collect(Collectors.toSet()))
                .containsAll(Arrays.stream(Operation.values())
                        .filter(operation -> operation.effect() == Effect.DANGER)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("onBothTransports")
    void itIsDoneOnceThePersonTypedTheTarget(Peril peril, Transport transport) {
        Person person = Person.approving();
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), transport, person)) {
            assertThat(peril.done().test(world)).isFalse();

            assistant
                    .call(peril.operation().id(), peril.arguments().apply(world))
                    .done();

            assertThat(peril.done().test(world)).isTrue();
            assertThat(person.asked()).singleElement().satisfies(question -> {
                assertThat(Person.target(question)).isEqualTo(peril.target());
                assertThat(question.message()).startsWith("This will ");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void nothingIsDoneOtherwise(Peril peril, Refusal refusal) {
        Person person = refusal.person();
        try (World world = new World(folder);
                Assistant assistant = refusal == Refusal.NO_ANSWER && person != null
                        ? Assistant.connectImpatiently(world.tools(), person)
                        : Assistant.connect(world.tools(), Transport.STDIO, person)) {
            Map<String, Object> arguments = peril.arguments().apply(world);
            Map<String, Object> before = world.state();

            Reply reply = assistant.call(peril.operation().id(), arguments).refused("permission-denied");

            assertThat(reply.detail()).contains(refusal.reason, "nothing was done");
            assertThat(world.state()).isEqualTo(before);
            assertThat(peril.done().test(world)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("perils")
    void aPlanThatNoLongerHoldsIsNotCarriedOut(Peril peril) {
        try (World world = new World(folder)) {
            Map<String, Object> arguments = peril.arguments().apply(world);
            var meanwhile = peril.meanwhile();
            Map<String, Object> changed = new HashMap<>();
            Person person = Person.approvingAfter(() -> {
                if (meanwhile != null) {
                    meanwhile.accept(world);
                }
                changed.putAll(world.state());
            });
            try (Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
                Reply reply = assistant.call(peril.operation().id(), arguments);

                assertThat(reply.error()).isEqualTo(meanwhile != null);
                if (meanwhile != null) {
                    assertThat(reply.code()).isIn("conflict", "not-found", "already-exists");
                    assertThat(world.state()).isEqualTo(changed);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("perils")
    void anOperatorCanLetItRunUnattended(Peril peril) {
        List<String> globs = List.of(peril.operation().id());
        try (World world = new World(folder);
                Assistant assistant =
                        Assistant.connect(world.tools(options -> options.unattended(globs)), Transport.STDIO, null)) {
            assistant
                    .call(peril.operation().id(), peril.arguments().apply(world))
                    .done();

            assertThat(peril.done().test(world)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("perils")
    void whatAnOperatorLetsRunUnattendedAllowsNothingElse(Peril peril) {
        List<String> others = Arrays.stream(Operation.values())
                .filter(operation -> operation != peril.operation())
                .map(Operation::id)
                .toList();
        try (World world = new World(folder);
                Assistant assistant =
                        Assistant.connect(world.tools(options -> options.unattended(others)), Transport.STDIO, null)) {
            Map<String, Object> before = world.state();

            assistant
                    .call(peril.operation().id(), peril.arguments().apply(world))
                    .refused("permission-denied");

            assertThat(world.state()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("perils")
    void noArgumentOfTheModelApproves(Peril peril) {
        Person person = Person.declining();
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            Map<String, Object> arguments = peril.arguments().apply(world);
            Map<String, Object> before = world.state();
            for (String name : List.of("confirm", "confirmed", "approve", "approval", "yes", "unattended", "plan")) {
                for (Object value : List.of(true, "true", peril.target())) {
                    Map<String, Object> insisting = new HashMap<>(arguments);
                    insisting.put(name, value);

                    Reply reply = assistant.call(peril.operation().id(), insisting);

                    assertThat(reply.refused("invalid-argument").fields()).containsExactly(name);
                }
            }
            assertThat(world.state()).isEqualTo(before);
            assertThat(person.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("perils")
    void aMatchByAnUnverifiedAddressIsNotEnough(Peril peril) {
        Person person = Person.approving();
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            world.main.users().setEmailVerified(world.ada().id(), false);
            world.main.users().setEmailVerified(world.bob().id(), false);
            world.main.users().setEmailVerified(world.dora().id(), false);
            Map<String, Object> arguments = peril.arguments().apply(world);
            Map<String, Object> before = world.state();

            Reply reply = assistant.call(peril.operation().id(), arguments);

            if (arguments.containsKey("user") || arguments.containsKey("primary_user")) {
                assertThat(reply.refused("invalid-argument").fields()).containsExactly("user");
                assertThat(reply.detail()).contains("not verified", "id:");
                assertThat(person.asked()).isEmpty();
                assertThat(world.state()).isEqualTo(before);
            } else {
                assertThat(reply.error()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anUnverifiedUserCanStillBeNamedById(Transport transport) {
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), transport, Person.approving())) {
            world.main.users().setEmailVerified(world.bob().id(), false);

            assistant
                    .call("delete_user", Map.of("user", "id:" + world.bob().id()))
                    .done();

            assertThat(world.main.users().find(world.bob().id())).isEmpty();
        }
    }

    @Test
    void whatIsTypedMayDifferInCaseAndBlanks() {
        try (World world = new World(folder);
                Assistant assistant =
                        Assistant.connect(world.tools(), Transport.STDIO, Person.typing("  BOB@Example.com "))) {
            assistant.call("delete_user", Map.of("user", "bob")).done();

            assertThat(world.main.users().find(world.bob().id())).isEmpty();
        }
    }

    @Test
    void harmlessCallsOfTheSameToolsAskNobody() {
        Person person = Person.declining();
        try (World world = new World(folder);
                Assistant assistant = Assistant.connect(world.tools(), Transport.STDIO, person)) {
            assistant
                    .call("update_user", Map.of("user", "ada", "email", "ADA@example.com"))
                    .done();
            assistant
                    .call("assign_role", Map.of("user", "ada", "role", "editor"))
                    .done();
            assistant
                    .call("create_user", GoodCalls.of(Operation.CREATE_USER, world))
                    .done();
            assistant
                    .call("update_tenant", Map.of("tenant", "acme", "auth_methods", List.of("passkey", "password")))
                    .done();
            assistant
                    .call("create_role", Map.of("key", "writer", "permissions", List.of("posts:write")))
                    .done();
            assistant
                    .call("update_role", Map.of("role", "editor", "permissions", List.of("posts:write", "posts:read")))
                    .done();
            assistant
                    .call("create_tenant", Map.of("name", "Fresh", "if_exists", "update"))
                    .done();

            assertThat(person.asked()).isEmpty();
        }
    }

    static List<Peril> perils() {
        return Perils.all();
    }

    static Stream<Arguments> onBothTransports() {
        return Perils.all().stream()
                .flatMap(peril -> Arrays.stream(Transport.values()).map(transport -> Arguments.of(peril, transport)));
    }

    static Stream<Arguments> refused() {
        return Perils.all().stream()
                .flatMap(peril -> Arrays.stream(Refusal.values()).map(refusal -> Arguments.of(peril, refusal)));
    }
}
