package io.ostiary.fault;

import static io.ostiary.Operation.ADD_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.CREATE_INVITATION;
import static io.ostiary.Operation.CREATE_ORGANIZATION;
import static io.ostiary.Operation.DELETE_ORGANIZATION;
import static io.ostiary.Operation.GET_ORGANIZATION;
import static io.ostiary.Operation.LIST_INVITATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATIONS;
import static io.ostiary.Operation.LIST_ORGANIZATION_MEMBERS;
import static io.ostiary.Operation.LIST_USER_ORGANIZATIONS;
import static io.ostiary.Operation.REMOVE_ORGANIZATION_MEMBER;
import static io.ostiary.Operation.REVOKE_INVITATION;
import static io.ostiary.Operation.SET_ORGANIZATION_MEMBER_ROLE;
import static io.ostiary.Operation.UPDATE_ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.IdentityException.Code;
import io.ostiary.PageRequest;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationId;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.role.NamedRole;
import io.ostiary.role.Role;
import io.ostiary.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The acts on {@link io.ostiary.organization.Organizations}. */
final class OrganizationActs {
    private static final PageRequest PAGE = PageRequest.first();

    static final List<Act<?>> ALL = List.of(
            Act.read(
                    LIST_ORGANIZATIONS,
                    Subjects::organization,
                    (client, organization) -> assertThat(client.organizations()
                                    .list(new OrganizationQuery(organization.slug(), false), PAGE)
                                    .items())
                            .hasSize(1)),
            Act.read(
                    GET_ORGANIZATION,
                    Subjects::organization,
                    (client, organization) -> assertThat(client.organizations().find(organization.id()))
                            .isPresent()),
            Act.write(
                            CREATE_ORGANIZATION,
                            Subjects::name,
                            (client, slug) -> client.organizations().create(NewOrganization.of(slug)),
                            OrganizationActs::isThere)
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    UPDATE_ORGANIZATION,
                    Subjects::organization,
                    (client, organization) -> client.organizations()
                            .update(
                                    organization.id(),
                                    OrganizationPatch.builder()
                                            .name(Change.set("Renamed " + organization.slug()))
                                            .build()),
                    (client, organization) -> {
                        Organization now =
                                client.organizations().find(organization.id()).orElseThrow();
                        assertThat(now.metadata()).isEqualTo(organization.metadata());
                        return now.name().startsWith("Renamed");
                    }),
            Act.write(
                            DELETE_ORGANIZATION,
                            Subjects::organization,
                            (client, organization) -> client.organizations().delete(organization.id()),
                            (client, organization) -> client.organizations()
                                    .find(organization.id())
                                    .isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.read(
                    LIST_ORGANIZATION_MEMBERS,
                    OrganizationActs::membership,
                    (client, joined) -> assertThat(client.organizations()
                                    .members(joined.organization().id(), PAGE)
                                    .items())
                            .hasSize(1)),
            Act.write(
                            ADD_ORGANIZATION_MEMBER,
                            OrganizationActs::stranger,
                            (client, joined) -> client.organizations()
                                    .addMember(
                                            joined.organization().id(),
                                            joined.user().id(),
                                            Set.of(joined.role().id())),
                            (client, joined) -> roles(client, joined)
                                    .equals(List.of(joined.role().key())))
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.write(
                    SET_ORGANIZATION_MEMBER_ROLE,
                    OrganizationActs::membership,
                    (client, joined) -> client.organizations()
                            .setMemberRole(
                                    joined.organization().id(),
                                    joined.user().id(),
                                    joined.role().id()),
                    (client, joined) ->
                            roles(client, joined).equals(List.of(joined.role().key()))),
            Act.write(
                            REMOVE_ORGANIZATION_MEMBER,
                            OrganizationActs::membership,
                            (client, joined) -> client.organizations()
                                    .removeMember(
                                            joined.organization().id(),
                                            joined.user().id()),
                            (client, joined) -> member(client, joined).isEmpty())
                    .onlyOnce(Code.NOT_FOUND),
            Act.read(
                    LIST_USER_ORGANIZATIONS,
                    OrganizationActs::membership,
                    (client, joined) -> assertThat(client.organizations()
                                    .of(joined.user().id(), PAGE)
                                    .items())
                            .hasSize(1)),
            Act.write(
                            CREATE_INVITATION,
                            OrganizationActs::invitation,
                            (client, invited) -> client.organizations()
                                    .invite(invited.organization().id(), NewInvitation.of(invited.email())),
                            (client, invited) -> pending(client, invited).isPresent())
                    .onlyOnce(Code.ALREADY_EXISTS),
            Act.read(
                    LIST_INVITATIONS,
                    OrganizationActs::sent,
                    (client, sent) -> assertThat(client.organizations()
                                    .invitations(sent.organization(), null, PAGE)
                                    .items())
                            .isNotEmpty()),
            Act.write(
                            REVOKE_INVITATION,
                            OrganizationActs::sent,
                            (client, sent) -> client.organizations().revokeInvitation(sent.organization(), sent.id()),
                            (client, sent) -> client.organizations()
                                    .invitations(sent.organization(), InvitationStatus.PENDING, PAGE)
                                    .items()
                                    .isEmpty())
                    .onlyOnce(Code.NOT_FOUND));

    private OrganizationActs() {}

    /** Somebody, an organization and a role. */
    private record Joined(Organization organization, User user, Role role) {}

    /** An address that is invited to an organization. */
    private record Invited(Organization organization, String email) {}

    private static Joined stranger(TenantClient client) {
        return new Joined(Subjects.organization(client), Subjects.user(client), Subjects.role(client));
    }

    private static Joined membership(TenantClient client) {
        Joined joined = stranger(client);
        client.organizations()
                .addMember(joined.organization().id(), joined.user().id(), Set.of());
        return joined;
    }

    private static Invited invitation(TenantClient client) {
        return new Invited(Subjects.organization(client), Subjects.name(client) + "@example.com");
    }

    /** An invitation that is out. */
    private record Sent(OrganizationId organization, InvitationId id) {}

    private static Sent sent(TenantClient client) {
        Invited invited = invitation(client);
        OrganizationId organization = invited.organization().id();
        return new Sent(
                organization,
                client.organizations()
                        .invite(organization, NewInvitation.of(invited.email()))
                        .id());
    }

    private static boolean isThere(TenantClient client, String slug) {
        List<Organization> found = client.organizations()
                .list(new OrganizationQuery(slug, false), PAGE)
                .items();
        assertThat(found).hasSizeLessThanOrEqualTo(1);
        return found.size() == 1;
    }

    private static Optional<OrganizationMember> member(TenantClient client, Joined joined) {
        User user = Subjects.intact(client, joined.user());
        return client.organizations().members(joined.organization().id(), PAGE).items().stream()
                .filter(member -> member.user().id().equals(user.id()))
                .findFirst();
    }

    private static List<String> roles(TenantClient client, Joined joined) {
        return member(client, joined).stream()
                .flatMap(member -> member.roles().stream())
                .map(NamedRole::key)
                .toList();
    }

    private static Optional<Invitation> pending(TenantClient client, Invited invited) {
        List<Invitation> all = client.organizations()
                .invitations(invited.organization().id(), InvitationStatus.PENDING, PAGE)
                .items();
        assertThat(all).hasSizeLessThanOrEqualTo(1);
        return all.stream().findFirst();
    }
}
