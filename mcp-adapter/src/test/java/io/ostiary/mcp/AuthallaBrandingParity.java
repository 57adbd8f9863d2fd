package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.branding.BrandColors;
import io.ostiary.branding.HexColor;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.DomainStatus;
import io.ostiary.domain.EmailDomain;
import java.util.Map;

/** The tools of the Authalla MCP server for what people see of a tenant, each on a {@link World}. */
final class AuthallaBrandingParity {
    private static final String OFFSET = "an offset skips and repeats while others write; next_cursor does not";
    private static final String OTHER_COLOR = "no provider has it; text, page and primary color are what all can show";

    private AuthallaBrandingParity() {}

    static void add(Map<String, Parity> all) {
        themes(all);
        customDomains(all);
        customEmails(all);
    }

    private static void themes(Map<String, Parity> all) {
        all.put(
                "get_theme get_branding",
                Parity.begin()
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of("tenant_id", w.acme().tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/primary_color")).isEqualTo(World.ACME_RED.value());
                            assertThat(reply.text()).doesNotContain("background_color");
                        }));
        all.put(
                "update_theme update_branding",
                Parity.begin()
                        .maps("primary_color", "primary_color")
                        .refuses("secondary_color", OTHER_COLOR)
                        .refuses("secondary_button_text_color", OTHER_COLOR)
                        .maps("background_color", "background_color")
                        .refuses("box_background_color", OTHER_COLOR)
                        .maps("text_color", "text_color")
                        .maps("dark", "dark")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "primary_color",
                                "#0A7CFF",
                                "background_color",
                                "#ffffff",
                                "text_color",
                                "#101418",
                                "dark",
                                Map.of("background_color", "#101418", "text_color", "#fafafa"),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> assertThat(w.main.branding().get().colors())
                                .isEqualTo(new BrandColors(
                                        HexColor.of("#0a7cff"), HexColor.of("#ffffff"), HexColor.of("#101418"))))
                        .leaves(
                                "dark",
                                (w, reply) -> assertThat(w.main.branding().get().dark())
                                        .isEqualTo(new BrandColors(
                                                null, HexColor.of("#101418"), HexColor.of("#fafafa")))));
    }

    private static void customDomains(Map<String, Parity> all) {
        all.put(
                "list_custom_domains list_custom_domains",
                Parity.begin()
                        .maps("limit", "limit")
                        .refuses("offset", OFFSET)
                        .maps("tenant_id", "tenant")
                        .called(w ->
                                Map.of("limit", 10, "tenant_id", w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.each("domains", "domain")).containsExactly(World.LOGIN_DOMAIN);
                            assertThat(reply.at("/domains/0/status")).isEqualTo("pending");
                        }));
        all.put(
                "get_custom_domain get_custom_domain",
                Parity.begin()
                        .maps("id", "domain")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "id",
                                w.loginDomain().id().value(),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            var record = w.loginDomain().proof().records().get(0);
                            assertThat(reply.at("/records/0/type"))
                                    .isEqualToIgnoringCase(record.type().name());
                            assertThat(reply.at("/records/0/name")).isEqualTo(record.name());
                            assertThat(reply.at("/records/0/value")).isEqualTo(record.value());
                        }));
        all.put(
                "create_custom_domain create_custom_domain",
                Parity.begin()
                        .maps("domain", "domain")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "domain",
                                "ID.example.com",
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            CustomDomain created = w.main.customDomains().resolve("id.example.com");
                            assertThat(reply.at("/id")).isEqualTo(created.id().value());
                            assertThat(reply.at("/records/0/value"))
                                    .isEqualTo(created.proof().records().get(0).value());
                        }));
        all.put(
                "verify_custom_domain verify_custom_domain",
                Parity.begin()
                        .maps("id", "domain")
                        .maps("tenant_id", "tenant")
                        .called(w -> {
                            w.harness.publish(w.loginDomain().proof().records());
                            return Map.of(
                                    "id",
                                    w.loginDomain().id().value(),
                                    "tenant_id",
                                    w.main.tenant().value());
                        })
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/status")).isEqualTo("verified");
                            assertThat(w.loginDomain().proof().status()).isEqualTo(DomainStatus.VERIFIED);
                        }));
    }

    private static void customEmails(Map<String, Parity> all) {
        all.put(
                "list_custom_emails list_email_domains",
                Parity.begin()
                        .maps("limit", "limit")
                        .refuses("offset", OFFSET)
                        .maps("tenant_id", "tenant")
                        .called(w ->
                                Map.of("limit", 10, "tenant_id", w.main.tenant().value()))
                        .leaves((w, reply) -> assertThat(reply.each("email_domains", "sender_email"))
                                .containsExactly("no-reply@" + World.MAIL_DOMAIN)));
        all.put(
                "get_custom_email get_email_domain",
                Parity.begin()
                        .maps("id", "email_domain")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "id",
                                w.mailDomain().id().value(),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/sender_name")).isEqualTo("The Company");
                            assertThat(reply.at("/records/0/value"))
                                    .isEqualTo(w.mailDomain()
                                            .proof()
                                            .records()
                                            .get(0)
                                            .value());
                        }));
        all.put(
                "create_custom_email create_email_domain",
                Parity.begin()
                        .maps("email_domain", "email_domain")
                        .maps("sender_email", "sender_email")
                        .maps("sender_name", "sender_name")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "email_domain",
                                "news.example.com",
                                "sender_email",
                                "hello@news.example.com",
                                "sender_name",
                                "News",
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            EmailDomain created = w.main.emailDomains().resolve("news.example.com");
                            assertThat(created.senderEmail()).isEqualTo("hello@news.example.com");
                            assertThat(created.senderName()).isEqualTo("News");
                            assertThat(reply.at("/status")).isEqualTo("pending");
                        }));
        all.put(
                "verify_custom_email verify_email_domain",
                Parity.begin()
                        .maps("id", "email_domain")
                        .maps("tenant_id", "tenant")
                        .called(w -> Map.of(
                                "id",
                                w.mailDomain().id().value(),
                                "tenant_id",
                                w.main.tenant().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/status")).isEqualTo("failed");
                            assertThat(reply.at("/missing/0/name"))
                                    .isEqualTo(w.mailDomain()
                                            .proof()
                                            .records()
                                            .get(0)
                                            .name());
                            assertThat(w.mailDomain().proof().status()).isEqualTo(DomainStatus.FAILED);
                        }));
    }
}
