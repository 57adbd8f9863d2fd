package io.ostiary.benchmarks.soak;

import io.ostiary.backend.Directory;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one client was told to be done, and so has to be there; where an answer was lost, what it saw when it looked. */
final class Ledger {
    private final Map<String, Entry> users = new LinkedHashMap<>();
    private final List<String> surprises = new ArrayList<>();

    /** What is known of a user. */
    static final class Entry {
        String name;
        boolean disabled;
        Set<String> roles = new TreeSet<>();
        String note = "";

        private Entry(String name) {
            this.name = name;
        }
    }

    void created(String id, String name) {
        users.put(id, new Entry(name));
    }

    void deleted(String id) {
        users.remove(id);
    }

    Entry of(String id) {
        return Objects.requireNonNull(users.get(id));
    }

    List<String> users() {
        return List.copyOf(users.keySet());
    }

    /** What was seen after an answer was lost, which has to be as it was before or as it was to become. */
    <T> T seen(String what, T before, T next, T seen) {
        if (!seen.equals(before) && !seen.equals(next)) {
            surprises.add(what + " was " + before + ", was to become " + next + " and is " + seen);
        }
        return seen;
    }

    /** What is not as it was told to be, now or when an answer was lost. */
    List<String> contradictions(Directory directory) {
        List<String> found = new ArrayList<>(surprises);
        users.forEach((id, entry) -> compare(directory, UserId.of(id), entry, found));
        return found;
    }

    private static void compare(Directory directory, UserId id, Entry entry, List<String> found) {
        Optional<User> user = directory.users().find(id);
        if (user.isEmpty()) {
            found.add(id + " was created and is not there");
            return;
        }
        expect(id + " name", entry.name, user.get().name(), found);
        expect(id + " disabled", entry.disabled, user.get().status() == UserStatus.DISABLED, found);
        expect(
                id + " roles",
                entry.roles,
                directory.roles().of(id, false).stream()
                        .map(assigned -> assigned.role().key())
                        .collect(Collectors.toCollection(TreeSet::new)),
                found);
        Object note = directory.metadata().get(id, MetadataKeys.all()).get("note");
        expect(id + " note", entry.note, note == null ? "" : note, found);
    }

    private static void expect(String what, Object told, @Nullable Object is, List<String> found) {
        if (!told.equals(is)) {
            found.add(what + " was told to be " + told + " and is " + is);
        }
    }
}
