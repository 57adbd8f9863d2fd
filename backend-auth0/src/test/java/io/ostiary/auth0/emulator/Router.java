package io.ostiary.auth0.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import okhttp3.HttpUrl;

/** Finds the operation that a request is for. */
final class Router {
    private final List<Operation> operations = new ArrayList<>();

    /** Adds an operation of the Management API, as {@code GET /users/{id}}: below {@code /api/v2}, for a token. */
    Operation management(String id, Operation.Handler handler) {
        return add(new Operation(id, true, handler));
    }

    /** Adds an operation of the Authentication API, as {@code POST /oauth/token}: at the root, for everybody. */
    Operation authentication(String id, Operation.Handler handler) {
        return add(new Operation(id, false, handler));
    }

    private Operation add(Operation operation) {
        operations.add(operation);
        return operation;
    }

    /** Finds the operation with the most literal path, and what the path's variables stand for. */
    Optional<Match> find(String method, HttpUrl url) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> matches(operation.segments(), url.pathSegments()))
                .min(Comparator.comparingLong(operation ->
                        operation.segments().stream().filter(Router::isVariable).count()))
                .map(operation -> new Match(operation, variables(operation.segments(), url.pathSegments())));
    }

    /** Every scope that some operation takes. */
    SortedSet<String> scopes() {
        SortedSet<String> scopes = new TreeSet<>();
        operations.forEach(operation -> {
            scopes.addAll(operation.scopes());
            scopes.addAll(operation.moreScopes());
        });
        return scopes;
    }

    private static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isVariable(template.get(i)) && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return !path.get(path.size() - 1).isEmpty();
    }

    private static Map<String, String> variables(List<String> template, List<String> path) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = template.get(i);
            if (isVariable(segment)) {
                variables.put(segment.substring(1, segment.length() - 1), path.get(i));
            }
        }
        return variables;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    record Match(Operation operation, Map<String, String> variables) {}
}
