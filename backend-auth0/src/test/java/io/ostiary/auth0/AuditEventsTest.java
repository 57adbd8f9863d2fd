package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ostiary.IfExists;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.audit.AuditDimension;
import io.ostiary.audit.AuditEvent;
import io.ostiary.audit.AuditEventType;
import io.ostiary.audit.AuditEvents;
import io.ostiary.audit.AuditOutcome;
import io.ostiary.audit.AuditQuery;
import io.ostiary.audit.AuditSummary;
import io.ostiary.audit.AuditTarget;
import io.ostiary.audit.AuditTypes;
import io.ostiary.organization.NewOrganization;
import io.ostiary.role.NewRole;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditEventsTest {
    private static final AuditQuery ROLES =
            AuditQuery.builder().types(Set.of("role.create")).build();

    private final Emulated emulated = new Emulated();
    private final AuditEvents events = emulated.directory().auditEvents();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void whatIsNoTypeOfTheVocabularyBearsTheNameOfAuth0() {
        assertThat(events.types())
                .extracting(AuditEventType::type)
                .allMatch(type -> type.startsWith("auth0:") || AuditTypes.all().contains(type))
                .contains(
                        "user.sign_in",
                        "organization.create",
                        "application_secret.rotate",
                        "auth0:sapi",
                        "auth0:seacft");
    }

    @Test
    void aChangeTellsWhatItWasMadeToAndTheNamesOfTheFieldsAndNoSecret() {
        IssuedApplication issued =
                emulated.directory().applications().create(NewApplication.of("Shop", ApplicationType.WEB));

        AuditEvent event = only("application.create");

        assertThat(event.targets())
                .containsExactly(
                        new AuditTarget("application", issued.application().id().value(), "Shop"));
        assertThat(event.fields()).contains("name", "app_type");
        assertThat(event.rawType()).isEqualTo("auth0:sapi");
        assertThat(event.actor()).isEqualTo(emulated.tenant.clientId()).isEqualTo(event.application());
        assertThat(event.toString())
                .doesNotContain(Objects.requireNonNull(issued.clientSecret()).reveal());
    }

    @Test
    void aRoleInAnOrganizationIsAboutBothAndTheUser() {
        User user = emulated.directory()
                .users()
                .create(NewUser.withEmail("eve@example.com").build());
        var role = emulated.directory()
                .roles()
                .create(NewRole.of("cook"), IfExists.FAIL)
                .value();
        var acme = emulated.directory().organizations().create(NewOrganization.of("Acme"));
        emulated.directory().organizations().addMember(acme.id(), user.id(), Set.of(role.id()));

        assertThat(only("organization_member.add").targets())
                .extracting(AuditTarget::id)
                .containsExactly(acme.id().value(), user.id().value());
        assertThat(only("organization_member_role.set").targets())
                .extracting(AuditTarget::id)
                .containsExactly(acme.id().value(), user.id().value(), role.id().value());
    }

    @Test
    void aSignInOfNobodyIsAFailureWithoutAnActor() {
        var unused = emulated.directory().sessions().authenticate("nobody@example.com", Secret.of("Canary-1"));

        AuditEvent event = only(AuditTypes.SIGN_IN);

        assertThat(event.actor()).isNull();
        assertThat(event.rawType()).isEqualTo("auth0:fu");
        assertThat(event.error()).isEqualTo("fu");
        assertThat(event.outcome()).isEqualTo(AuditOutcome.FAILURE);
    }

    @Test
    void whoChangesSomethingInTheDashboardIsTheActor() throws JsonProcessingException {
        AuditEvent event = LogMapping.event(TenantId.of("acme.eu.auth0.com"), RawJson.parse("""
                {"log_id": "900", "date": "2026-05-01T10:00:00.000Z", "type": "sapi", "description": "Update a User",
                 "client_id": "dashboard", "user_id": "google-oauth2|1", "ip": "not an address", "details": {
                   "request": {"method": "patch", "path": "/api/v2/users/auth0%7C5", "body": {"password": "*****"}},
                   "response": {"statusCode": 200}}}"""));

        assertThat(event.actor()).isEqualTo("google-oauth2|1");
        assertThat(event.type()).isEqualTo("password.set");
        assertThat(event.targets()).containsExactly(new AuditTarget("user", "auth0|5", null));
        assertThat(event.origin().address()).isNull();
    }

    @Test
    void theUserOfADeletionIsItsTargetAndNotItsActor() throws JsonProcessingException {
        AuditEvent event = LogMapping.event(TenantId.of("acme.eu.auth0.com"), RawJson.parse("""
                {"log_id": "900", "date": "2026-05-01T10:00:00.000Z", "type": "sdu", "user_id": "auth0|5", "client_id": null,
                 "details": {"body": {"connection": "Users"}}}"""));

        assertThat(event.actor()).isNull();
        assertThat(event.application()).isNull();
        assertThat(event.type()).isEqualTo("auth0:sdu");
        assertThat(event.targets()).containsExactly(new AuditTarget("user", "auth0|5", null));
    }

    @Test
    void manyEventsOfOneMillisecondAreToldOnceEachInAnOrderThatStays() {
        emulated.tenant.clock().standStill(() -> createRoles(250));
        emulated.tenant.clock().advance(Duration.ofSeconds(1));
        createRoles(1);

        List<AuditEvent> found =
                Pages.stream(page -> events.search(ROLES, page)).toList();

        assertThat(found).hasSize(251).doesNotHaveDuplicates();
        assertThat(found)
                .isSortedAccordingTo(Comparator.comparing(AuditEvent::at)
                        .thenComparing(event -> event.id().value())
                        .reversed());
    }

    @Test
    void whatIsBehindTheFirstThousandIsReachedByTimeAndAPageReadsNoMoreThanThat() {
        createRoles(1);
        String role = only("role.create").targets().get(0).id();
        emulated.tenant
                .clock()
                .tick(() -> IntStream.range(0, 1_100)
                        .forEach(number -> emulated.patch("roles/" + role, "{\"description\":\"" + number + "\"}")));
        emulated.tenant.log().clear();
        AuditQuery nobody = AuditQuery.builder().target("auth0|nobody").build();

        Page<AuditEvent> first = events.search(nobody, PageRequest.first(10));
        int requests = emulated.tenant.log().exchanges().size();
        AuditQuery updates = AuditQuery.builder().types(Set.of("role.update")).build();

        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(requests).isBetween(10, 12);
        assertThat(Pages.stream(page -> events.search(updates, page))).hasSize(1_100);
        assertThat(events.search(nobody, PageRequest.first(10).at(String.valueOf(first.next())))
                        .next())
                .isNull();
    }

    @Test
    void aSummaryCountsWhatMatches() {
        createRoles(3);

        AuditSummary summary = events.summarize(ROLES, Set.of(AuditDimension.TYPE), 5);

        assertThat(summary.complete()).isTrue();
        assertThat(summary.events()).isEqualTo(3);
    }

    @Test
    void anEventThatIsNoLongerKeptIsNotFound() {
        createRoles(1);
        AuditEvent event = only("role.create");
        assertThat(events.find(event.id())).contains(event);

        emulated.tenant.clock().advance(Duration.ofDays(31));

        assertThat(events.find(event.id())).isEmpty();
    }

    private void createRoles(int count) {
        IntStream.range(0, count)
                .forEach(number -> emulated.post("roles", "{\"name\":\"role-" + System.nanoTime() + "\"}"));
    }

    private AuditEvent only(String type) {
        List<AuditEvent> found = events.search(
                        AuditQuery.builder().types(Set.of(type)).build(), PageRequest.first(10))
                .items();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
