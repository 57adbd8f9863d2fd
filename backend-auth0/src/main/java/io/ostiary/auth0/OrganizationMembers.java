package io.ostiary.auth0;

import com.auth0.client.mgmt.organizations.types.CreateOrganizationMemberRequestContent;
import com.auth0.client.mgmt.organizations.types.DeleteOrganizationMembersRequestContent;
import com.auth0.client.mgmt.organizations.types.ListOrganizationMembersRequestParameters;
import com.auth0.client.mgmt.types.ListOrganizationMembersPaginatedResponseContent;
import com.auth0.client.mgmt.types.OrganizationMemberRole;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationMember;
import io.ostiary.role.NamedRole;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of one organization, seen from it. */
final class OrganizationMembers {
    private final ManagedTenant tenant;
    private final Operation operation;
    private final OrganizationId id;
    private final Subject organization;

    OrganizationMembers(ManagedTenant tenant, Operation operation, OrganizationId id) {
        this.tenant = tenant;
        this.operation = operation;
        this.id = id;
        this.organization = Subject.organization(id);
    }

    /** How many there are. */
    long count() {
        // The SDK lists by checkpoint only, which tells no total.
        JsonNode answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        organization,
                        attempt -> attempt.management(
                                "GET",
                                List.of("organizations", id.value(), "members"),
                                Map.of(
                                        "page",
                                        "0",
                                        "per_page",
                                        String.valueOf(OffsetList.PAGE),
                                        "include_totals",
                                        "true",
                                        "fields",
                                        "user_id",
                                        "include_fields",
                                        "true"),
                                null));
        // Totals of such lists were seen to be 0; a page that is not full tells without one.
        int listed = answer.path("members").size();
        return listed < OffsetList.PAGE
                ? listed
                : Math.max(listed, answer.path("total").asLong());
    }

    /** One page of them, of {@value UsersById#MOST} at most. */
    Page<OrganizationMember> page(PageRequest page) {
        Object bound = List.of(tenant.id(), id);
        String from = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), operation, bound, 1).get(0);
        var request = ListOrganizationMembersRequestParameters.builder()
                .take(Math.min(page.size(), UsersById.MOST))
                .from(Optional.ofNullable(from))
                .fields("user_id,roles")
                .includeFields(true)
                .build();
        var answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        organization,
                        attempt -> attempt.api().organizations().members().list(id.value(), request));
        Map<UserId, List<NamedRole>> roles = new LinkedHashMap<>();
        answer.getItems()
                .forEach(member -> roles.put(
                        UserId.of(member.getUserId().orElseThrow()),
                        mentions(member.getRoles().orElse(List.of()))));
        List<User> users = new UsersById(tenant, operation).read(List.copyOf(roles.keySet()));
        @Nullable
        String next = answer.<ListOrganizationMembersPaginatedResponseContent>getResponse()
                .flatMap(ListOrganizationMembersPaginatedResponseContent::getNext)
                // Auth0 names a next page also after the last member.
                .filter(checkpoint -> !roles.isEmpty())
                .map(checkpoint -> Cursor.encode(operation, bound, List.of(checkpoint)))
                .orElse(null);
        return Page.of(
                users.stream()
                        .map(user -> new OrganizationMember(user, roles.getOrDefault(user.id(), List.of())))
                        .toList(),
                next);
    }

    /** Makes a user a member; that the user is one already is no error to Auth0. */
    void add(UserId user) {
        var request = CreateOrganizationMemberRequestContent.builder()
                .members(List.of(user.value()))
                .build();
        tenant.requests(operation)
                .perform(
                        operation,
                        organization,
                        attempt -> attempt.api().organizations().members().create(id.value(), request));
    }

    /** Ends a membership; that there is none is no error to Auth0. */
    void remove(UserId user) {
        var request = DeleteOrganizationMembersRequestContent.builder()
                .members(List.of(user.value()))
                .build();
        tenant.requests(operation)
                .perform(
                        operation,
                        organization,
                        attempt -> attempt.api().organizations().members().delete(id.value(), request));
    }

    private static List<NamedRole> mentions(List<OrganizationMemberRole> roles) {
        return roles.stream()
                .map(role -> new NamedRole(
                        RoleId.of(role.getId().orElseThrow()), role.getName().orElseThrow()))
                .sorted(Comparator.comparing(NamedRole::key))
                .toList();
    }
}
