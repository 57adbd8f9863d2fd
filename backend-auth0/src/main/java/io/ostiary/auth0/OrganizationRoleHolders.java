package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.role.RoleId;
import java.util.List;
import java.util.Map;

/** Who has a role inside organizations, which Auth0 tells one organization at a time. */
record OrganizationRoleHolders(ManagedTenant tenant, Operation operation, RoleId role) {
    /** How many organizations are asked for. */
    static final int MOST_ORGANIZATIONS = 50;

    /**
     * The organizations of which a member has the role.
     *
     * @throws ConflictException when there are too many organizations to tell
     */
    List<String> slugs() {
        var organizations = new OrganizationTable(tenant, operation).rows().slice(null, MOST_ORGANIZATIONS);
        if (organizations.next() != null) {
            throw new ConflictException(
                    operation,
                    "Auth0 tells one organization at a time whether a member of it has role " + role
                            + ", and there are more than " + MOST_ORGANIZATIONS + "; force deletes it whoever has it");
        }
        return organizations.rows().stream()
                .filter(this::isHeldIn)
                .map(OrganizationRow::slug)
                .toList();
    }

    private boolean isHeldIn(OrganizationRow organization) {
        List<String> path = List.of("organizations", organization.id().value(), "roles", role.value(), "members");
        try {
            JsonNode answer = tenant.requests(operation)
                    .repeatable(
                            operation,
                            Subject.organization(organization.id()),
                            attempt -> attempt.management("GET", path, Map.of("take", "1"), null));
            return !answer.path("members").isEmpty();
        } catch (NotFoundException e) {
            // Auth0's documents leave this request out, so that a tenant may not know it.
            throw new ConflictException(
                    operation,
                    "Auth0 does not tell whether members of organization " + organization.slug() + " have role " + role
                            + "; force deletes it whoever has it");
        }
    }
}
