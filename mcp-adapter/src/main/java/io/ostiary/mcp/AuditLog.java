package io.ostiary.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.mcp.binding.Printable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of JSON per call, on the logger {@code io.ostiary.audit}: who, through which client, which tool, on which
 * tenant, with which arguments, and what came of it. Of the arguments only references and switches are told; passwords,
 * tokens, hashes and free-form data are masked.
 */
final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.ostiary.audit");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VALUE = 120;

    /** The arguments whose values are told; an allow-list, because tomorrow's secret has a name that nobody knows today. */
    private static final Set<String> TOLD = Set.of(
            "tenant",
            "user",
            "primary_user",
            "secondary_user",
            "identity",
            "role",
            "session",
            "except_session",
            "limit",
            "sort",
            "status",
            "include",
            "fields",
            "keys",
            "factors",
            "mode",
            "hash_format",
            "if_exists",
            "is_default",
            "force",
            "effective",
            "verified",
            "temporary",
            "revoke_sessions",
            "attribute",
            "claim",
            "key",
            "id",
            "application",
            "domain",
            "email_domain",
            "audience",
            "operation",
            "toolset",
            "allow_registration",
            "auth_methods",
            "email_verified",
            "created_after",
            "created_before",
            "permissions",
            "roles",
            "provider",
            "providers",
            "enabled",
            "alert",
            "severity",
            "kind",
            "type",
            "file");

    void record(Entry entry) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("request", entry.requestId());
        line.put("principal", entry.principal());
        line.put("channel", entry.channel());
        line.put("address", entry.address());
        line.put("client", Printable.line(entry.client(), VALUE));
        line.put("backend", entry.backend());
        line.put("tool", entry.tool());
        line.put("tenant", entry.tenant());
        line.put("arguments", masked(entry.arguments()));
        line.put("plan", entry.plan() == null ? null : Printable.line(entry.plan(), 3 * VALUE));
        line.put("approval", entry.approval());
        line.put("outcome", entry.outcome());
        line.values().removeIf(value -> value == null);
        try {
            LOG.info("{}", JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text, numbers and lists are JSON", e);
        }
    }

    /**
     * What is told of a call.
     *
     * @param tenant the tenant that was meant, or null when it did not come to that
     * @param arguments what the caller sent and the tool takes
     * @param plan what a person was asked to approve, or null when it needed nobody
     * @param approval how a dangerous call was allowed, or null when it needed nobody or was not allowed
     * @param outcome {@code ok}, or the problem's code
     */
    record Entry(
            String requestId,
            String principal,
            String channel,
            @Nullable String address,
            String client,
            String backend,
            String tool,
            @Nullable String tenant,
            Map<String, @Nullable Object> arguments,
            @Nullable String plan,
            @Nullable String approval,
            String outcome) {}

    private static Map<String, Object> masked(Map<String, @Nullable Object> arguments) {
        Map<String, Object> masked = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            if (value != null) {
                boolean told = TOLD.contains(name.toLowerCase(Locale.ROOT)) && isFlat(value);
                masked.put(Printable.line(name, 40), told ? Printable.line(String.valueOf(value), VALUE) : "***");
            }
        });
        return masked;
    }

    /** No parameter that is told is an object, so one that comes as an object holds who knows what. */
    private static boolean isFlat(Object value) {
        return value instanceof Collection<?> items
                ? items.stream().noneMatch(item -> item instanceof Map || item instanceof Collection)
                : !(value instanceof Map);
    }
}
