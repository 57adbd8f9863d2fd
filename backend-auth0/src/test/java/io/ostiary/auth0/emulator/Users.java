package io.ostiary.auth0.emulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The users of the tenant, found by what they are unique in and by their e-mail address. */
final class Users {
    private static final List<String> IDENTIFIERS = List.of("email", "username", "phone_number");

    private final Map<String, User> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, User>> byIdentifier = new HashMap<>();
    private final Map<String, List<String>> identifiers = new HashMap<>();
    private final Set<String> ofLinked = new HashSet<>();
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
        return with("email", connection, email);
    }

    Optional<User> withUsername(String connection, String username) {
        return with("username", connection, username);
    }

    Optional<User> withPhoneNumber(String connection, String number) {
        return with("phone_number", connection, number);
    }

    private Optional<User> with(String field, String connection, String text) {
        return byIdentifier.getOrDefault(key(field, text), Map.of()).values().stream()
                .filter(user -> user.connection().equals(connection))
                .findFirst();
    }

    /** Whether a user of the connection has it, as one of its own or as an account that was linked to another. */
    boolean isTaken(String connection, String field, String text) {
        return ofLinked.contains(connection + ":" + key(field, text))
                || (field.equals("user_id")
                        ? byId.containsKey(text)
                        : with(field, connection, text).isPresent());
    }

    void add(User user) {
        byId.put(user.id(), user);
        ofLinked.removeAll(linkedKeys(user));
        changed(user);
    }

    /** Makes a changed profile found by what it says now, at once by its identifiers and later by a search. */
    void changed(User user) {
        forget(user.id());
        List<String> keys = IDENTIFIERS.stream()
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
        user.linked().values().forEach(linked -> ofLinked.removeAll(linkedKeys(linked)));
        takeOut(user);
    }

    /** Takes a user out that goes on as part of another, and so keeps what it is known by. */
    void link(User user) {
        takeOut(user);
        ofLinked.addAll(linkedKeys(user));
    }

    private static List<String> linkedKeys(User user) {
        return Stream.concat(Stream.of("user_id"), IDENTIFIERS.stream())
                .flatMap(field -> user.text(field).map(text -> user.connection() + ":" + key(field, text)).stream())
                .toList();
    }

    private void takeOut(User user) {
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
