package io.ostiary.roundtrip;

import static io.ostiary.Operation.*;

import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.emailtemplate.EmailVariable;
import io.ostiary.emailtemplate.NewEmailTemplate;
import io.ostiary.emailtemplate.SampleValues;
import java.util.List;

/** What is counted of {@link io.ostiary.emailtemplate.EmailTemplates}. */
final class EmailTemplateRoundTrips {
    private static final EmailTemplateType TYPE = EmailTemplateType.EMAIL_VERIFICATION;

    static final List<RoundTrip> ALL = List.of(
            RoundTrip.of(
                    LIST_EMAIL_TEMPLATES,
                    directory -> directory.emailTemplates().list()),
            RoundTrip.of(
                    GET_EMAIL_TEMPLATE, directory -> directory.emailTemplates().get(TYPE)),
            RoundTrip.on(
                    EmailTemplateRoundTrips::text,
                    SET_EMAIL_TEMPLATE,
                    (directory, text) -> directory.emailTemplates().set(TYPE, text)),
            RoundTrip.on(
                    EmailTemplateRoundTrips::text,
                    PREVIEW_EMAIL_TEMPLATE,
                    (directory, text) -> directory.emailTemplates().preview(TYPE, SampleValues.NONE)),
            RoundTrip.on(
                    EmailTemplateRoundTrips::text,
                    RESET_EMAIL_TEMPLATE,
                    (directory, text) -> directory.emailTemplates().reset(TYPE)));

    private EmailTemplateRoundTrips() {}

    /** A text that the mails have already. */
    private static NewEmailTemplate text(RoundTripTenant tenant) {
        String link = tenant.directory().emailTemplates().get(TYPE).variables().stream()
                .filter(EmailVariable::required)
                .findFirst()
                .orElseThrow()
                .placeholder();
        var text = new NewEmailTemplate("Welcome", "<p>" + link + "</p>");
        var unused = tenant.directory().emailTemplates().set(TYPE, text);
        return text;
    }
}
