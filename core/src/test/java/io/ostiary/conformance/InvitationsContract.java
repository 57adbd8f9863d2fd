package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.Organization;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inviting an address to an organization, and withdrawing it. */
abstract class InvitationsContract extends Contract {
    @Needs(
            value = {CREATE_ORGANIZATION, CREATE_INVITATION, LIST_INVITATIONS},
            parameters = "list_invitations.status")
    void anInvitationIsPending() {
        Organization organization = someOrganization();
        String email = fixture.email();

        Invitation made = organizations.invite(organization.id(), NewInvitation.of(email));

        assertThat(made.email()).isEqualTo(email);
        assertThat(made.status()).isEqualTo(InvitationStatus.PENDING);
        eventually(() -> {
            assertThat(invitations(organization, null)).containsExactly(made);
            assertThat(invitations(organization, InvitationStatus.PENDING)).containsExactly(made);
            assertThat(invitations(organization, InvitationStatus.EXPIRED)).isEmpty();
        });
    }

    @Needs(
            value = {CREATE_ROLE, CREATE_ORGANIZATION, CREATE_INVITATION, LIST_INVITATIONS},
            parameters = "create_invitation.roles")
    void anInvitationNamesTheRolesThatComeWithIt() {
        Organization organization = someOrganization();
        Role role = someRole();

        organizations.invite(organization.id(), new NewInvitation(fixture.email(), Set.of(role.id()), null));

        eventually(() -> assertThat(invitations(organization, null))
                .singleElement()
                .satisfies(invitation -> assertThat(invitation.roles()).containsExactly(NamedRole.of(role))));
        refuses(
                NotFoundException.class,
                () -> organizations.invite(
                        organization.id(), new NewInvitation(fixture.email(), Set.of(noRole()), null)));
    }

    @Needs(
            value = {CREATE_ORGANIZATION, CREATE_INVITATION},
            parameters = "create_invitation.expires_in")
    void anInvitationExpiresWhenItWasToldTo() {
        Organization organization = someOrganization();

        Invitation brief = organizations.invite(
                organization.id(), new NewInvitation(fixture.email(), Set.of(), Duration.ofHours(1)));
        Invitation patient = organizations.invite(
                organization.id(), new NewInvitation(fixture.email(), Set.of(), Duration.ofDays(20)));

        Instant early = Objects.requireNonNull(brief.expiresAt(), "an expiry");
        Instant late = Objects.requireNonNull(patient.expiresAt(), "an expiry");
        assertThat(Duration.between(early, late)).isBetween(Duration.ofDays(19), Duration.ofDays(20));
    }

    @Needs({CREATE_ORGANIZATION, CREATE_INVITATION, LIST_INVITATIONS})
    void anAddressIsNotInvitedTwiceAtATime() {
        Organization organization = someOrganization();
        Organization other = someOrganization();
        String email = fixture.email();
        organizations.invite(organization.id(), NewInvitation.of(email));

        refuses(AlreadyExistsException.class, () -> organizations.invite(organization.id(), NewInvitation.of(email)));

        eventually(() -> assertThat(invitations(organization, null)).hasSize(1));
        organizations.invite(other.id(), NewInvitation.of(email));
        eventually(() -> assertThat(invitations(other, null)).hasSize(1));
    }

    @Needs({CREATE_USER, CREATE_ORGANIZATION, ADD_ORGANIZATION_MEMBER, CREATE_INVITATION, LIST_INVITATIONS})
    void aMemberIsNotInvited() {
        User member = someUser();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), member.id(), Set.of());

        eventually(() -> refuses(
                ConflictException.class,
                () -> organizations.invite(organization.id(), NewInvitation.of(email(member)))));

        assertThat(invitations(organization, null)).isEmpty();
    }

    @Needs({CREATE_ORGANIZATION, CREATE_INVITATION, LIST_INVITATIONS, REVOKE_INVITATION})
    void aRevokedInvitationIsGoneAndCanBeMadeAnew() {
        Organization organization = someOrganization();
        String email = fixture.email();
        Invitation first = organizations.invite(organization.id(), NewInvitation.of(email));
        Invitation kept = organizations.invite(organization.id(), NewInvitation.of(fixture.email()));

        organizations.revokeInvitation(organization.id(), first.id());

        eventually(() -> assertThat(invitations(organization, null))
                .extracting(Invitation::id)
                .containsExactly(kept.id()));
        refuses(NotFoundException.class, () -> organizations.revokeInvitation(organization.id(), first.id()));
        Invitation second = organizations.invite(organization.id(), NewInvitation.of(email));
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Needs({CREATE_ORGANIZATION, CREATE_INVITATION, REVOKE_INVITATION, LIST_INVITATIONS})
    void anInvitationToAnotherOrganizationIsNotFound() {
        Organization organization = someOrganization();
        Organization other = someOrganization();
        Invitation invitation = organizations.invite(organization.id(), NewInvitation.of(fixture.email()));

        refuses(NotFoundException.class, () -> organizations.revokeInvitation(other.id(), invitation.id()));
        refuses(
                NotFoundException.class,
                () -> organizations.revokeInvitation(organization.id(), InvitationId.of("nothing")));

        eventually(() -> assertThat(invitations(organization, null)).hasSize(1));
    }

    private List<Invitation> invitations(Organization organization, @Nullable InvitationStatus status) {
        return all(page -> organizations.invitations(organization.id(), status, page));
    }
}
