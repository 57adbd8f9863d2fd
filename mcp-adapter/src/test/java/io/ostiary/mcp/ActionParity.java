package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.action.Action;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionStatus;
import io.ostiary.action.ActionTrigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tools of the Auth0 MCP server for Actions, each on a {@link World}. */
final class ActionParity {
    private static final String CODE = "exports.onExecuteCredentialsExchange = async () => {};";

    private ActionParity() {}

    static void auth0(Map<String, Parity> all) {
        all.put(
                "auth0_list_actions list_actions",
                Parity.begin()
                        .refuses("page", "an offset skips and repeats while others write; next_cursor does not")
                        .maps("per_page", "limit")
                        .refuses("include_totals", "the total is told wherever it costs nothing")
                        .maps("trigger_id", "trigger", ActionParity::trigger)
                        .called(w -> Map.of("per_page", 10, "trigger_id", "post-login"))
                        .leaves((w, reply) -> {
                            int greeting = reply.each("actions", "name").indexOf("Greeting");
                            assertThat(reply.at("/actions/" + greeting + "/status"))
                                    .isEqualTo("changed");
                        }));
        all.put(
                "auth0_get_action get_action",
                Parity.begin()
                        .maps("id", "action")
                        .called(w -> Map.of("id", w.greeting().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/draft/code")).contains("wave()");
                            assertThat(reply.at("/live/code")).contains("greet()");
                            assertThat(reply.at("/draft/secret_names/0")).isEqualTo("GREETING_KEY");
                            assertThat(reply.text()).doesNotContain(World.GREETING_KEY.reveal());
                        }));
        all.put(
                "auth0_create_action create_action",
                described(Parity.begin()).called(w -> description()).leaves((w, reply) -> {
                    Action created = w.main.actions().resolve("Count");
                    isDescribed(w, created);
                    assertThat(created.triggers()).containsExactly(ActionTrigger.CREDENTIALS_EXCHANGE);
                    assertThat(created.status()).isEqualTo(ActionStatus.DRAFT);
                    assertThat(reply.text()).doesNotContain("counted");
                }));
        all.put(
                "auth0_update_action update_action",
                described(Parity.begin())
                        .maps("id", "action")
                        .called(w -> {
                            Map<String, Object> change = description();
                            change.put("id", w.greeting().id().value());
                            change.put("supported_triggers", List.of(Map.of("id", "post-login", "version", "v3")));
                            return change;
                        })
                        .leaves((w, reply) -> {
                            isDescribed(w, w.greetingNow());
                            assertThat(w.keeps(w.greetingNow(), "GREETING_KEY", World.GREETING_KEY))
                                    .isTrue();
                            assertThat(w.runs()).contains("greet()");
                        }));
        all.put(
                "auth0_deploy_action deploy_action",
                Parity.begin()
                        .maps("id", "action")
                        .called(w -> Map.of("id", w.greeting().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.greetingNow().status()).isEqualTo(ActionStatus.DEPLOYED);
                            assertThat(w.runs()).contains("wave()");
                            assertThat(reply.at("/version")).isEqualTo("2");
                        }));
    }

    /** What creation and change of an action have in common. */
    private static Parity described(Parity parity) {
        return parity.maps("name", "name")
                .maps("supported_triggers", "triggers", ActionParity::triggers)
                .maps("code", "code")
                .maps("runtime", "runtime")
                .maps("dependencies", "dependencies")
                .maps("secrets", "secrets");
    }

    private static Map<String, Object> description() {
        return new HashMap<>(Map.of(
                "name",
                "Count",
                "supported_triggers",
                List.of(Map.of("id", "credentials-exchange", "version", "v2")),
                "code",
                CODE,
                "runtime",
                "node18",
                "dependencies",
                List.of(Map.of("name", "lodash", "version", "4.17.21")),
                "secrets",
                List.of(Map.of("name", "COUNTER", "value", "what is counted"))));
    }

    private static void isDescribed(World w, Action count) {
        assertThat(count.name()).isEqualTo("Count");
        assertThat(count.draft().code()).isEqualTo(CODE);
        assertThat(count.draft().runtime()).isEqualTo("node18");
        assertThat(count.draft().dependencies()).containsExactly(new ActionDependency("lodash", "4.17.21"));
        assertThat(w.keeps(count, "COUNTER", Secret.of("what is counted"))).isTrue();
    }

    private static Object trigger(Object theirs) {
        return String.valueOf(theirs).replace('-', '_');
    }

    private static Object triggers(Object theirs) {
        return ((List<?>) theirs)
                .stream()
                        .map(each -> trigger(String.valueOf(((Map<?, ?>) each).get("id"))))
                        .toList();
    }
}
