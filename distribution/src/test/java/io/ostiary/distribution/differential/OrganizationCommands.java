package io.ostiary.distribution.differential;

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

import io.ostiary.Change;
import io.ostiary.Page;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.NewInvitation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.role.RoleId;
import io.ostiary.user.UserId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands on organizations, their members and invitations. */
final class OrganizationCommands {
    private static final URI IMAGE = URI.create("https://example.com/logo.png");

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_ORGANIZATION, 6, OrganizationCommands::create),
            Kind.of(UPDATE_ORGANIZATION, 5, OrganizationCommands::update),
            Kind.of(GET_ORGANIZATION, 4, draw -> {
                String organization = draw.organization();
                return new Command(
                        GET_ORGANIZATION,
                        organization,
                        side -> side.directory().organizations().find(side.organization(organization)));
            }),
            Kind.of(DELETE_ORGANIZATION, 1, draw -> {
                String organization = draw.organization();
                return new Command(DELETE_ORGANIZATION, organization, side -> {
                    side.directory().organizations().delete(side.organization(organization));
                    return null;
                });
            }),
            Kind.of(LIST_ORGANIZATIONS, 3, draw -> {
                var query = new OrganizationQuery(draw.maybe("ORG"), draw.rarely(2));
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_ORGANIZATIONS,
                        query + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> side.directory().organizations().list(query, page)));
            }),
            Kind.of(LIST_ORGANIZATION_MEMBERS, 4, draw -> {
                String organization = draw.organization();
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_ORGANIZATION_MEMBERS,
                        organization + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> identified(side.directory()
                                        .organizations()
                                        .members(side.organization(organization), page))));
            }),
            Kind.of(ADD_ORGANIZATION_MEMBER, 10, draw -> {
                String organization = draw.organization();
                String user = draw.user();
                String role = draw.maybe(draw.role());
                return new Command(
                        ADD_ORGANIZATION_MEMBER,
                        user + " to " + organization + " as " + role,
                        side -> identified(side.directory()
                                .organizations()
                                .addMember(
                                        side.organization(organization),
                                        side.user(user),
                                        role == null ? Set.<RoleId>of() : Set.of(side.role(role)))));
            }),
            Kind.of(SET_ORGANIZATION_MEMBER_ROLE, 4, draw -> {
                String organization = draw.organization();
                String user = draw.user();
                String role = draw.role();
                return new Command(
                        SET_ORGANIZATION_MEMBER_ROLE,
                        user + " in " + organization + " as " + role,
                        side -> identified(side.directory()
                                .organizations()
                                .setMemberRole(side.organization(organization), side.user(user), side.role(role))));
            }),
            Kind.of(REMOVE_ORGANIZATION_MEMBER, 3, draw -> {
                String organization = draw.organization();
                String user = draw.user();
                return new Command(REMOVE_ORGANIZATION_MEMBER, user + " from " + organization, side -> {
                    side.directory().organizations().removeMember(side.organization(organization), side.user(user));
                    return null;
                });
            }),
            Kind.of(LIST_USER_ORGANIZATIONS, 4, draw -> {
                String user = draw.user();
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_USER_ORGANIZATIONS,
                        user + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> side.directory().organizations().of(side.user(user), page)));
            }),
            Kind.of(CREATE_INVITATION, 4, draw -> {
                String organization = draw.organization();
                String invitation = draw.fresh("invitation");
                String email = draw.email();
                return new Command(CREATE_INVITATION, invitation + " of " + email + " to " + organization, side -> {
                    Invitation made = side.directory()
                            .organizations()
                            .invite(side.organization(organization), NewInvitation.of(email));
                    side.name(invitation, made.id().value());
                    return made;
                });
            }),
            Kind.of(LIST_INVITATIONS, 3, draw -> {
                String organization = draw.organization();
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_INVITATIONS,
                        organization + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> side.directory()
                                        .organizations()
                                        .invitations(side.organization(organization), null, page)));
            }),
            Kind.of(REVOKE_INVITATION, 2, draw -> {
                String organization = draw.organization();
                String invitation = draw.invitation();
                return new Command(REVOKE_INVITATION, invitation + " to " + organization, side -> {
                    side.directory()
                            .organizations()
                            .revokeInvitation(side.organization(organization), side.invitation(invitation));
                    return null;
                });
            }));

    private OrganizationCommands() {}

    private static Command create(Draw draw) {
        String name = draw.fresh("organization");
        NewOrganization wanted = NewOrganization.builder("The Org " + draw.word() + " " + name)
                .slug("slug" + draw.number(6))
                .image(draw.rarely(2) ? IMAGE : null)
                .memberLimit(draw.rarely(3) ? 1 + draw.number(3) : null)
                .metadata(draw.rarely(2) ? Map.of("plan", draw.word(), "region", "eu") : Map.of())
                .build();
        return new Command(CREATE_ORGANIZATION, name + ": " + wanted, side -> {
            Organization made = side.directory().organizations().create(wanted);
            side.name(name, made.id().value());
            return made;
        });
    }

    private static Command update(Draw draw) {
        OrganizationPatch.Builder patch = OrganizationPatch.builder();
        if (draw.rarely(2)) {
            patch.name(Change.set("Renamed " + draw.word() + " " + draw.fresh("renaming")));
        }
        if (draw.supports(UPDATE_ORGANIZATION, "slug") && draw.rarely(3)) {
            patch.slug(Change.set("slug" + draw.number(6)));
        }
        if (draw.rarely(2)) {
            patch.image(draw.rarely(2) ? Change.clear() : Change.set(IMAGE));
        }
        if (draw.rarely(2)) {
            patch.memberLimit(draw.rarely(2) ? Change.clear() : Change.set(1 + draw.number(3)));
        }
        if (draw.rarely(2)) {
            Map<String, @Nullable String> changes = new HashMap<>();
            changes.put("plan", draw.maybe(draw.word()));
            patch.metadata(changes);
        }
        OrganizationPatch built = patch.build();
        String organization = draw.organization();
        return new Command(
                UPDATE_ORGANIZATION,
                organization + ": " + built,
                side -> side.directory().organizations().update(side.organization(organization), built));
    }

    /** Who is a member with which roles; what else a list of members tells of a user is the provider's choice. */
    private record Member(UserId user, List<String> roles) {}

    private static Member identified(OrganizationMember member) {
        return new Member(
                member.user().id(),
                member.roles().stream().map(role -> role.id().value()).toList());
    }

    private static Page<Member> identified(Page<OrganizationMember> page) {
        return new Page<>(
                page.items().stream().map(OrganizationCommands::identified).toList(), page.next(), page.total());
    }
}
