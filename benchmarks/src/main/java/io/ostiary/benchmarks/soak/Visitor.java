package io.ostiary.benchmarks.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** One client of the server, which calls whatever it likes, remembers what it was told, and sometimes comes back anew. */
final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "urn:ostiary:problem:";
    private static final int MOST_USERS = 50;
    private static final int CALLS_OF_A_CONNECTION = 500;

    private final String url;
    private final String name;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private McpSyncClient client;
    private int number;
    private int connectionCalls;

    Visitor(String url, String name, long seed) {
        this.url = url;
        this.name = name;
        this.random = new Random(seed);
        this.client = connect();
    }

    Ledger ledger() {
        return ledger;
    }

    /** How many calls had each outcome, as this client saw it. */
    Map<String, Long> outcomes() {
        return outcomes;
    }

    /** Calls one tool. */
    void act() {
        if (connectionCalls++ == CALLS_OF_A_CONNECTION) {
            leave();
            client = connect();
            connectionCalls = 0;
        }
        List<String> users = ledger.users();
        if (users.isEmpty() || random.nextInt(10) == 0 && users.size() < MOST_USERS) {
            create();
            return;
        }
        String user = users.get(random.nextInt(users.size()));
        switch (random.nextInt(users.size() == MOST_USERS ? 14 : 13)) {
            case 0 -> rename(user);
            case 1 -> setStatus(user, random.nextBoolean());
            case 2 -> setRole(user, "reader", random.nextBoolean());
            case 3 -> setRole(user, "writer", random.nextBoolean());
            case 4 -> annotate(user);
            case 5 -> look("get_user", Map.of("user", user, "include", List.of("roles", "sessions")));
            case 6 -> look("list_users", Map.of("limit", 20, "query", name));
            case 7 -> look("count_users", Map.of("status", "active"));
            case 8 -> look("search_audit_events", Map.of("limit", 20, "target", user));
            case 9 -> look("check_permission", Map.of("user", user, "resource", "posts", "action", "write"));
            case 10 -> look("get_user", Map.of("user", "nobody-of-" + name));
            case 11 -> look("create_user", Map.of("email", "no address"));
            case 12 -> look("list_role_members", Map.of("role", "reader", "limit", 10));
            default -> delete(user);
        }
    }

    void leave() {
        client.close();
    }

    private void create() {
        String email = name + "-" + number++ + "@example.com";
        Answer answer = call("create_user", Map.of("email", email, "name", email));
        if (answer.done()) {
            ledger.created(answer.json().path("user").path("id").asText(), email);
        }
    }

    private void delete(String user) {
        Answer answer = call("delete_user", Map.of("user", user));
        if (answer.done()) {
            ledger.deleted(user);
        } else if (answer.unknown()) {
            ledger.lost(user);
        }
    }

    private void rename(String user) {
        String next = name + " " + number++;
        Answer answer = call("update_user", Map.of("user", user, "name", next));
        Ledger.Entry entry = ledger.of(user);
        entry.name = answer.done() ? next : answer.unknown() ? null : entry.name;
    }

    private void setStatus(String user, boolean disabled) {
        Answer answer = call(disabled ? "disable_user" : "enable_user", Map.of("user", user));
        Ledger.Entry entry = ledger.of(user);
        if (answer.done()) {
            entry.disabled = disabled;
        } else if (answer.unknown()) {
            entry.disabled = null;
        }
    }

    private void setRole(String user, String role, boolean assigned) {
        Answer answer = call(assigned ? "assign_role" : "unassign_role", Map.of("user", user, "role", role));
        Set<String> roles = ledger.of(user).roles;
        if (answer.unknown()) {
            ledger.of(user).roles = null;
        } else if (roles != null && answer.done()) {
            boolean unused = assigned ? roles.add(role) : roles.remove(role);
        }
    }

    private void annotate(String user) {
        String note = "note " + number++;
        Answer answer = call("set_user_metadata", Map.of("user", user, "values", Map.of("note", note)));
        Ledger.Entry entry = ledger.of(user);
        entry.note = answer.done() ? note : answer.unknown() ? null : entry.note;
    }

    private void look(String tool, Map<String, Object> arguments) {
        Answer unused = call(tool, arguments);
    }

    private Answer call(String tool, Map<String, Object> arguments) {
        CallToolResult result = client.callTool(CallToolRequest.builder(tool)
                .arguments(new LinkedHashMap<>(arguments))
                .build());
        JsonNode json = JSON.valueToTree(result.structuredContent());
        boolean failed = Boolean.TRUE.equals(result.isError());
        String outcome = failed ? json.path("type").asText().replace(PROBLEM, "") : "ok";
        outcomes.merge(outcome, 1L, Long::sum);
        return new Answer(outcome, json);
    }

    private McpSyncClient connect() {
        McpSyncClient connected = McpClient.sync(HttpClientStreamableHttpTransport.builder(url)
                        .jsonMapper(new JacksonMcpJsonMapper(JSON))
                        .build())
                .clientInfo(Implementation.builder(name, "1").build())
                .requestTimeout(Duration.ofMinutes(1))
                .build();
        var unused = connected.initialize();
        return connected;
    }

    /**
     * What came of a call.
     *
     * @param outcome {@code ok}, or the code of a problem
     */
    private record Answer(String outcome, JsonNode json) {
        boolean done() {
            return outcome.equals("ok");
        }

        /** Whether it may have been done all the same. */
        boolean unknown() {
            return outcome.equals("unavailable");
        }
    }
}
