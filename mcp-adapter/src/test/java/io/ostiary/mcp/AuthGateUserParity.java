package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.memory.mail.Mail;
import java.util.List;
import java.util.Map;

/** Of the AuthGate MCP server, the tools for users and their sessions. */
final class AuthGateUserParity {
    private AuthGateUserParity() {}

    static void add(Map<String, Parity> all) {
        users(all);
        mails(all);
        sessions(all);
    }

    private static void users(Map<String, Parity> all) {
        all.put(
                "list_end_users list_users",
                Parity.begin()
                        .maps("limit", "limit")
                        .refuses("offset", "an offset skips and repeats while others write; next_cursor does not")
                        .called(w -> Map.of("limit", 3))
                        .leaves((w, reply) -> {
                            assertThat(reply.each("users", "id")).hasSize(3);
                            assertThat(reply.at("/next_cursor")).isNotBlank();
                        }));
        all.put(
                "get_end_user get_user",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.bob().id().value()))
                        .leaves((w, reply) -> assertThat(reply.at("/user/email"))
                                .isEqualTo(w.now(w.bob()).email())));
        all.put(
                "delete_end_user delete_user",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.ada().id().value()))
                        .leaves((w, reply) ->
                                assertThat(w.main.users().find(w.ada().id())).isEmpty()));
        all.put(
                "set_email_verified set_email_verified",
                Parity.begin()
                        .maps("user_id", "user")
                        .maps("verified", "verified")
                        .called(w -> Map.of("user_id", w.bob().id().value(), "verified", false))
                        .leaves((w, reply) ->
                                assertThat(w.now(w.bob()).emailVerified()).isFalse()));
        all.put(
                "export_user_data export_user_data",
                Parity.begin()
                        .maps("user_id", "user")
                        .given(World::harbour)
                        .called(w -> Map.of("user_id", w.bob().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/schema_version")).isEqualTo("1");
                            assertThat(reply.at("/data/memberships/0/slug"))
                                    .isEqualTo(w.harbour().slug());
                            assertThat(reply.text()).doesNotContain("argon2");
                        }));
    }

    private static void mails(Map<String, Parity> all) {
        all.put(
                "send_password_reset send_password_reset",
                Parity.begin()
                        .maps("user_id", "user")
                        .maps("callback_url", "redirect_uri")
                        .called(w -> Map.of(
                                "user_id",
                                w.bob().id().value(),
                                "callback_url",
                                w.harness.redirect().toString()))
                        .leaves((w, reply) -> {
                            assertThat(w.harness.mailsTo("bob@example.com")).hasSize(1);
                            if (w.inMemory()) {
                                assertThat(mail(w).type()).isEqualTo(EmailTemplateType.PASSWORD_RESET);
                                assertThat(mail(w).link().reveal())
                                        .startsWith(w.harness.redirect().toString());
                            }
                        }));
        all.put(
                "resend_verification_email send_email_verification",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.newcomer().id().value()))
                        .leaves((w, reply) -> {
                            assertThat(w.harness.mailsTo("newcomer@example.com"))
                                    .hasSize(1);
                            if (w.inMemory()) {
                                assertThat(mail(w).type()).isEqualTo(EmailTemplateType.EMAIL_VERIFICATION);
                            }
                        }));
    }

    private static void sessions(Map<String, Parity> all) {
        all.put(
                "list_sessions list_sessions",
                Parity.begin()
                        .maps("user_id", "user")
                        .called(w -> Map.of("user_id", w.bob().id().value()))
                        .leaves((w, reply) -> assertThat(reply.each("sessions", "id"))
                                .containsExactly(w.session(w.bobSession()).id().value())));
        all.put(
                "get_session get_session",
                Parity.begin()
                        .maps("session_id", "session")
                        .called(w -> Map.of(
                                "session_id", w.session(w.bobSession()).id().value()))
                        .leaves((w, reply) -> assertThat(reply.at("/user"))
                                .isEqualTo(w.bob().id().value())));
        all.put(
                "revoke_session revoke_session",
                Parity.begin()
                        .maps("session_id", "session")
                        .called(w -> Map.of(
                                "session_id", w.session(w.bobSession()).id().value()))
                        .leaves((w, reply) -> assertThat(w.sessions(w.bob())).isZero()));
        all.put(
                "verify_token verify_token",
                Parity.begin()
                        .maps("token", "token")
                        .called(w -> Map.of(
                                "token", w.bobSession().tokens().accessToken().reveal()))
                        .leaves((w, reply) -> {
                            assertThat(reply.at("/active")).isEqualTo("true");
                            assertThat(reply.at("/claims/sub"))
                                    .isEqualTo(w.bob().id().value());
                        }));
    }

    private static Mail mail(World world) {
        List<Mail> mails = world.memory().outbox().mails();
        return mails.get(mails.size() - 1);
    }
}
