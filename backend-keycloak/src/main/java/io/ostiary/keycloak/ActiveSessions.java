package io.ostiary.keycloak;

import static io.ostiary.Operation.LIST_SESSIONS;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Creation;
import io.ostiary.backend.Paging;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SessionKind;
import io.ostiary.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** The online sessions that go on in a realm. */
final class ActiveSessions {
    private final Realm realm;

    ActiveSessions(Realm realm) {
        this.realm = realm;
    }

    /** One page of everybody's, in the order of Keycloak's own ids. */
    Page<Session> page(PageRequest page) {
        AdminQueries queries = realm.queries(LIST_SESSIONS);
        return new OffsetList<>(
                        (offset, max) -> realm.requests()
                                .repeatable(
                                        LIST_SESSIONS,
                                        Subject.tenant(realm.tenant()),
                                        () -> queries.sessions(realm.tenant().value(), "REGULAR", offset, max)),
                        UserSessionRepresentation::getId,
                        UserSessionRepresentation::getId,
                        session -> Optional.of(toSession(session)),
                        false)
                .page(LIST_SESSIONS, List.of(realm.tenant(), Optional.empty()), page);
    }

    /** One page of a user's, the oldest first. */
    Page<Session> page(UserId user, PageRequest page) {
        Object bound = List.of(realm.tenant(), Optional.of(user));
        return Paging.byCreation(LIST_SESSIONS, bound, page, () -> of(LIST_SESSIONS, user), Creation::of);
    }

    /** All of a user's, which the server returns at once and in no order. */
    List<Session> of(Operation operation, UserId user) {
        UserResource person = realm.person(operation, user);
        return realm.requests().repeatable(operation, Subject.user(user), person::getUserSessions).stream()
                .map(ActiveSessions::toSession)
                .toList();
    }

    Optional<Session> find(Operation operation, SessionId id) {
        Optional<SessionKey> key = SessionKey.parse(id);
        if (key.isEmpty()) {
            realm.requireThere(operation);
            return Optional.empty();
        }
        try {
            return of(operation, key.get().user()).stream()
                    .filter(session -> session.id().equals(id))
                    .findFirst();
        } catch (NotFoundException e) {
            if (e.kind().equals("user")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Ends a session, by Keycloak's own id; false when it had ended already. */
    boolean end(Operation operation, String session) {
        try {
            realm.requests()
                    .delete(
                            operation,
                            unused -> new NotFoundException(operation, "session", session),
                            () -> realm.resource(operation).deleteSession(session, false));
            return true;
        } catch (NotFoundException e) {
            if (e.kind().equals("session")) {
                return false;
            }
            throw e;
        }
    }

    private static Session toSession(UserSessionRepresentation session) {
        UserId user = UserId.of(session.getUserId());
        Map<String, String> clients = session.getClients();
        return new Session(
                new SessionKey(user, session.getId()).id(),
                user,
                SessionKind.SESSION,
                clients == null || clients.isEmpty()
                        ? null
                        : clients.values().iterator().next(),
                Instant.ofEpochMilli(session.getStart()),
                Instant.ofEpochMilli(session.getLastAccess()),
                null);
    }
}
