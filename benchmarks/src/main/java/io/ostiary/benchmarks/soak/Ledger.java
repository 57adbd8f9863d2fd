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

/**
 * What one client was told to be done, and so has to be there. Where an answer was lost, either is right: the ledger then
 * knows nothing of that part until the next answer.
 */
final class Ledger {
    private final Map<String, Entry> users = new LinkedHashMap<>();
    private final List<String> deleted = new ArrayList<>();

    /** What is known of a user; null where an answer was lost. */
    static final class Entry {
        @Nullable
        String name;

        @Nullable
        Boolean disabled = false;

        @Nullable
        Set<String> roles = new TreeSet<>();

        @Nullable
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
        deleted.add(id);
    }

    /** Nothing is known of the user any more. */
    void lost(String id) {
        users.remove(id);
    }

    Entry of(String id) {
        return Objects.requireNonNull(users.get(id));
    }

    List<String> users() {
        return List.copyOf(users.keySet());
    }

    /** What is not as it was told to be. */
    List<String> contradictions(Directory directory) {
        List<String> found = new ArrayList<>();
        users.forEach((id, entry) -> compare(directory, UserId.of(id), entry, found));
        for (String id : deleted) {
            if (directory.users().find(UserId.of(id)).isPresent()) {
                found.add(id + " was deleted and is there");
            }
        }
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

    private static void expect(String what, @Nullable Object told, @Nullable Object is, List<String> found) {
        if (told != null && !told.equals(is)) {
            found.add(what + " was told to be " + told + " and is " + is);
        }
    }
}
