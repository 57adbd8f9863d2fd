package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.AlreadyExistsException;
import io.ostiary.BackendFailureException;
import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Directory;
import io.ostiary.emailtemplate.EmailTemplateType;
import io.ostiary.memory.mail.Mail;
import io.ostiary.memory.mail.Outbox;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.Organizations;
import io.ostiary.role.NamedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationsTest {
    private final Fixture fixture = Fixture.open();
    private final Organizations organizations = fixture.directory().organizations();
    private final Organization harbour = organizations.create(
            NewOrganization.builder("Harbour").memberLimit(3).build());
    private final User ada = fixture.user("ada@example.com");

    @AfterEach
    void everyIndexAgrees() {
        assertThat(fixture.backend().isConsistent()).isTrue();
    }

    @Test
    void whoFollowsAnInvitationIsAMemberWithItsRolesAndAVerifiedAddress() {
        Role editor = role("editor");
        organizations.invite(harbour.id(), new NewInvitation("ADA@example.com", Set.of(editor.id()), null));
        Mail mail = lastMail("ada@example.com");
        assertThat(mail.type()).isEqualTo(EmailTemplateType.INVITATION);
        assertThat(mail.link().reveal()).startsWith("http://localhost/ostiary/main/accept-invitation?token=");

        OrganizationMember member = fixture.backend().acceptInvitation(mail.token());

        assertThat(member.user().id()).isEqualTo(ada.id());
        assertThat(member.user().emailVerified()).isTrue();
        assertThat(member.roles()).containsExactly(NamedRole.of(editor));
        assertThat(invitations()).isEmpty();
        assertThatThrownBy(() -> fixture.backend().acceptInvitation(mail.token()))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void anInvitationWaitsUntilSomebodyHasTheAddress() {
        organizations.invite(harbour.id(), NewInvitation.of("later@example.com"));
        Secret token = lastMail("later@example.com").token();
        assertThatThrownBy(() -> fixture.backend().acceptInvitation(token)).isInstanceOf(NotFoundException.class);

        User later = fixture.user("later@example.com");

        assertThat(fixture.backend().acceptInvitation(token).user().id()).isEqualTo(later.id());
    }

    @Test
    void anInvitationExpires() {
        organizations.invite(harbour.id(), new NewInvitation("ada@example.com", Set.of(), Duration.ofHours(1)));
        Secret token = lastMail("ada@example.com").token();

        fixture.clock().advance(Duration.ofHours(1));

        assertThat(invitations()).extracting(Invitation::status).containsExactly(InvitationStatus.EXPIRED);
        assertThatThrownBy(() -> fixture.backend().acceptInvitation(token))
                .isInstanceOf(InvalidArgumentException.class);
        organizations.invite(harbour.id(), NewInvitation.of("ada@example.com"));
        assertThat(invitations())
                .extracting(Invitation::status)
                .containsExactlyInAnyOrder(InvitationStatus.EXPIRED, InvitationStatus.PENDING);
    }

    @Test
    void aRevokedInvitationIsWorthNothing() {
        Invitation invitation = organizations.invite(harbour.id(), NewInvitation.of("ada@example.com"));
        Secret token = lastMail("ada@example.com").token();

        organizations.revokeInvitation(harbour.id(), invitation.id());

        assertThatThrownBy(() -> fixture.backend().acceptInvitation(token))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void aRoleThatWasDeletedMeanwhileDoesNotComeWithAnInvitation() {
        Role editor = role("editor");
        organizations.invite(harbour.id(), new NewInvitation("ada@example.com", Set.of(editor.id()), null));
        fixture.directory().roles().delete(editor.id(), false);

        OrganizationMember member =
                fixture.backend().acceptInvitation(lastMail("ada@example.com").token());

        assertThat(member.roles()).isEmpty();
    }

    @Test
    void aFullOrganizationTakesNobodyByInvitationUntilThereIsRoom() {
        organizations.update(
                harbour.id(),
                OrganizationPatch.builder().memberLimit(Change.set(1)).build());
        User bob = fixture.user("bob@example.com");
        organizations.invite(harbour.id(), NewInvitation.of("ada@example.com"));
        organizations.addMember(harbour.id(), bob.id(), Set.of());
        Secret token = lastMail("ada@example.com").token();
        assertThatThrownBy(() -> fixture.backend().acceptInvitation(token)).isInstanceOf(ConflictException.class);

        organizations.removeMember(harbour.id(), bob.id());

        assertThat(fixture.backend().acceptInvitation(token).user().id()).isEqualTo(ada.id());
    }

    @Test
    void whoBecameAMemberMeanwhileIsToldSo() {
        organizations.invite(harbour.id(), NewInvitation.of("ada@example.com"));
        organizations.addMember(harbour.id(), ada.id(), Set.of());
        Secret token = lastMail("ada@example.com").token();

        assertThatThrownBy(() -> fixture.backend().acceptInvitation(token)).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void aMailThatCannotBeSentLeavesNoInvitation() {
        MemoryBackend failing = MemoryBackend.builder()
                .mailSender(mail -> {
                    throw new IllegalStateException("no server");
                })
                .open();
        Organizations elsewhere = failing.directory(Fixture.MAIN, Fixture.CALL).organizations();
        Organization pier = elsewhere.create(NewOrganization.of("Pier"));

        assertThatThrownBy(() -> elsewhere.invite(pier.id(), NewInvitation.of("ada@example.com")))
                .isInstanceOf(BackendFailureException.class);

        assertThat(elsewhere.invitations(pier.id(), null, PageRequest.first()).items())
                .isEmpty();
    }

    @Test
    void anInvitationThatWasMailedIsToldHoweverLateThatIs() {
        MemoryBackend slow = MemoryBackend.builder()
                .clock(fixture.clock())
                .mailSender(mail -> fixture.clock().advance(Duration.ofMinutes(1)))
                .open();
        Call hurried = Fixture.CALL.until(fixture.clock().instant().plusSeconds(1));
        Organizations elsewhere = slow.directory(Fixture.MAIN, hurried).organizations();
        Organization pier = elsewhere.create(NewOrganization.of("Pier"));

        Invitation invitation = elsewhere.invite(pier.id(), NewInvitation.of("ada@example.com"));

        assertThat(slow.directory(Fixture.MAIN, Fixture.CALL)
                        .organizations()
                        .invitations(pier.id(), null, PageRequest.first())
                        .items())
                .containsExactly(invitation);
    }

    @Test
    void anInvitationWhoseMailMayHaveGoneOutStays() {
        var outbox = new Outbox();
        MemoryBackend unsure = MemoryBackend.builder()
                .mailSender(mail -> {
                    outbox.send(mail);
                    throw new UnavailableException(mail.operation(), "no answer", true, null);
                })
                .open();
        Directory directory = unsure.directory(Fixture.MAIN, Fixture.CALL);
        Organization pier = directory.organizations().create(NewOrganization.of("Pier"));
        User bob = directory.users().create(NewUser.withEmail("bob@example.com").build());

        assertThatThrownBy(() -> directory.organizations().invite(pier.id(), NewInvitation.of("bob@example.com")))
                .isInstanceOf(UnavailableException.class);

        Secret token = outbox.lastTo("bob@example.com").orElseThrow().token();
        assertThat(unsure.acceptInvitation(token).user().id()).isEqualTo(bob.id());
    }

    @Test
    void tokensOfOtherMailsAreNoInvitations() {
        fixture.users().sendPasswordReset(ada.id(), null);
        Secret reset = lastMail("ada@example.com").token();
        organizations.invite(harbour.id(), NewInvitation.of("ada@example.com"));
        Secret invitation = lastMail("ada@example.com").token();

        assertThatThrownBy(() -> fixture.backend().acceptInvitation(reset))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> fixture.backend().redeemPasswordReset(invitation, Fixture.PASSWORD))
                .isInstanceOf(InvalidArgumentException.class);
        for (String forged : List.of("", ".", "a.b", "bWFpbgp4Cnk.x", "%%%.x")) {
            assertThatThrownBy(() -> fixture.backend().acceptInvitation(Secret.of("x" + forged)))
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }

    @Test
    void ofManyWhoJoinAtOnceNoMoreThanFitAreMembers() {
        List<User> users = IntStream.range(0, 8)
                .mapToObj(i -> fixture.user("user" + i + "@example.com"))
                .toList();

        List<Boolean> outcomes = Race.of(8, i -> {
            try {
                organizations.addMember(harbour.id(), users.get(i).id(), Set.of());
                return true;
            } catch (ConflictException e) {
                return false;
            }
        });

        assertThat(outcomes).filteredOn(joined -> joined).hasSize(3);
        assertThat(organizations.find(harbour.id()).orElseThrow().memberCount()).isEqualTo(3);
    }

    @Test
    void aDeletedOrganizationTakesItsInvitationsAlong() {
        organizations.invite(harbour.id(), NewInvitation.of("ada@example.com"));
        Secret token = lastMail("ada@example.com").token();

        organizations.delete(harbour.id());

        assertThatThrownBy(() -> fixture.backend().acceptInvitation(token))
                .isInstanceOf(InvalidArgumentException.class);
    }

    private List<Invitation> invitations() {
        return organizations
                .invitations(harbour.id(), null, PageRequest.first())
                .items();
    }

    private Role role(String key) {
        return fixture.directory()
                .roles()
                .create(NewRole.of(key), IfExists.FAIL)
                .value();
    }

    private Mail lastMail(String address) {
        return fixture.backend().outbox().lastTo(address).orElseThrow();
    }
}
