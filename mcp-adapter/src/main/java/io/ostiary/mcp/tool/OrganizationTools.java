package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.ORGANIZATION;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Change;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.MembershipTools.InvitationView;
import io.ostiary.mcp.tool.MembershipTools.MemberView;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.organization.Invitation;
import io.ostiary.organization.InvitationStatus;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools that manage organizations themselves. */
final class OrganizationTools {
    private OrganizationTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_ORGANIZATIONS,
                    ListOrganizations.class,
                    OrganizationPage.class,
                    "The organizations of a tenant: customers whose members have roles of their own. list_tenants lists"
                            + " isolated environments instead.",
                    (context, in) -> {
                        var query = new OrganizationQuery(in.query(), Boolean.TRUE.equals(in.memberCounts()));
                        Page<Organization> page =
                                context.directory().organizations().list(query, context.page(in.limit(), in.cursor()));
                        return new OrganizationPage(
                                ToolContext.views(page, OrganizationView::of), context.next(page), page.total());
                    }),
            tool(
                    GET_ORGANIZATION,
                    GetOrganization.class,
                    OrganizationDetail.class,
                    "One organization with its number of members; include adds the first 50 of its members, with"
                            + " their roles, and of its pending invitations; list_organization_members and"
                            + " list_invitations tell all.",
                    OrganizationTools::detail),
            tool(
                    CREATE_ORGANIZATION,
                    CreateOrganization.class,
                    OrganizationView.class,
                    "Create an organization without members; add_organization_member or create_invitation brings them.",
                    (context, in) -> OrganizationView.of(
                            context.directory().organizations().create(newOrganization(in)))),
            tool(
                    UPDATE_ORGANIZATION,
                    UpdateOrganization.class,
                    OrganizationView.class,
                    "Change an organization: what is left out stays, null clears. Metadata changes key by key.",
                    (context, in) -> OrganizationView.of(context.directory()
                            .organizations()
                            .update(context.organization(in.organization()).id(), patch(in)))),
            planned(
                    DELETE_ORGANIZATION,
                    TheOrganization.class,
                    Done.class,
                    "Delete an organization for good, with its memberships and invitations. Its members stay users.",
                    (context, in) -> {
                        Organization organization = context.organization(in.organization());
                        return Plan.of(
                                "delete the organization " + described(organization) + " for good",
                                organization.slug(),
                                members(context, organization) + " users are members and lose what their roles inside"
                                        + " it allow.",
                                "It cannot be undone.");
                    },
                    (context, in) -> {
                        Organization organization = context.organization(in.organization());
                        context.directory().organizations().delete(organization.id());
                        return new Done("deleted", organization.id().value());
                    }));

    record ListOrganizations(
            @Doc("Part of a name or slug, in whatever case.") @Nullable
            String query,

            @Doc("Also count the members, which can take longer.") @Nullable
            Boolean memberCounts,

            @Doc(value = "The most organizations to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListOrganizations> {
        @Override
        public ListOrganizations withLimit(int newLimit) {
            return new ListOrganizations(query, memberCounts, newLimit, cursor);
        }
    }

    /** What can be added to an organization. */
    enum Included {
        MEMBERS,
        INVITATIONS
    }

    record GetOrganization(
            @Doc(ORGANIZATION) String organization,
            @Doc("What to add.") @Nullable List<Included> include) {}

    record CreateOrganization(
            @Doc("What people call it.") String name,

            @Doc("Its unique name in addresses and tokens; by default made from the name, so Acme Corp is acme-corp.")
            @Nullable
            String slug,

            @Doc("The https URL of its logo.") @Nullable String image,

            @Doc(value = "The most members; by default no limit.", min = 1) @Nullable
            Integer memberLimit,

            @Doc("Text by key, at most 25 keys.") @Nullable Map<String, String> metadata) {}

    record UpdateOrganization(
            @Doc(ORGANIZATION) String organization,
            @Doc("What people call it.") @Nullable String name,

            @Doc("Its unique name in addresses and tokens.") @Nullable
            String slug,

            @Doc("The https URL of its logo.") Change<String> image,

            @Doc("The most members; lowering it removes nobody.")
            Change<Integer> memberLimit,

            @Doc("Text by key; null removes one.") @Nullable Map<String, @Nullable String> metadata) {}

    record TheOrganization(@Doc(ORGANIZATION) String organization) {}

    record OrganizationView(
            String id,
            String slug,
            @Untrusted String name,
            @Untrusted @Nullable String image,
            @Nullable Integer memberLimit,
            @Nullable Long memberCount,
            @Untrusted @Nullable Map<String, String> metadata) {
        static OrganizationView of(Organization organization) {
            return new OrganizationView(
                    organization.id().value(),
                    organization.slug(),
                    organization.name(),
                    organization.image() == null ? null : organization.image().toString(),
                    organization.memberLimit(),
                    organization.memberCount(),
                    organization.metadata().isEmpty() ? null : organization.metadata());
        }
    }

    record OrganizationPage(
            List<OrganizationView> organizations,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    record OrganizationDetail(
            OrganizationView organization,
            @Nullable List<MemberView> members,
            @Nullable Boolean moreMembers,
            @Nullable List<InvitationView> invitations,
            @Nullable Boolean moreInvitations) {}

    /** The organization as a person recognises it. */
    static String described(Organization organization) {
        return organization.slug() + " (" + Printable.line(organization.name(), 100) + ")";
    }

    private static Record detail(ToolContext context, GetOrganization in) {
        Organization found = context.organization(in.organization());
        var organizations = context.directory().organizations();
        Organization counted = organizations
                .find(found.id())
                .orElseThrow(() -> new NotFoundException(
                        GET_ORGANIZATION, "organization", found.id().value()));
        Set<Included> include = in.include() == null ? Set.of() : Set.copyOf(in.include());
        Page<OrganizationMember> members =
                include.contains(Included.MEMBERS) ? organizations.members(found.id(), PageRequest.first()) : null;
        Page<Invitation> invitations = include.contains(Included.INVITATIONS)
                ? organizations.invitations(found.id(), InvitationStatus.PENDING, PageRequest.first())
                : null;
        return new OrganizationDetail(
                OrganizationView.of(counted),
                members == null ? null : ToolContext.views(members, MemberView::of),
                members == null || members.next() == null ? null : true,
                invitations == null ? null : ToolContext.views(invitations, InvitationView::of),
                invitations == null || invitations.next() == null ? null : true);
    }

    private static NewOrganization newOrganization(CreateOrganization in) {
        return NewOrganization.builder(in.name())
                .slug(in.slug())
                .image(in.image() == null ? null : Naming.url("image", in.image()))
                .memberLimit(in.memberLimit())
                .metadata(in.metadata() == null ? Map.of() : in.metadata())
                .build();
    }

    private static OrganizationPatch patch(UpdateOrganization in) {
        String image = in.image().valueOrNull();
        Change<URI> newImage = image == null ? Change.keep() : Change.set(Naming.url("image", image));
        return OrganizationPatch.builder()
                .name(in.name() == null ? Change.keep() : Change.set(in.name()))
                .slug(in.slug() == null ? Change.keep() : Change.set(in.slug()))
                .image(in.image() instanceof Change.Clear ? Change.clear() : newImage)
                .memberLimit(in.memberLimit())
                .metadata(in.metadata() == null ? Map.of() : in.metadata())
                .build();
    }

    private static String members(ToolContext context, Organization organization) {
        return ToolContext.counted(page -> context.directory().organizations().members(organization.id(), page));
    }
}
