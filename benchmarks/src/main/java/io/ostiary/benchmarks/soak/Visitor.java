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
import java.util.TreeSet;

/** One client of the server, which calls whatever it likes, remembers what it was told, and sometimes comes back anew. */
final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROBLEM = "urn:ostiary:problem:";

    private final String url;
    private final String name;
    private final Habits habits;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private McpSyncClient client;
    private int number;
    private int connectionCalls;
    private int connections;
    private int deletions;

    /**
     * What a client keeps to.
     *
     * @param mostUsers how many users it has before it deletes some
     * @param callsOfAConnection after how many calls it comes anew
     */
    record Habits(int mostUsers, int callsOfAConnection) {}

    Visitor(String url, String name, long seed, Habits habits) {
        this.url = url;
        this.name = name;
        this.habits = habits;
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

    /** How often it came. */
    int connections() {
        return connections;
    }

    /** How many users it deleted. */
    int deletions() {
        return deletions;
    }

    /** Calls one tool, and where the answer is lost, looks what became of it. */
    void act() {
        if (connectionCalls++ == habits.callsOfAConnection()) {
            leave();
            client = connect();
            connectionCalls = 0;
        }
        List<String> users = ledger.users();
        if (users.isEmpty() || random.nextInt(10) == 0 && users.size() < habits.mostUsers()) {
            create();
            return;
        }
        String user = users.get(random.nextInt(users.size()));
        switch (random.nextInt(users.size() == habits.mostUsers() ? 14 : 13)) {
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
        if (answer.unknown()) {
            answer = see("get_user", Map.of("user", "email:" + email));
        }
        if (answer.done()) {
            ledger.created(answer.json().path("user").path("id").asText(), email);
        }
    }

    private void delete(String user) {
        Answer answer = call("delete_user", Map.of("user", user));
        boolean gone = answer.done();
        if (answer.unknown()) {
            gone = !see("get_user", Map.of("user", user)).done();
        }
        if (gone) {
            ledger.deleted(user);
            deletions++;
        }
    }

    private void rename(String user) {
        String next = name + " " + number++;
        Answer answer = call("update_user", Map.of("user", user, "name", next));
        Ledger.Entry entry = ledger.of(user);
        if (answer.done()) {
            entry.name = next;
        } else if (answer.unknown()) {
            String seen = seen(user).path("user").path("name").asText();
            entry.name = ledger.seen(user + " name", entry.name, next, seen);
        }
    }

    private void setStatus(String user, boolean disabled) {
        Answer answer = call(disabled ? "disable_user" : "enable_user", Map.of("user", user));
        Ledger.Entry entry = ledger.of(user);
        if (answer.done()) {
            entry.disabled = disabled;
        } else if (answer.unknown()) {
            boolean seen = seen(user).path("user").path("status").asText().equals("disabled");
            entry.disabled = ledger.seen(user + " disabled", entry.disabled, disabled, seen);
        }
    }

    private void setRole(String user, String role, boolean assigned) {
        Answer answer = call(assigned ? "assign_role" : "unassign_role", Map.of("user", user, "role", role));
        Ledger.Entry entry = ledger.of(user);
        Set<String> next = new TreeSet<>(entry.roles);
        boolean unused = assigned ? next.add(role) : next.remove(role);
        if (answer.done()) {
            entry.roles = next;
        } else if (answer.unknown()) {
            Set<String> seen = new TreeSet<>(seen(user).path("roles").findValuesAsText("key"));
            entry.roles = ledger.seen(user + " roles", entry.roles, next, seen);
        }
    }

    private void annotate(String user) {
        String note = "note " + number++;
        Answer answer = call("set_user_metadata", Map.of("user", user, "values", Map.of("note", note)));
        Ledger.Entry entry = ledger.of(user);
        if (answer.done()) {
            entry.note = note;
        } else if (answer.unknown()) {
            JsonNode metadata =
                    see("get_user_metadata", Map.of("user", user)).json().path("metadata");
            entry.note = ledger.seen(
                    user + " note", entry.note, note, metadata.path("note").asText());
        }
    }

    /** What there is to see of a user. */
    private JsonNode seen(String user) {
        return see("get_user", Map.of("user", user, "include", List.of("roles")))
                .json();
    }

    /** Looks until there is an answer. */
    private Answer see(String tool, Map<String, Object> arguments) {
        Answer answer = call(tool, arguments);
        while (answer.unavailable()) {
            answer = call(tool, arguments);
        }
        return answer;
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
        return new Answer(tool, outcome, json);
    }

    private McpSyncClient connect() {
        McpSyncClient connected = McpClient.sync(HttpClientStreamableHttpTransport.builder(url)
                        .jsonMapper(new JacksonMcpJsonMapper(JSON))
                        .build())
                .clientInfo(Implementation.builder(name, "1").build())
                .requestTimeout(Duration.ofMinutes(1))
                .build();
        var unused = connected.initialize();
        connections++;
        return connected;
    }

    /**
     * What came of a call.
     *
     * @param tool what was called, which is called like the operation
     * @param outcome {@code ok}, or the code of a problem
     */
    private record Answer(String tool, String outcome, JsonNode json) {
        boolean done() {
            return outcome.equals("ok");
        }

        /** Whether it may have been done all the same. */
        boolean unknown() {
            return unavailable() && !json.path("detail").asText().contains(Faults.neverArrived(tool));
        }

        boolean unavailable() {
            return outcome.equals("unavailable");
        }
    }
}
