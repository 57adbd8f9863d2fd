package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates of mails: one that was never written is not there, and none is ever deleted. Liquid is not checked. */
final class EmailTemplatesApi implements Resource {
    private static final Rule NAME = Rule.text()
            .oneOf(
                    "verify_email",
                    "verify_email_by_code",
                    "auth_email_by_code",
                    "reset_email",
                    "reset_email_by_code",
                    "welcome_email",
                    "blocked_account",
                    "stolen_credentials",
                    "enrollment_email",
                    "mfa_oob_code",
                    "user_invitation",
                    "async_approval",
                    "change_password",
                    "password_reset");
    private static final List<String> REQUIRED = List.of("body", "from", "subject", "syntax");

    private final Map<String, ObjectNode> byName = new HashMap<>();

    @Override
    public void route(Router router) {
        router.management("POST /email-templates", this::create)
                .scopes("create:email_templates")
                .body(whole());
        router.management("GET /email-templates/{templateName}", request -> Answer.ok(template(request)))
                .scopes("read:email_templates");
        router.management("PATCH /email-templates/{templateName}", this::update)
                .scopes("update:email_templates")
                .body(partial());
        router.management("PUT /email-templates/{templateName}", this::replace)
                .scopes("update:email_templates")
                .body(whole());
    }

    private static ObjectRule whole() {
        ObjectRule rule = options().required("template", NAME).required("enabled", Rule.flag());
        REQUIRED.forEach(name -> rule.required(name, Rule.text().orNull()));
        return rule;
    }

    private static ObjectRule partial() {
        ObjectRule rule = options().optional("template", NAME).optional("enabled", Rule.flag());
        REQUIRED.forEach(name -> rule.optional(name, Rule.text().orNull()));
        return rule;
    }

    private static ObjectRule options() {
        return Rule.object()
                .optional("resultUrl", Rule.text().orNull())
                .optional("urlLifetimeInSeconds", Rule.integer().min(0).orNull())
                .optional("includeEmailInRedirect", Rule.flag());
    }

    private Answer create(Request request) {
        ObjectNode asked = request.object();
        String name = asked.path("template").asText();
        if (byName.containsKey(name)) {
            throw Problem.of(409, "Template " + name + " already exists.");
        }
        byName.put(name, asked);
        return Answer.ok(asked);
    }

    private Answer update(Request request) {
        return Answer.ok(template(request).setAll(request.object()));
    }

    private Answer replace(Request request) {
        ObjectNode template = template(request);
        template.removeAll();
        return Answer.ok(template.setAll(request.object()));
    }

    private ObjectNode template(Request request) {
        return Optional.ofNullable(byName.get(request.variable("templateName")))
                .orElseThrow(() -> Problem.notFound("The template does not exist.", "inexistent_email_template"));
    }
}
