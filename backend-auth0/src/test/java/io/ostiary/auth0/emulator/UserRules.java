package io.ostiary.auth0.emulator;

/** What the bodies that make and change users may hold. */
final class UserRules {
    static final ObjectRule CREATE = names(Rule.object(), false)
            .required("connection", Rule.text().min(1).says("Name of the connection this user should be created in"))
            .optional("email", Rule.text().email().says("The user's email"))
            .optional("phone_number", phoneNumber())
            .optional("user_id", Rule.text().max(255).pattern("^\\S*$").says("The external user's id"))
            .optional("username", Rule.text().min(1).max(128).says("The user's username"))
            .optional("password", Rule.text().min(1).says("Initial password for this user"))
            .optional("email_verified", Rule.flag())
            .optional("phone_verified", Rule.flag())
            .optional("verify_email", Rule.flag())
            .optional("blocked", Rule.flag())
            .optional("user_metadata", Rule.object().open())
            .optional("app_metadata", Rule.object().open());

    static final ObjectRule UPDATE = names(Rule.object(), true)
            .optional("connection", Rule.text().min(1).says("Name of the connection to target for this user update"))
            .optional("client_id", Rule.text().min(1))
            .optional("email", Rule.text().email().orNull().says("Email address of this user"))
            .optional("phone_number", phoneNumber().orNull())
            .optional("username", Rule.text().min(1).max(128).orNull().says("The user's username"))
            .optional("password", Rule.text().min(1).orNull().says("New password for this user"))
            .optional("email_verified", Rule.flag())
            .optional("phone_verified", Rule.flag())
            .optional("verify_email", Rule.flag())
            .optional("verify_phone_number", Rule.flag())
            .optional("blocked", Rule.flag())
            .optional("user_metadata", Rule.object().open())
            .optional("app_metadata", Rule.object().open())
            .min(1);

    private UserRules() {}

    private static Rule phoneNumber() {
        return Rule.text().pattern("^\\+[0-9]{1,15}$").says("The user's phone number");
    }

    private static ObjectRule names(ObjectRule rule, boolean nullable) {
        name(rule, "given_name", 150, nullable);
        name(rule, "family_name", 150, nullable);
        name(rule, "name", 300, nullable);
        name(rule, "nickname", 300, nullable);
        Rule picture = Rule.text().uri().says("A URI pointing to the user's picture");
        return rule.optional("picture", nullable ? picture.orNull() : picture);
    }

    private static void name(ObjectRule rule, String field, int max, boolean nullable) {
        Rule text = Rule.text().min(1).max(max).says("The user's " + field.replace('_', ' '));
        rule.optional(field, nullable ? text.orNull() : text);
    }
}
