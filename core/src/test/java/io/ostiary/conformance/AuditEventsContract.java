package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Origin;
import io.ostiary.Secret;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventType;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditSummary;
import io.ostiary.audit.AuditTarget;
import io.ostiary.audit.AuditTypes;
import io.ostiary.role.Role;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What leaves an event, and what is in it. That no secret is in one, every test of the kit checks. */
abstract class AuditEventsContract extends Contract {
    @Needs(
            value = {CREATE_USER, DELETE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {"search_audit_events.target", "search_audit_events.types"})
    void aCreationAndADeletionLeaveEvents() {
        User user = someUser();
        users.delete(user.id());

        AuditEvent created = about(user, "user.create");
        AuditEvent deleted = about(user, "user.delete");

        assertThat(List.of(created, deleted)).allSatisfy(event -> {
            assertThat(event.outcome()).isEqualTo(AuditOutcome.SUCCESS);
            assertThat(event.error()).isNull();
            assertThat(event.tenant()).isEqualTo(fixture.harness().tenant());
            assertThat(event.actor()).isNotBlank();
            assertThat(event.rawType()).startsWith(fixture.unwatched().name() + ":");
            AuditTarget target = event.targets().get(0);
            assertThat(target.kind()).isEqualTo("user");
            assertThat(target.id()).isEqualTo(user.id().value());
        });
        assertThat(deleted.at()).isAfterOrEqualTo(created.at());
        assertThat(deleted.id()).isNotEqualTo(created.id());
    }

    @Needs(
            value = {CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, UNASSIGN_ROLE, SEARCH_AUDIT_EVENTS},
            parameters = {"search_audit_events.target", "search_audit_events.types"})
    void aRoleThatIsGivenAndTakenLeavesEvents() {
        User user = someUser();
        Role role = someRole();
        roles.assign(user.id(), role.id(), null);
        roles.unassign(user.id(), role.id(), null);

        assertThat(about(user, "role.assign").outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(about(user, "role.unassign").outcome()).isEqualTo(AuditOutcome.SUCCESS);
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, SEARCH_AUDIT_EVENTS},
            parameters = {"search_audit_events.target", "search_audit_events.types"})
    void metadataThatIsSetIsAnUpdateOfTheUser() {
        User user = someUser();
        metadata.merge(user.id(), Map.of("plan", "gold"));

        assertThat(about(user, "user.update").toString()).doesNotContain("gold");
    }

    @Needs(
            value = {CREATE_USER, AUTHENTICATE_USER, SEARCH_AUDIT_EVENTS},
            parameters = {"search_audit_events.target", "search_audit_events.types"})
    void aSignInLeavesAnEventWhetherItSucceedsOrNot() {
        Secret password = fixture.password();
        User user = someUser(password);
        signedIn(sessions.authenticate(email(user), password));
        eventually(() -> assertThat(signIns(user)).hasSize(1));
        rejected(sessions.authenticate(email(user), fixture.password()));
        eventually(() -> assertThat(signIns(user)).hasSize(2));

        List<AuditEvent> events = signIns(user);

        assertThat(events.get(0).outcome()).isEqualTo(AuditOutcome.FAILURE);
        assertThat(events.get(0).error()).isNotBlank();
        assertThat(events.get(1).outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(events.get(1).error()).isNull();
    }

    @Needs(
            value = {CREATE_USER, SET_PASSWORD, AUTHENTICATE_USER, SEARCH_AUDIT_EVENTS, GET_AUDIT_EVENT},
            parameters = "search_audit_events.target")
    void noEventTellsAPassword() {
        Secret password = fixture.password();
        User user = someUser(fixture.password());
        users.setPassword(user.id(), NewPassword.of(password));
        signedIn(sessions.authenticate(email(user), password));
        eventually(() -> assertThat(about(user)).hasSizeGreaterThanOrEqualTo(3));

        for (AuditEvent event : about(user)) {
            assertThat(auditEvents.find(event.id())).isPresent();
        }
    }

    @Needs(
            value = {CREATE_USER, SEARCH_AUDIT_EVENTS, GET_AUDIT_EVENT},
            parameters = {"search_audit_events.target", "search_audit_events.types"})
    void anEventIsFoundByItsId() {
        AuditEvent event = about(someUser(), "user.create");

        assertThat(auditEvents.find(event.id())).contains(event);
        assertThat(auditEvents.find(noEvent())).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, SEARCH_AUDIT_EVENTS, LIST_AUDIT_EVENT_TYPES},
            parameters = {"search_audit_events.target", "search_audit_events.types"})
    void theTypesOfEventAreListed() {
        AuditEvent event = about(someUser(), "user.create");

        List<AuditEventType> types = auditEvents.types();

        assertThat(types)
                .extracting(AuditEventType::type)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(types)
                .filteredOn(type -> type.type().equals("user.create"))
                .singleElement()
                .satisfies(type -> assertThat(type.rawTypes()).contains(event.rawType()));
        assertThat(types).extracting(AuditEventType::type).contains(AuditTypes.SIGN_IN);
    }

    @Needs(
            value = {CREATE_USER, SEARCH_AUDIT_EVENTS, SUMMARIZE_AUDIT_EVENTS},
            parameters = {"search_audit_events.target", "summarize_audit_events.target", "summarize_audit_events.types"
            })
    void aSummaryCountsTheEvents() {
        User user = userFromSomewhere();
        eventually(() -> assertThat(about(user)).isNotEmpty());
        AuditEvent event = about(user).get(about(user).size() - 1);
        AuditQuery query = AuditQuery.builder()
                .target(user.id().value())
                .types(Set.of("user.create"))
                .build();

        AuditSummary summary = auditEvents.summarize(query, EnumSet.allOf(AuditDimension.class), 5);

        assertThat(summary.events()).isEqualTo(1);
        assertThat(summary.complete()).isTrue();
        assertThat(summary.counts().keySet()).isEqualTo(EnumSet.allOf(AuditDimension.class));
        assertThat(summary.counts().get(AuditDimension.TYPE)).singleElement().satisfies(count -> {
            assertThat(count.value()).isEqualTo("user.create");
            assertThat(count.events()).isEqualTo(1);
        });
        assertThat(summary.counts().get(AuditDimension.ACTOR))
                .singleElement()
                .satisfies(count -> assertThat(count.value()).isEqualTo(event.actor()));
        assertThat(summary.counts().get(AuditDimension.IP))
                .singleElement()
                .satisfies(count ->
                        assertThat(count.value()).isEqualTo(event.origin().address()));
        assertThat(summary.counts().get(AuditDimension.HOUR))
                .singleElement()
                .satisfies(count -> assertThat(count.value()).endsWith(":00:00Z"));
        assertThat(summary.counts().get(AuditDimension.ERROR)).isEmpty();
        assertThat(summary.toString()).doesNotContain(user.id().value());
    }

    @Needs(SUMMARIZE_AUDIT_EVENTS)
    void aSummaryOfNothingOrOfTooMuchIsInvalid() {
        AuditQuery all = AuditQuery.all();

        refuses(InvalidArgumentException.class, () -> auditEvents.summarize(all, Set.of(), 5));
        refuses(
                InvalidArgumentException.class,
                () -> auditEvents.summarize(all, EnumSet.of(AuditDimension.TYPE), AuditSummary.MAX_TOP + 1));
        assertThat(auditEvents
                        .summarize(all, EnumSet.of(AuditDimension.TYPE), 1)
                        .counts())
                .containsOnlyKeys(AuditDimension.TYPE);
    }

    private User userFromSomewhere() {
        Call call = new Call("kit", "kit-1", null, new Origin("http", "203.0.113.7"));
        return fixture.backend()
                .directory(fixture.harness().tenant(), call)
                .users()
                .create(NewUser.withEmail(fixture.email()).build());
    }

    private AuditEvent about(User user, String type) {
        List<AuditEvent> found = new ArrayList<>();
        AuditQuery query = AuditQuery.builder()
                .target(user.id().value())
                .types(Set.of(type))
                .build();
        eventually(() -> {
            found.clear();
            found.addAll(all(page -> auditEvents.search(query, page)));
            assertThat(found).isNotEmpty();
        });
        assertThat(found).allSatisfy(event -> assertThat(event.type()).isEqualTo(type));
        return Objects.requireNonNull(found.get(0));
    }

    private List<AuditEvent> about(User user) {
        AuditQuery query = AuditQuery.builder().target(user.id().value()).build();
        return all(page -> auditEvents.search(query, page));
    }

    private List<AuditEvent> signIns(User user) {
        AuditQuery query = AuditQuery.builder()
                .target(user.id().value())
                .types(Set.of(AuditTypes.SIGN_IN))
                .build();
        return all(page -> auditEvents.search(query, page));
    }
}
