package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Origin;
import io.ostiary.PageRequest;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditQuery;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Finding events. */
abstract class AuditSearchContract extends Contract {
    @Needs(
            value = {CREATE_USER, UPDATE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {"update_user.given_name", "search_audit_events.target", "search_audit_events.oldest_first"})
    void theNewestComesFirstUnlessTheOldestIsWanted() {
        User user = changedUser();
        List<AuditEvent> newest = events(about(user));

        List<AuditEvent> oldest = events(about(user).oldestFirst(true));

        assertThat(newest).extracting(AuditEvent::at).isSortedAccordingTo(Comparator.reverseOrder());
        List<AuditEvent> reversed = new ArrayList<>(newest);
        Collections.reverse(reversed);
        assertThat(oldest).isEqualTo(reversed);
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {"update_user.given_name", "search_audit_events.target", "search_audit_events.types"})
    void eventsAreFoundByTypeAndByRawType() {
        User user = changedUser();

        List<AuditEvent> updates = events(about(user).types(Set.of("user.update")));
        List<AuditEvent> both = events(about(user).types(Set.of("user.create", "user.update")));
        AuditEvent update = updates.get(0);

        assertThat(updates)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.type()).isEqualTo("user.update"));
        assertThat(both).hasSizeGreaterThanOrEqualTo(3).containsAll(updates);
        assertThat(events(about(user).types(Set.of(update.rawType())))).containsAll(updates);
        assertThat(events(about(user).types(Set.of("session.create")))).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {
                "update_user.given_name",
                "search_audit_events.target",
                "search_audit_events.from",
                "search_audit_events.to"
            })
    void eventsAreFoundByTheirTime() {
        User user = changedUser();
        List<AuditEvent> all = events(about(user));
        AuditEvent newest = all.get(0);
        AuditEvent oldest = all.get(all.size() - 1);

        assertThat(events(about(user).from(oldest.at()))).isEqualTo(all);
        assertThat(events(about(user).to(oldest.at()))).isEmpty();
        assertThat(events(about(user).from(newest.at().plus(Duration.ofSeconds(1)))))
                .isEmpty();
        assertThat(events(about(user).from(oldest.at()).to(newest.at().plus(Duration.ofSeconds(1)))))
                .isEqualTo(all);
    }

    @Needs(
            value = {CREATE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {
                "search_audit_events.target",
                "search_audit_events.types",
                "search_audit_events.actor",
                "search_audit_events.ip"
            })
    void eventsAreFoundByActorAndByAddress() {
        Call call = new Call("kit:" + fixture.mark(), "kit-1", null, new Origin("http", "203.0.113.7"));
        User user = fixture.backend()
                .directory(fixture.harness().tenant(), call)
                .users()
                .create(NewUser.withEmail(fixture.email()).build());
        AuditQuery.Builder creation = about(user).types(Set.of("user.create"));
        eventually(() -> assertThat(events(creation)).hasSize(1));
        AuditEvent event = events(creation).get(0);
        String actor = Objects.requireNonNull(event.actor());
        String address = Objects.requireNonNull(event.origin().address());

        assertThat(events(about(user).actor(actor))).contains(event);
        assertThat(events(about(user).actor(actor + "x"))).isEmpty();
        assertThat(events(about(user).ip(address))).contains(event);
        assertThat(events(about(user).ip("198.51.100.99"))).isEmpty();
    }

    @Needs(value = SEARCH_AUDIT_EVENTS, parameters = "search_audit_events.types")
    void anUnknownTypeIsInvalid() {
        for (String type : List.of("user.vanish", "nothing", "User.create", "")) {
            refuses(
                    InvalidArgumentException.class,
                    () -> events(AuditQuery.builder().types(Set.of(type))));
        }
        String own = fixture.unwatched().name() + ":NOTHING";
        refuses(
                InvalidArgumentException.class,
                () -> events(AuditQuery.builder().types(Set.of(own))));
        refuses(
                InvalidArgumentException.class,
                () -> events(AuditQuery.builder().types(Set.of("elsewhere:x"))));
        assertThat(auditEvents
                        .search(
                                AuditQuery.builder()
                                        .types(Set.of("role.delete"))
                                        .build(),
                                PageRequest.first(1))
                        .items())
                .hasSizeLessThanOrEqualTo(1);
    }

    @Needs(
            value = {CREATE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {"search_audit_events.target", "search_audit_events.actor"})
    void whatIsSearchedForIsTextAndNothingElse() {
        User user = someUser();
        eventually(() -> assertThat(events(about(user))).isNotEmpty());

        for (String text : Hostile.IDS) {
            assertThat(events(AuditQuery.builder().target(fixture.mark() + text)))
                    .as("target %s", text)
                    .isEmpty();
            assertThat(events(about(user).actor(text))).as("actor %s", text).isEmpty();
        }
    }

    /** A user who was changed twice, with the events of that there. */
    private User changedUser() {
        User user = someUser();
        for (String name : List.of("Ada", "Augusta")) {
            users.update(
                    user.id(), UserPatch.builder().givenName(Change.set(name)).build());
        }
        eventually(() -> assertThat(events(about(user))).hasSizeGreaterThanOrEqualTo(3));
        return user;
    }

    private List<AuditEvent> events(AuditQuery.Builder query) {
        AuditQuery built = query.build();
        return all(page -> auditEvents.search(built, page));
    }

    private static AuditQuery.Builder about(User user) {
        return AuditQuery.builder().target(user.id().value());
    }
}
