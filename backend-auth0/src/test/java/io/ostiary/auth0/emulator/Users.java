package io.ostiary.auth0.emulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The users of the tenant, found by what they are unique in and by their e-mail address. */
final class Users {
    private final Map<String, User> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, User>> byIdentifier = new HashMap<>();
    private final Map<String, List<String>> identifiers = new HashMap<>();
    private final SearchIndex index;
    private Consumer<User> onRemoval = user -> {};

    Users(SearchIndex index) {
        this.index = index;
    }

    Optional<User> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    User get(String id) {
        return find(id).orElseThrow(Users::inexistent);
    }

    static Problem inexistent() {
        return Problem.notFound("The user does not exist.", "inexistent_user");
    }

    Collection<User> all() {
        return byId.values();
    }

    /** The users of any connection with this address, in any case. */
    Collection<User> withEmail(String email) {
        return byIdentifier.getOrDefault(key("email", email), Map.of()).values();
    }

    Optional<User> withEmail(String connection, String email) {
        return ofConnection(connection, withEmail(email));
    }

    Optional<User> withUsername(String connection, String username) {
        return ofConnection(
                connection,
                byIdentifier.getOrDefault(key("username", username), Map.of()).values());
    }

    Optional<User> withPhoneNumber(String connection, String number) {
        return ofConnection(
                connection,
                byIdentifier.getOrDefault(key("phone_number", number), Map.of()).values());
    }

    private static Optional<User> ofConnection(String connection, Collection<User> users) {
        return users.stream()
                .filter(user -> user.connection().equals(connection))
                .findFirst();
    }

    void add(User user) {
        byId.put(user.id(), user);
        changed(user);
    }

    /** Makes a changed profile found by what it says now, at once by its identifiers and later by a search. */
    void changed(User user) {
        forget(user.id());
        List<String> keys = List.of("email", "username", "phone_number").stream()
                .flatMap(field -> user.text(field).map(text -> key(field, text)).stream())
                .toList();
        keys.forEach(key -> byIdentifier
                .computeIfAbsent(key, unknown -> new LinkedHashMap<>())
                .put(user.id(), user));
        identifiers.put(user.id(), keys);
        index.put(user.id(), user.profile().deepCopy());
    }

    /** Deletes a user, with what hangs on it. */
    void remove(User user) {
        onRemoval.accept(user);
        take(user);
    }

    /** Takes a user out that goes on as part of another. */
    void take(User user) {
        byId.remove(user.id());
        forget(user.id());
        identifiers.remove(user.id());
        index.remove(user.id());
    }

    /** Tells what hangs on users when one is deleted. */
    void onRemoval(Consumer<User> listener) {
        onRemoval = onRemoval.andThen(listener);
    }

    private void forget(String id) {
        for (String key : identifiers.getOrDefault(id, List.of())) {
            byIdentifier.computeIfPresent(key, (same, users) -> {
                users.remove(id);
                return users.isEmpty() ? null : users;
            });
        }
    }

    private static String key(String field, String text) {
        return field + ":" + text.toLowerCase(Locale.ROOT);
    }
}
