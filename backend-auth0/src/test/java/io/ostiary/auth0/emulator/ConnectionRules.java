package io.ostiary.auth0.emulator;

/** What the bodies that make and change connections may hold. */
final class ConnectionRules {
    static final ObjectRule CREATE = common().required(
                    "name",
                    Rule.text()
                            .max(128)
                            .pattern("^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$")
                            .says("The name of the connection"))
            .required(
                    "strategy",
                    Rule.text()
                            .oneOf(
                                    "auth0",
                                    "email",
                                    "sms",
                                    "google-oauth2",
                                    "github",
                                    "facebook",
                                    "apple",
                                    "linkedin",
                                    "windowslive",
                                    "twitter",
                                    "oidc",
                                    "samlp",
                                    "waad",
                                    "ad",
                                    "okta"))
            .optional("options", options());

    static final ObjectRule UPDATE = common().optional("options", options().orNull());

    static final ListRule CLIENTS = Rule.list(
                    Rule.object().required("client_id", Rule.text().min(1)).required("status", Rule.flag()))
            .min(1)
            .max(50);

    private ConnectionRules() {}

    private static ObjectRule common() {
        return Rule.object()
                .optional("display_name", Rule.text().max(128))
                .optional(
                        "enabled_clients",
                        Rule.list(Rule.text().min(1)).unique().orNull())
                .optional("is_domain_connection", Rule.flag())
                .optional("show_as_button", Rule.flag())
                .optional("realms", Rule.list(Rule.text().min(1)))
                .optional("metadata", Rule.object().open())
                .optional("authentication", active())
                .optional("connected_accounts", active());
    }

    private static ObjectRule active() {
        return Rule.object().required("active", Rule.flag());
    }

    /** The options that a strategy does not know are kept without a look. */
    private static ObjectRule options() {
        return Rule.object()
                .open()
                .optional(
                        "passwordPolicy",
                        Rule.text()
                                .oneOf("none", "low", "fair", "good", "excellent")
                                .orNull())
                .optional(
                        "password_complexity_options",
                        Rule.object()
                                .optional("min_length", Rule.integer().min(1).max(128))
                                .orNull())
                .optional(
                        "password_history",
                        enabled()
                                .optional("size", Rule.integer().min(0).max(24))
                                .orNull())
                .optional("password_no_personal_info", enabled().orNull())
                .optional(
                        "password_dictionary",
                        enabled()
                                .optional(
                                        "dictionary",
                                        Rule.list(Rule.text().max(50)).max(200))
                                .orNull())
                .optional("authentication_methods", authenticationMethods().orNull())
                .optional("attributes", attributes())
                .optional(
                        "validation",
                        Rule.object()
                                .optional(
                                        "username",
                                        Rule.object()
                                                .required("min", Rule.integer().min(1))
                                                .required("max", Rule.integer().max(128))
                                                .orNull())
                                .orNull())
                .optional("disable_signup", Rule.flag())
                .optional("requires_username", Rule.flag())
                .optional("brute_force_protection", Rule.flag())
                .optional("import_mode", Rule.flag())
                .optional("enabledDatabaseCustomization", Rule.flag());
    }

    private static ObjectRule authenticationMethods() {
        return Rule.object()
                .optional(
                        "password",
                        Rule.object()
                                .optional("enabled", Rule.flag())
                                .optional("api_behavior", Rule.text().oneOf("required", "optional"))
                                .optional("signup_behavior", Rule.text().oneOf("allow", "block")))
                .optional("passkey", Rule.object().optional("enabled", Rule.flag()))
                .optional("email_otp", Rule.object().optional("enabled", Rule.flag()))
                .optional("phone_otp", Rule.object().optional("enabled", Rule.flag()));
    }

    private static ObjectRule attributes() {
        return Rule.object()
                .min(1)
                .optional(
                        "email",
                        attribute()
                                .optional("unique", Rule.flag())
                                .optional("verification_method", Rule.text().oneOf("link", "otp")))
                .optional("phone_number", attribute())
                .optional(
                        "username",
                        attribute()
                                .optional(
                                        "validation",
                                        Rule.object()
                                                .optional("min_length", length())
                                                .optional("max_length", length())
                                                .optional(
                                                        "allowed_types",
                                                        Rule.object()
                                                                .optional("email", Rule.flag())
                                                                .optional("phone_number", Rule.flag()))));
    }

    private static ObjectRule attribute() {
        return Rule.object()
                .optional("profile_required", Rule.flag())
                .optional(
                        "identifier",
                        Rule.object().optional("active", Rule.flag()).optional("default_method", Rule.text()))
                .optional(
                        "signup",
                        Rule.object()
                                .optional("status", Rule.text().oneOf("required", "optional", "inactive"))
                                .optional("verification", Rule.object().optional("active", Rule.flag())));
    }

    private static IntegerRule length() {
        return Rule.integer().min(1).max(128);
    }

    private static ObjectRule enabled() {
        return Rule.object().required("enable", Rule.flag());
    }
}
