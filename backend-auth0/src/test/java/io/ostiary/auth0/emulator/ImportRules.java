package io.ostiary.auth0.emulator;

/** What a row of an import may hold. */
final class ImportRules {
    static final ObjectRule ROW = Rule.object()
            .required("email", Rule.text().email())
            .optional("email_verified", Rule.flag())
            .optional("user_id", Rule.text().min(1).max(255).pattern("^\\S*$"))
            .optional("username", Rule.text().min(1).max(128))
            .optional("given_name", Rule.text().min(1).max(150))
            .optional("family_name", Rule.text().min(1).max(150))
            .optional("name", Rule.text().min(1).max(300))
            .optional("nickname", Rule.text().min(1).max(300))
            .optional("picture", Rule.text().uri())
            .optional("blocked", Rule.flag())
            .optional("phone_number", Rule.text().pattern("^\\+[0-9]{1,15}$"))
            .optional("phone_verified", Rule.flag())
            .optional("app_metadata", Rule.object().open())
            .optional("user_metadata", Rule.object().open())
            .optional("mfa_factors", Rule.list(factor()).min(1).max(10))
            .optional("password_hash", Rule.text().pattern("^\\$2[ab]\\$10\\$[./0-9A-Za-z]{53}$"))
            .optional("custom_password_hash", hash());

    private ImportRules() {}

    private static Rule factor() {
        return Rule.object()
                .min(1)
                .optional("totp", Rule.object().required("secret", Rule.text().pattern("^[A-Z2-7]+$")))
                .optional("phone", Rule.object().required("value", Rule.text().pattern("^\\+[0-9]{1,15}$")))
                .optional("email", Rule.object().required("value", Rule.text().email()));
    }

    private static Rule hash() {
        return Rule.object()
                .required(
                        "algorithm",
                        Rule.text()
                                .oneOf(
                                        "argon2", "bcrypt", "hmac", "ldap", "md4", "md5", "sha1", "sha256", "sha512",
                                        "pbkdf2", "scrypt"))
                .required(
                        "hash",
                        Rule.object()
                                .required("value", Rule.text().min(1))
                                .optional("encoding", Rule.text().oneOf("base64", "hex", "utf8"))
                                .optional("digest", Rule.text())
                                .optional("key", Rule.object().open()))
                .optional(
                        "salt",
                        Rule.object()
                                .required("value", Rule.text().min(1))
                                .optional("encoding", Rule.text().oneOf("base64", "hex", "utf8"))
                                .optional("position", Rule.text().oneOf("prefix", "suffix")))
                .optional(
                        "password",
                        Rule.object()
                                .optional(
                                        "encoding",
                                        Rule.text().oneOf("ascii", "utf8", "utf16le", "ucs2", "latin1", "binary")))
                .optional("keylen", Rule.integer().min(1))
                .optional("cost", Rule.integer().min(1))
                .optional("blockSize", Rule.integer().min(1))
                .optional("parallelization", Rule.integer().min(1));
    }
}
