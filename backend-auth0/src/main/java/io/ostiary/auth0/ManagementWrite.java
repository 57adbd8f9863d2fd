package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.audit.AuditTarget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of a write by the Management API holds of request and answer. Of both only ids, names and the names of
 * fields are told: Auth0 says nowhere which values it leaves out.
 */
final class ManagementWrite {
    private static final String BASE = "/api/v2/";

    /** What follows a collection's name in a path is the id of such a thing. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("users", "user"),
            Map.entry("user-blocks", "user"),
            Map.entry("members", "user"),
            Map.entry("roles", "role"),
            Map.entry("groups", "group"),
            Map.entry("organizations", "organization"),
            Map.entry("invitations", "invitation"),
            Map.entry("clients", "application"),
            Map.entry("connections", "identity_provider"),
            Map.entry("custom-domains", "custom_domain"),
            Map.entry("resource-servers", "permission_resource"),
            Map.entry("sessions", "session"),
            Map.entry("refresh-tokens", "session"));

    /** The lists of ids in a request, by what they are called there. */
    private static final List<String> LISTS = List.of("members", "users", "roles");

    /** The first that fits counts. */
    private static final List<Rule> RULES = List.of(
            rule("post users", "user.create"),
            new Rule(path("patch users/*"), "password", "password.set"),
            rule("patch users/*", "user.update"),
            rule("delete users/*", "user.delete"),
            rule("post users/*/identities", "user.link"),
            rule("delete users/*/identities/*/*", "user.unlink"),
            rule("delete user-blocks(/*)?", "user.unlock"),
            rule("delete users/*/authentication-methods(/*)?", "mfa.reset"),
            rule("post users/*/roles|post roles/*/users", "role.assign"),
            rule("delete users/*/roles", "role.unassign"),
            rule("delete users/*/(sessions|refresh-tokens)", "session.revoke"),
            rule("delete (sessions|refresh-tokens)/*|post sessions/*/revoke", "session.revoke"),
            rule("post jobs/users-imports", "user.import"),
            rule("post jobs/verification-email", "email_verification.send"),
            rule("post roles", "role.create"),
            rule("patch roles/*|(post|delete) roles/*/permissions", "role.update"),
            rule("delete roles/*", "role.delete"),
            rule("delete groups/*", "group.delete"),
            rule("post groups/*/roles", "group_role.assign"),
            rule("delete groups/*/roles", "group_role.unassign"),
            rule("post organizations", "organization.create"),
            rule("patch organizations/*", "organization.update"),
            rule("delete organizations/*", "organization.delete"),
            rule("post organizations/*/members", "organization_member.add"),
            rule("delete organizations/*/members", "organization_member.remove"),
            rule("(post|delete) organizations/*/members/*/roles", "organization_member_role.set"),
            rule("post organizations/*/invitations", "invitation.create"),
            rule("delete organizations/*/invitations/*", "invitation.revoke"),
            rule("post clients", "application.create"),
            rule("patch clients/*", "application.update"),
            rule("delete clients/*", "application.delete"),
            rule("post clients/*/rotate-secret", "application_secret.rotate"),
            rule("post connections", "identity_provider.create"),
            rule("patch connections/*(/clients)?", "identity_provider.update"),
            rule("delete connections/*", "identity_provider.delete"),
            rule("patch branding", "branding.update"),
            rule("post custom-domains", "custom_domain.create"),
            rule("post custom-domains/*/verify", "custom_domain.verify"),
            rule("delete custom-domains/*", "custom_domain.delete"),
            rule("patch tenants/settings", "tenant.update"));

    private final String method;
    private final List<String> path;
    private final JsonNode body;
    private final JsonNode answer;

    /** The write that the details of an entry tell. */
    ManagementWrite(JsonNode details) {
        JsonNode request = details.path("request");
        String where = request.path("path").asText();
        method = request.path("method").asText();
        path = Arrays.stream((where.startsWith(BASE) ? where.substring(BASE.length()) : where).split("/"))
                .map(ManagementWrite::decoded)
                .toList();
        body = request.path("body");
        answer = details.path("response").path("body");
    }

    /** The types that a write can have in the vocabulary. */
    static Set<String> types() {
        return RULES.stream().map(Rule::type).collect(Collectors.toCollection(TreeSet::new));
    }

    String type() {
        String text =
                method + ' ' + path.stream().map(part -> part.replace('/', '_')).collect(Collectors.joining("/"));
        return RULES.stream()
                .filter(rule -> rule.path.matcher(text).matches() && (rule.field == null || body.has(rule.field)))
                .map(Rule::type)
                .findFirst()
                .orElseGet(() -> LogTypes.raw(LogTypes.WRITE));
    }

    /** What it is about: what the path names, what was created, what the request lists. */
    List<AuditTarget> targets() {
        List<AuditTarget> targets = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            String kind = KINDS.get(path.get(i));
            if (kind != null && i + 1 < path.size()) {
                i++;
                targets.add(new AuditTarget(kind, path.get(i), name(kind, body)));
            } else if (kind != null && method.equals("post")) {
                String id = created();
                if (id != null) {
                    targets.add(new AuditTarget(kind, id, name(kind, answer)));
                }
            }
        }
        for (String list : LISTS) {
            for (JsonNode id : body.path(list)) {
                if (id.isTextual()) {
                    targets.add(new AuditTarget(KINDS.getOrDefault(list, list), id.textValue(), null));
                }
            }
        }
        String user = text(body, "user_id");
        if (user != null && targets.isEmpty()) {
            targets.add(new AuditTarget("user", user, null));
        }
        return targets;
    }

    /** The names of the fields that were given. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        body.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private @Nullable String created() {
        return Stream.of("user_id", "client_id", "custom_domain_id", "id")
                .filter(field -> text(answer, field) != null)
                .map(field -> answer.path(field).textValue())
                .findFirst()
                .orElse(null);
    }

    /** Auth0 calls somebody without a name by the address. */
    private @Nullable String name(String kind, JsonNode of) {
        return kind.equals("user") || path.size() > 2 ? null : text(of, "name");
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : null;
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part; // no escape, but a percent sign as it is
        }
    }

    private static Rule rule(String path, String type) {
        return new Rule(path(path), null, type);
    }

    /** A method and a path, in which * is one part. */
    private static Pattern path(String path) {
        return Pattern.compile(path.replace("*", "[^/]+"));
    }

    /**
     * What a write is.
     *
     * @param field the field that the request has to have, or null
     */
    private record Rule(Pattern path, @Nullable String field, String type) {}
}
