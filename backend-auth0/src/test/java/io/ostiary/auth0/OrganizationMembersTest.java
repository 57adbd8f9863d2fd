package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.auth0.emulator.Fault;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.Organizations;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who belongs to an organization, with which roles, and who is invited. */
class OrganizationMembersTest {
    private final Emulated emulated = new Emulated();
    private final Organizations organizations = emulated.directory().organizations();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aMembersListEndsAlthoughAuth0NamesANextPage() {
        Organization acme = organizations.create(NewOrganization.of("Acme"));
        IntStream.range(0, 60).forEach(number -> organizations.addMember(acme.id(), user().id(), Set.of()));

        var first = organizations.members(acme.id(), PageRequest.first(200));
        var second = organizations.members(acme.id(), new PageRequest(200, first.next()));
        var last = organizations.members(acme.id(), new PageRequest(200, second.next()));

        assertThat(first.items()).hasSize(50);
        assertThat(second.items()).hasSize(10);
        assertThat(last.items()).isEmpty();
        assertThat(last.next()).isNull();
        assertThat(found(acme).memberCount()).isEqualTo(60);
    }

    @Test
    void rolesEndWithTheMembership() {
        Organization acme = organizations.create(NewOrganization.of("Acme"));
        User ada = user();
        organizations.addMember(acme.id(), ada.id(), Set.of(role("editor").id()));

        organizations.removeMember(acme.id(), ada.id());

        String member =
                "organizations/" + acme.id() + "/members/" + ada.id().value().replace("|", "%7C");
        assertThat(emulated.get(member + "/roles")).isEmpty();
    }

    @Test
    void whereThereAreManyOrganizationsOnlyForceDeletesARole() {
        Role role = role("editor");
        IntStream.range(0, 51).forEach(number -> organizations.create(NewOrganization.of("Acme " + number)));

        assertThatThrownBy(() -> emulated.directory().roles().delete(role.id(), false))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("force");

        emulated.directory().roles().delete(role.id(), true);
        assertThatThrownBy(() -> emulated.directory().roles().resolve("editor")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whereAuth0DoesNotTellWhoHasARoleOnlyForceDeletesIt() {
        Role role = role("editor");
        organizations.create(NewOrganization.of("Acme"));
        emulated.tenant.faults().next(1, "GET /organizations/{org_id}/roles/{rol_id}/members", new Fault.Status(404));

        assertThatThrownBy(() -> emulated.directory().roles().delete(role.id(), false))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("force");
    }

    @Test
    void anInvitationNamesTheOrganizationAsInviterAndIsMailed() {
        Organization acme = organizations.create(NewOrganization.of("Acme"));

        organizations.invite(acme.id(), NewInvitation.of("ada@example.com"));

        assertThat(emulated.get("organizations/" + acme.id() + "/invitations")
                        .at("/0/inviter/name")
                        .asText())
                .isEqualTo("Acme");
        assertThat(emulated.tenant.mailsTo("ada@example.com")).containsExactly("user_invitation");
    }

    @Test
    void anApplicationThatOrganizationsMayNotUseInvitesNobody() {
        Organization acme = organizations.create(NewOrganization.of("Acme"));
        emulated.patch("clients/" + emulated.tenant.signInClientId(), "{\"organization_usage\":\"deny\"}");

        assertThatThrownBy(() -> organizations.invite(acme.id(), NewInvitation.of("ada@example.com")))
                .isInstanceOf(NotConfiguredException.class)
                .hasMessageContaining("invitation-client-id");
    }

    @Test
    void withoutAnApplicationThatInvitationsLeadToNobodyIsInvited() {
        Organization acme = organizations.create(NewOrganization.of("Acme"));
        Map<String, String> settings = Emulated.settings(emulated.tenant);
        settings.remove("invitation-client-id");

        try (var backend = new Auth0Provider()
                .open(
                        Settings.check(Auth0Settings.DECLARATION, settings),
                        new Runtime(emulated.tenant.clock(), IdSource.RANDOM, RandomSource.SECURE))) {
            TenantId tenant = TenantId.of(emulated.tenant.domain());
            assertThatThrownBy(() -> backend.directory(tenant, Call.system("test"))
                            .organizations()
                            .invite(acme.id(), NewInvitation.of("ada@example.com")))
                    .isInstanceOf(NotConfiguredException.class)
                    .hasMessageContaining("invitation-client-id");
            assertThat(backend.setup(Call.system("test")).check(tenant))
                    .extracting(Finding::setting)
                    .containsExactly("invitation-client-id");
        }
    }

    private User user() {
        int number = emulated.tenant.log().exchanges().size();
        return emulated.directory()
                .users()
                .create(NewUser.withEmail("user-" + number + "@example.com").build());
    }

    private Role role(String key) {
        return emulated.directory()
                .roles()
                .create(NewRole.of(key), IfExists.FAIL)
                .value();
    }

    private Organization found(Organization organization) {
        return organizations.find(organization.id()).orElseThrow();
    }
}
