package io.ostiary.mcp;

import static io.ostiary.emailtemplate.EmailTemplateType.EMAIL_VERIFICATION;
import static io.ostiary.emailtemplate.EmailTemplateType.INVITATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.emailtemplate.EmailTemplate;
import java.util.Map;

/** Of the AuthGate MCP server, the tools for the texts of mails. */
final class EmailTemplateParity {
    private EmailTemplateParity() {}

    static void authGate(Map<String, Parity> all) {
        all.put(
                "list_email_templates list_email_templates",
                Parity.begin()
                        .called(w -> Map.of())
                        .leaves((w, reply) -> assertThat(reply.each("templates", "customized"))
                                .containsExactly("false", "false", "true")));
        all.put(
                "get_email_template get_email_template",
                Parity.begin()
                        .maps("type", "type")
                        .called(w -> Map.of("type", "invitation"))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/subject"))
                                    .isEqualTo(w.comeAboard().subject());
                            assertThat(reply.at("/body"))
                                    .isEqualTo(w.comeAboard().body());
                        }));
        all.put(
                "upsert_email_template set_email_template",
                Parity.begin()
                        .maps("type", "type")
                        .maps("subject", "subject")
                        .maps("content", "body")
                        .called(w -> Map.of(
                                "type",
                                "email_verification",
                                "subject",
                                "Is it you?",
                                "content",
                                "<p>Say so: " + w.link(EMAIL_VERIFICATION) + "</p>"))
                        .leaves((w, reply) -> {
                            EmailTemplate now = w.main.emailTemplates().get(EMAIL_VERIFICATION);
                            assertThat(now.subject()).isEqualTo("Is it you?");
                            assertThat(now.body()).isEqualTo("<p>Say so: " + w.link(EMAIL_VERIFICATION) + "</p>");
                        }));
        all.put(
                "preview_email_template preview_email_template",
                Parity.begin()
                        .maps("type", "type")
                        .maps("variables", "variables")
                        .called(w -> Map.of(
                                "type",
                                "invitation",
                                "variables",
                                Map.of(w.organizationVariable().name(), "Pier & Sons")))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/subject"))
                                    .isEqualTo(w.comeAboard()
                                            .subject()
                                            .replace(w.organizationVariable().placeholder(), "Pier & Sons"));
                            assertThat(reply.at("/html")).contains("Pier &amp; Sons");
                        }));
        all.put(
                "reset_email_template reset_email_template",
                Parity.begin()
                        .maps("type", "type")
                        .given(World::comeAboard)
                        .called(w -> Map.of("type", "invitation"))
                        .leaves((w, reply) -> assertThat(
                                        w.main.emailTemplates().get(INVITATION).customized())
                                .isFalse()));
    }
}
