package io.ostiary.auth0;

import com.auth0.client.mgmt.roles.types.ListRoleUsersRequestParameters;
import com.auth0.client.mgmt.types.ListRoleUsersPaginatedResponseContent;
import com.auth0.client.mgmt.types.RoleUser;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import io.ostiary.role.RoleId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The users who were given a role, of whom Auth0 tells no more than their names.
 */
final class RoleMembers {
    private final ManagedTenant tenant;
    private final Operation operation;
    private final RoleId role;

    RoleMembers(ManagedTenant tenant, Operation operation, RoleId role) {
        this.tenant = tenant;
        this.operation = operation;
        this.role = role;
    }

    /**
     * Some of them.
     *
     * @param total how many there are
     */
    record Some(long total, List<String> ids) {}

    /** At most so many of them, and how many there are. */
    Some some(int most) {
        // The SDK lists by checkpoint only, which tells no total.
        JsonNode answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.role(role),
                        attempt -> attempt.management(
                                "GET",
                                List.of("roles", role.value(), "users"),
                                Map.of("page", "0", "per_page", String.valueOf(most), "include_totals", "true"),
                                null));
        return new Some(
                answer.path("total").asLong(),
                answer.path("users")
                        .valueStream()
                        .map(user -> user.path("user_id").asText())
                        .toList());
    }

    /** One page of them, of {@value UsersById#MOST} at most. */
    Page<User> page(PageRequest page) {
        Object bound = List.of(tenant.id(), role);
        String from = page.cursor() == null
                ? null
                : Cursor.decode(page.cursor(), operation, bound, 1).get(0);
        var request = ListRoleUsersRequestParameters.builder()
                .take(Math.min(page.size(), UsersById.MOST))
                .from(Optional.ofNullable(from))
                .build();
        var answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.role(role),
                        attempt -> attempt.api().roles().users().list(role.value(), request));
        List<UserId> members = answer.getItems().stream()
                .map(RoleUser::getUserId)
                .flatMap(Optional::stream)
                .map(UserId::of)
                .toList();
        @Nullable
        String next = answer.<ListRoleUsersPaginatedResponseContent>getResponse()
                .flatMap(ListRoleUsersPaginatedResponseContent::getNext)
                .map(checkpoint -> Cursor.encode(operation, bound, List.of(checkpoint)))
                .orElse(null);
        return Page.of(new UsersById(tenant, operation).read(members), next);
    }
}
