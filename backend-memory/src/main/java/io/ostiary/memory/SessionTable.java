package io.ostiary.memory;

import io.ostiary.backend.Creation;
import io.ostiary.session.SessionId;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/**
 * A tenant's sessions with every index over them. Immutable.
 *
 * <p>An ended session leaves its tokens' digests behind for a while, so that a late refresh hears that the session
 * ended, rather than that there never was one. Every write {@linkplain #swept sweeps} a few of what is overdue.
 */
final class SessionTable {
    static final SessionTable NONE = new SessionTable(
            TreePMap.empty(), TreePSet.empty(), TreePSet.empty(), TreePMap.empty(), TreePMap.empty(), TreePSet.empty());

    /** How many used refresh tokens of a session are recognised; one from before them is merely unknown. */
    static final int USED_TOKENS = 1000;

    private static final int SWEPT_AT_ONCE = 32;

    private final TreePMap<String, LiveSession> live;
    private final TreePSet<Creation> byCreation;
    private final TreePSet<Owned> byUser;
    private final TreePMap<String, String> byDigest;
    private final TreePMap<String, TreePVector<String>> ended;
    private final TreePSet<Creation> due;

    private SessionTable(
            TreePMap<String, LiveSession> live,
            TreePSet<Creation> byCreation,
            TreePSet<Owned> byUser,
            TreePMap<String, String> byDigest,
            TreePMap<String, TreePVector<String>> ended,
            TreePSet<Creation> due) {
        this.live = live;
        this.byCreation = byCreation;
        this.byUser = byUser;
        this.byDigest = byDigest;
        this.ended = ended;
        this.due = due;
    }

    /** The session, unless it is over. */
    Optional<LiveSession> find(SessionId id, Instant now) {
        return Optional.ofNullable(live.get(id.value())).filter(session -> session.isActive(now));
    }

    /** Whether a session, live or ended, has or had that refresh token. */
    boolean knows(String refreshDigest) {
        return byDigest.containsKey(refreshDigest);
    }

    /** The session that has or had that refresh token, unless it is over. */
    Optional<LiveSession> byRefreshToken(String refreshDigest, Instant now) {
        return Optional.ofNullable(byDigest.get(refreshDigest)).flatMap(id -> find(SessionId.of(id), now));
    }

    /** The active sessions after that point, oldest first. */
    Stream<LiveSession> after(@Nullable Creation anchor, Instant now) {
        TreePSet<Creation> rest = anchor == null ? byCreation : byCreation.tailSet(anchor, false);
        return rest.stream().flatMap(creation -> find(SessionId.of(creation.id()), now).stream());
    }

    /** The active sessions of a user after that point, oldest first. */
    Stream<LiveSession> after(UserId user, @Nullable Creation anchor, Instant now) {
        return owned(user, anchor).stream()
                .flatMap(owned -> find(SessionId.of(owned.creation().id()), now).stream());
    }

    /** The table with that session as it is given, new or not. */
    SessionTable with(LiveSession session) {
        LiveSession old = live.get(session.id().value());
        String id = session.id().value();
        return new SessionTable(
                live.plus(id, session),
                byCreation.plus(session.creation()),
                byUser.plus(Owned.of(session)),
                byDigest.plus(session.refreshDigest(), id),
                ended,
                (old == null ? due : due.minus(expiry(old))).plus(expiry(session)));
    }

    /** The table after that token took the place of the session's refresh token, which counts as used from now on. */
    SessionTable rotated(LiveSession session, LiveSession next) {
        TreePVector<String> used = session.usedDigests().plus(session.refreshDigest());
        TreePMap<String, String> digests = byDigest;
        if (used.size() > USED_TOKENS) {
            digests = digests.minus(used.get(0));
            used = used.minus(0);
        }
        var rotated = new LiveSession(next.session(), next.claims(), next.refreshDigest(), used);
        return new SessionTable(live, byCreation, byUser, digests, ended, due).with(rotated);
    }

    /** The table without that session, whose tokens are remembered until then. */
    SessionTable end(LiveSession session, Instant rememberUntil) {
        String id = session.id().value();
        return new SessionTable(
                live.minus(id),
                byCreation.minus(session.creation()),
                byUser.minus(Owned.of(session)),
                byDigest,
                ended.plus(id, session.usedDigests().plus(session.refreshDigest())),
                due.minus(expiry(session)).plus(new Creation(rememberUntil, id)));
    }

    /** The table without any session of that user. */
    SessionTable endAll(UserId user, Instant rememberUntil) {
        SessionTable table = this;
        for (Owned owned : owned(user, null)) {
            LiveSession session = live.get(owned.creation().id());
            table = session == null ? table : table.end(session, rememberUntil);
        }
        return table;
    }

    /** The table without any session for that application. Looks at every session; deleting an application is rare. */
    SessionTable endAllOf(String application, Instant rememberUntil) {
        SessionTable table = this;
        for (LiveSession session : live.values()) {
            table = application.equals(session.session().application()) ? table.end(session, rememberUntil) : table;
        }
        return table;
    }

    /** The table after some of what is overdue was dealt with: expired sessions end, and ended ones are forgotten. */
    SessionTable swept(Instant now, Duration remembered) {
        SessionTable table = this;
        for (int i = 0; i < SWEPT_AT_ONCE && !table.due.isEmpty(); i++) {
            Creation first = table.due.first();
            if (first.at().isAfter(now)) {
                break;
            }
            LiveSession expired = table.live.get(first.id());
            table = expired == null
                    ? table.forget(first)
                    : table.end(expired, first.at().plus(remembered));
        }
        return table;
    }

    /** Whether every index holds exactly what the sessions say. Expensive; for tests. */
    boolean isConsistent() {
        List<String> digests = new ArrayList<>();
        for (LiveSession session : live.values()) {
            digests.addAll(session.usedDigests());
            digests.add(session.refreshDigest());
            if (!byCreation.contains(session.creation())
                    || !byUser.contains(Owned.of(session))
                    || !due.contains(expiry(session))) {
                return false;
            }
        }
        ended.values().forEach(digests::addAll);
        return byCreation.size() == live.size()
                && byUser.size() == live.size()
                && due.size() == live.size() + ended.size()
                && byDigest.size() == digests.size()
                && byDigest.keySet().containsAll(digests);
    }

    private SessionTable forget(Creation overdue) {
        TreePVector<String> digests = ended.getOrDefault(overdue.id(), TreePVector.empty());
        return new SessionTable(
                live, byCreation, byUser, byDigest.minusAll(digests), ended.minus(overdue.id()), due.minus(overdue));
    }

    private TreePSet<Owned> owned(UserId user, @Nullable Creation anchor) {
        Owned start = new Owned(user.value(), anchor == null ? Creation.startOf(Instant.MIN) : anchor);
        Owned end = new Owned(user.value() + '\0', Creation.startOf(Instant.MIN));
        return byUser.subSet(start, false, end, false);
    }

    private static Creation expiry(LiveSession session) {
        return new Creation(session.expiresAt(), session.id().value());
    }

    private record Owned(String user, Creation creation) implements Comparable<Owned> {
        static Owned of(LiveSession session) {
            return new Owned(session.session().user().value(), session.creation());
        }

        @Override
        public int compareTo(Owned other) {
            int byUser = user.compareTo(other.user);
            return byUser == 0 ? creation.compareTo(other.creation) : byUser;
        }
    }
}
