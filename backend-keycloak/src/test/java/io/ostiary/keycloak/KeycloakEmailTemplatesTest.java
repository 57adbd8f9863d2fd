package io.ostiary.keycloak;

import static io.ostiary.emailtemplate.EmailTemplateType.EMAIL_VERIFICATION;
import static io.ostiary.emailtemplate.EmailTemplateType.INVITATION;
import static io.ostiary.emailtemplate.EmailTemplateType.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.user.User;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.representations.idm.RealmRepresentation;

/** What mails of a realm say, read where they arrive. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakEmailTemplatesTest {
    private final LiveRealm realm = new LiveRealm();
    private final EmailTemplates templates = realm.directory().emailTemplates();

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aVerificationSaysWhatItsTemplateSays() {
        User ada = realm.someUser();
        set(EMAIL_VERIFICATION, "Is that you?", "<p>It''s {2}: <a href=\"{0}\">yes</a></p>");

        realm.users().sendEmailVerification(ada.id());

        assertThat(mail(ada.email()))
                .contains("Subject: Is that you?")
                .containsPattern("(?i)It's " + realm.realm().toRepresentation().getRealm() + ": yes: http")
                .contains("<a href=\"http");
    }

    @Test
    void aResetSaysWhatItsTemplateSays() {
        User ada = realm.someUser();
        set(PASSWORD_RESET, "Forgotten?", "<p>Within {1} minutes: {0}</p>");

        realm.users().sendPasswordReset(ada.id(), null);

        assertThat(mail(ada.email())).contains("Subject: Forgotten?").containsPattern("Within [0-9,]+ minutes: http");
        assertThat(texts("en")).containsEntry("passwordResetSubject", "Forgotten?");
    }

    @Test
    void anInvitationSaysWhatItsTemplateSays() {
        Organization harbour = realm.directory().organizations().create(NewOrganization.of("Harbour"));
        set(INVITATION, "Come aboard", "<p>{3} waits: {0}</p>");

        realm.directory().organizations().invite(harbour.id(), NewInvitation.of("guest@example.com"));

        assertThat(mail("guest@example.com")).contains("Subject: Come aboard").contains("Harbour waits: http");
    }

    @Test
    void aTextIsInTheLanguageThatTheRealmSpeaks() {
        internationalize(true);
        try {
            set(EMAIL_VERIFICATION, "Bist du es?", "<p>{0}</p>");

            assertThat(texts("de")).containsEntry("emailVerificationSubject", "Bist du es?");
        } finally {
            templates.reset(EMAIL_VERIFICATION);
            internationalize(false);
        }
    }

    @Test
    void aResetLeavesOtherTextsAlone() {
        realm.realm().localization().createOrUpdateRealmLocalizationTexts("en", Map.of("kitOther", "stays"));
        set(PASSWORD_RESET, "Forgotten?", "<p>{0}</p>");

        templates.reset(PASSWORD_RESET);

        assertThat(texts("en"))
                .containsEntry("kitOther", "stays")
                .doesNotContainKeys("executeActionsSubject", "passwordResetBodyHtml", "passwordResetBody");
    }

    private void set(EmailTemplateType type, String subject, String body) {
        assertThat(templates.set(type, new NewEmailTemplate(subject, body)).customized())
                .isTrue();
    }

    private Map<String, String> texts(String locale) {
        return realm.realm().localization().getRealmLocalizationTexts(locale);
    }

    private void internationalize(boolean enabled) {
        var change = new RealmRepresentation();
        change.setInternationalizationEnabled(enabled);
        change.setSupportedLocales(Set.of("de", "en"));
        change.setDefaultLocale("de");
        realm.realm().update(change);
    }

    /** The newest mail to that address, its lines unfolded. */
    private String mail(@Nullable String address) {
        var mails = realm.harness().mailsTo(Objects.requireNonNull(address));
        return mails.get(mails.size() - 1).replace("=\r\n", "");
    }
}
