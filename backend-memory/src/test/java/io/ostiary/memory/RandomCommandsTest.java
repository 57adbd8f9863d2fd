package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.CaseFold;
import io.ostiary.Change;
import io.ostiary.IdentityException;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.Disablement;
import io.ostiary.user.LinkedIdentity;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserSort;
import io.ostiary.user.UserStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random commands against a model that a child could check: one map of users with their names and roles, searched from
 * end to end. After every command the backend must answer like the model, and every index must agree.
 *
 * <p>Replay one seed with {@code -Dseed=42}.
 */
class RandomCommandsTest {
    private static final int COMMANDS = 300;
    private static final int SEEDS = 25;

    private final Fixture fixture = Fixture.open();
    private final Map<UserId, Entry> model = new TreeMap<>(Comparator.comparing(UserId::value));
    private final List<Role> roles = new ArrayList<>();

    static Stream<Long> seeds() {
        Long chosen = Long.getLong("seed");
        return chosen == null ? Stream.iterate(0L, seed -> seed + 1).limit(SEEDS) : Stream.of(chosen);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBackendAnswersLikeTheModel(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            roles.add(fixture.roles()
                    .create(NewRole.of("role" + i), IfExists.FAIL)
                    .value());
        }
        for (int step = 0; step < COMMANDS; step++) {
            fixture.clock().advance(Duration.ofSeconds(random.nextInt(2)));
            String command = perform(random);
            String where = "-Dseed=" + seed + ", step " + step + ": " + command;
            assertThat(fixture.backend().isConsistent()).as(where).isTrue();
            if (step % 10 == 0) {
                assertSame(where);
            }
        }
        assertSame("-Dseed=" + seed + ", end");
    }

    private String perform(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> create(name(random) + "@example.com", random.nextBoolean() ? name(random) : null);
            case 3 -> create(null, name(random));
            case 4 -> changeEmail(somebody(random), name(random));
            case 5 -> delete(somebody(random));
            case 6 -> link(somebody(random), somebody(random));
            case 7 -> unlink(somebody(random), random);
            case 8 -> toggleRole(somebody(random), roles.get(random.nextInt(roles.size())));
            default -> disable(somebody(random));
        };
    }

    private String create(@Nullable String email, @Nullable String username) {
        boolean free = (email == null || isFree(email, null)) && (username == null || isFree(username, null));
        boolean created = succeeds(() -> {
            User user = fixture.users()
                    .create(NewUser.builder().email(email).username(username).build());
            model.put(user.id(), new Entry(user, new ArrayList<>(), new HashSet<>()));
        });
        assertThat(created).isEqualTo(free);
        return "create " + email + " " + username;
    }

    private String changeEmail(@Nullable Entry entry, String local) {
        String email = local + "@example.com";
        if (entry == null) {
            return "nothing";
        }
        boolean free =
                isFree(email, entry.user.id()) && entry.linked.stream().noneMatch(linked -> isCalled(linked, email));
        boolean changed = succeeds(() -> {
            User user = fixture.users()
                    .update(
                            entry.user.id(),
                            UserPatch.builder().email(Change.set(email)).build());
            model.put(user.id(), new Entry(user, entry.linked, entry.roles));
        });
        assertThat(changed).isEqualTo(free);
        return "change the address of " + entry.user.id() + " to " + email;
    }

    private String delete(@Nullable Entry entry) {
        if (entry == null) {
            return "nothing";
        }
        fixture.users().delete(entry.user.id());
        model.remove(entry.user.id());
        return "delete " + entry.user.id();
    }

    private String link(@Nullable Entry into, @Nullable Entry from) {
        if (into == null || from == null || into.user.id().equals(from.user.id())) {
            return "nothing";
        }
        if (from.user.status() == UserStatus.DISABLED) {
            assertThat(succeeds(() -> fixture.users().link(into.user.id(), from.user.id())))
                    .isFalse();
            return "do not link " + from.user.id() + ", who is disabled";
        }
        User merged = fixture.users().link(into.user.id(), from.user.id());
        List<User> linked = new ArrayList<>(into.linked);
        linked.add(from.user);
        linked.addAll(from.linked);
        model.remove(from.user.id());
        model.put(merged.id(), new Entry(merged, linked, into.roles));
        return "link " + from.user.id() + " into " + into.user.id();
    }

    private String unlink(@Nullable Entry entry, Random random) {
        if (entry == null || entry.linked.isEmpty()) {
            return "nothing";
        }
        User wanted = entry.linked.get(random.nextInt(entry.linked.size()));
        LinkedIdentity identity = entry.user.identities().stream()
                .filter(candidate -> Objects.equals(candidate.email(), wanted.email())
                        && Objects.equals(candidate.username(), wanted.username()))
                .findFirst()
                .orElseThrow();
        User split = fixture.users().unlink(entry.user.id(), identity.id());
        assertThat(split.id()).isEqualTo(wanted.id());
        List<User> rest = new ArrayList<>(entry.linked);
        rest.remove(wanted);
        model.put(split.id(), new Entry(split, new ArrayList<>(), new HashSet<>()));
        model.put(entry.user.id(), new Entry(found(entry.user.id()), rest, entry.roles));
        return "unlink " + split.id() + " from " + entry.user.id();
    }

    private String toggleRole(@Nullable Entry entry, Role role) {
        if (entry == null) {
            return "nothing";
        }
        if (entry.roles.remove(role)) {
            fixture.roles().unassign(entry.user.id(), role.id(), null);
        } else {
            entry.roles.add(role);
            fixture.roles().assign(entry.user.id(), role.id(), null);
        }
        return "toggle " + role.key() + " of " + entry.user.id();
    }

    private String disable(@Nullable Entry entry) {
        if (entry == null) {
            return "nothing";
        }
        User disabled = fixture.users().disable(entry.user.id(), Disablement.endingSessions());
        model.put(disabled.id(), new Entry(disabled, entry.linked, entry.roles));
        return "disable " + disabled.id();
    }

    private void assertSame(String where) {
        for (UserSort sort : UserSort.values()) {
            UserQuery query = UserQuery.builder().sort(sort).build();
            List<User> listed = Pages.stream(page -> fixture.users().list(query, new PageRequest(3, page.cursor())))
                    .toList();
            List<User> expected =
                    model.values().stream().map(Entry::user).sorted(order(sort)).toList();
            assertThat(listed).as(where).isEqualTo(expected);
        }
        model.values().forEach(entry -> assertSame(where, entry));
        for (Role role : roles) {
            assertThat(fixture.roles()
                            .members(role.id(), PageRequest.first(200))
                            .items())
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(model.values().stream()
                            .filter(entry -> entry.roles.contains(role))
                            .map(Entry::user)
                            .toList());
        }
    }

    private void assertSame(String where, Entry entry) {
        assertThat(found(entry.user.id())).as(where).isEqualTo(entry.user);
        Stream.concat(Stream.of(entry.user), entry.linked.stream()).forEach(identity -> {
            if (identity.email() != null) {
                assertThat(resolved("email:" + identity.email())).as(where).isEqualTo(entry.user);
            }
            if (identity.username() != null) {
                assertThat(resolved("username:" + identity.username()))
                        .as(where)
                        .isEqualTo(entry.user);
            }
        });
    }

    private User found(UserId id) {
        return fixture.users().find(id).orElseThrow();
    }

    private User resolved(String reference) {
        return fixture.users().resolve(UserRef.parse(reference)).user();
    }

    private boolean isFree(String name, @Nullable UserId except) {
        return model.values().stream()
                .filter(entry -> !entry.user.id().equals(except))
                .flatMap(entry -> Stream.concat(Stream.of(entry.user), entry.linked.stream()))
                .noneMatch(user -> isCalled(user, name));
    }

    private @Nullable Entry somebody(Random random) {
        List<Entry> all = List.copyOf(model.values());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static boolean isCalled(User user, String name) {
        return CaseFold.same(name, user.email()) || CaseFold.same(name, user.username());
    }

    private static boolean succeeds(Runnable command) {
        try {
            command.run();
            return true;
        } catch (IdentityException e) {
            return false;
        }
    }

    private static String name(Random random) {
        String name = "name" + random.nextInt(40);
        return random.nextBoolean() ? name : name.toUpperCase(Locale.ROOT);
    }

    private static Comparator<User> order(UserSort sort) {
        Comparator<User> created = Comparator.comparing(User::createdAt)
                .thenComparing(user -> user.id().value());
        return switch (sort) {
            case CREATED_AT -> created;
            case CREATED_AT_DESC -> created.reversed();
            case EMAIL ->
                Comparator.comparing(RandomCommandsTest::emailOrLast)
                        .thenComparing(user -> user.id().value());
        };
    }

    private static String emailOrLast(User user) {
        return user.email() == null ? "\uffff" : user.email().toLowerCase(Locale.ROOT);
    }

    private record Entry(User user, List<User> linked, Set<Role> roles) {}
}
