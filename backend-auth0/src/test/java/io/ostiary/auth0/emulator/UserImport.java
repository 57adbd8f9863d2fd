package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries an import out, row by row: a bad row does not keep the others from being taken. */
final class UserImport implements Job.Work {
    private static final List<String> PLAIN = List.of(
            "email_verified",
            "username",
            "given_name",
            "family_name",
            "name",
            "nickname",
            "picture",
            "blocked",
            "phone_number",
            "phone_verified");

    private final Tenant tenant;
    private final UserCreation creation;
    private final ObjectNode connection;
    private final Optional<JsonNode> file;
    private final boolean upsert;

    private int inserted;
    private int updated;
    private int failed;

    UserImport(Tenant tenant, ObjectNode connection, Optional<JsonNode> file, boolean upsert) {
        this.tenant = tenant;
        this.connection = connection;
        this.file = file.filter(JsonNode::isArray);
        this.upsert = upsert;
        creation = new UserCreation(tenant);
    }

    @Override
    public void run(Job job) {
        if (file.isEmpty()) {
            job.fail("Failed to parse users file JSON when importing users. Make sure it is valid JSON.");
            return;
        }
        for (JsonNode row : file.get()) {
            try {
                take(row);
            } catch (BadRow bad) {
                failed++;
                JsonNode shown = row.isObject()
                        ? ((ObjectNode) row.deepCopy()).without(List.of("password_hash", "custom_password_hash"))
                        : row;
                ObjectNode error = Json.object().put("code", bad.code).put("message", bad.getMessage());
                if (!bad.where.isEmpty()) {
                    error.put("path", bad.where);
                }
                ObjectNode item = job.errors().addObject();
                item.set("user", shown);
                item.putArray("errors").add(error);
            }
        }
        job.status()
                .putObject("summary")
                .put("failed", failed)
                .put("updated", updated)
                .put("inserted", inserted)
                .put("total", inserted + updated + failed);
    }

    private void take(JsonNode row) {
        check(row);
        Optional<User> present = present(row);
        boolean taken = tenant.users()
                .isTaken(
                        connection.get("name").asText(),
                        "email",
                        row.get("email").asText());
        if (taken && !(upsert && present.isPresent())) {
            throw new BadRow("DUPLICATED_USER", "The user already exist and upsert parameter is false", "");
        }
        requireFreeUsername(row, present);
        if (present.isPresent()) {
            overwrite(present.get(), row);
            updated++;
        } else {
            insert(row);
            inserted++;
        }
    }

    private void check(JsonNode row) {
        try {
            ImportRules.ROW.check(row, "");
            Metadata.check(row);
        } catch (Rule.InvalidValue invalid) {
            throw new BadRow(invalid.code(), invalid.detail(), invalid.where());
        } catch (Problem problem) {
            throw new BadRow("NOT_PASSED", String.valueOf(problem.getMessage()), "app_metadata");
        }
        if (row.has("password_hash") && row.has("custom_password_hash")) {
            throw new BadRow("NOT_PASSED", "Only one of password_hash and custom_password_hash is allowed", "");
        }
        try {
            new Identifiers(connection).check(row);
        } catch (Problem problem) {
            throw new BadRow("NOT_PASSED", String.valueOf(problem.getMessage()), "username");
        }
        if ((row.has("password_hash") || row.has("custom_password_hash"))
                && PasswordHashes.of(row).isEmpty()) {
            throw new BadRow("PATTERN", "The hash is not of its algorithm", "custom_password_hash.hash.value");
        }
    }

    private Optional<User> present(JsonNode row) {
        Optional<User> byEmail = tenant.users()
                .withEmail(connection.get("name").asText(), row.get("email").asText());
        Optional<User> byId = Optional.ofNullable(row.get("user_id"))
                .flatMap(id -> tenant.users().find("auth0|" + id.asText()));
        if (byId.isPresent() && !byId.equals(byEmail)) {
            throw new BadRow("CONFLICT", "There is another user with the same user_id", "");
        }
        if (byEmail.isPresent() && upsert && row.has("user_id") && byId.isEmpty()) {
            throw new BadRow("CONFLICT_EMAIL", "There is another user with the same email", "email");
        }
        return byEmail;
    }

    private void requireFreeUsername(JsonNode row, Optional<User> present) {
        String name = row.path("username").asText("");
        boolean isOwn = present.flatMap(user -> user.text("username"))
                .filter(name::equalsIgnoreCase)
                .isPresent();
        if (!name.isEmpty()
                && !isOwn
                && tenant.users().isTaken(connection.get("name").asText(), "username", name)) {
            throw new BadRow("CONFLICT_USERNAME", "There is another user with the same username", "username");
        }
    }

    private void insert(JsonNode row) {
        User user = new User(creation.profile(row, connection));
        PasswordHashes.of(row).ifPresent(user::setCredential);
        tenant.users().add(user);
    }

    /** Replaces what the row holds, metadata as a whole; a password stays what it is. */
    private void overwrite(User user, JsonNode row) {
        for (String field : PLAIN) {
            if (row.has(field)) {
                user.profile().set(field, row.get(field));
            }
        }
        user.profile().put("email", row.get("email").asText().toLowerCase(Locale.ROOT));
        for (String document : List.of("user_metadata", "app_metadata")) {
            if (row.has(document)) {
                user.profile().remove(document);
                Metadata.patch(user.profile(), document, row.get(document));
            }
        }
        user.profile().put("updated_at", tenant.now());
        tenant.users().changed(user);
    }

    /** A row that is not taken. */
    @SuppressWarnings("serial") // never serialised
    private static final class BadRow extends RuntimeException {
        private final String code;
        private final String where;

        BadRow(String code, String message, String where) {
            super(message, null, false, false);
            this.code = code;
            this.where = where;
        }
    }
}
