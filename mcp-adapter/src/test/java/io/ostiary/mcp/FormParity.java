package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.form.FormContent;
import io.ostiary.form.FormStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tools of the Auth0 MCP server for forms, each on a {@link World}. */
final class FormParity {
    private FormParity() {}

    static void auth0(Map<String, Parity> all) {
        all.put(
                "auth0_list_forms list_forms",
                Parity.begin()
                        .refuses("page", "an offset skips and repeats while others write; next_cursor does not")
                        .maps("per_page", "limit")
                        .refuses("include_totals", "the total is told wherever it costs nothing")
                        .called(w -> Map.of("per_page", 10))
                        .leaves((w, reply) ->
                                assertThat(reply.each("forms", "name")).containsExactly("Survey")));
        all.put(
                "auth0_get_form get_form",
                Parity.begin()
                        .maps("id", "form")
                        .called(w -> Map.of("id", w.survey().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/form/status"))
                                    .isEqualTo(name(w.surveyNow().status()));
                            assertThat(reply.at("/draft/nodes/0/id")).isEqualTo("step_1");
                        }));
        all.put(
                "auth0_create_form create_form",
                described(Parity.begin())
                        .called(w -> description())
                        .leaves((w, reply) -> isDescribed(w.main.forms()
                                .find(w.main.forms().resolve("Terms").id())
                                .orElseThrow()
                                .draft())));
        all.put(
                "auth0_update_form update_form",
                described(Parity.begin())
                        .maps("id", "form")
                        .called(w -> {
                            Map<String, Object> change = description();
                            change.put("id", w.survey().id().value());
                            return change;
                        })
                        .leaves((w, reply) -> {
                            assertThat(w.surveyNow().name()).isEqualTo("Terms");
                            isDescribed(w.surveyNow().draft());
                        }));
        all.put(
                "auth0_publish_form publish_form",
                Parity.begin()
                        .maps("id", "form")
                        .called(w -> Map.of("id", w.survey().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.surveyNow().status()).isEqualTo(FormStatus.PUBLISHED);
                            assertThat(w.surveyNow().published())
                                    .isEqualTo(w.survey().draft());
                        }));
    }

    /** What creation and change of a form have in common. */
    private static Parity described(Parity parity) {
        return parity.maps("name", "name")
                .maps("messages", "messages")
                .maps("languages", "languages")
                .maps("translations", "translations")
                .maps("nodes", "nodes")
                .maps("start", "start")
                .maps("ending", "ending")
                .maps("style", "style");
    }

    private static Map<String, Object> description() {
        return new HashMap<>(Map.of(
                "name",
                "Terms",
                "messages",
                Map.of("custom", Map.of("hello", "Hello")),
                "languages",
                Map.of("primary", "en"),
                "translations",
                Map.of("de", Map.of("messages", Map.of())),
                "nodes",
                List.of(Map.of("id", "step_2", "type", "STEP")),
                "start",
                Map.of("next_node", "step_2"),
                "ending",
                Map.of("resume_flow", true),
                "style",
                Map.of("css", "h1 { top: 0; }")));
    }

    private static void isDescribed(FormContent terms) {
        assertThat(terms)
                .isEqualTo(new FormContent(
                        List.of(Map.of("id", "step_2", "type", "STEP")),
                        Map.of("next_node", "step_2"),
                        Map.of("resume_flow", true),
                        Map.of("css", "h1 { top: 0; }"),
                        Map.of("primary", "en"),
                        Map.of("custom", Map.of("hello", "Hello")),
                        Map.of("de", Map.of("messages", Map.of()))));
    }

    private static String name(FormStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
