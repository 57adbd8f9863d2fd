package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.BackendFailureException;
import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.backend.EntityLocks;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page that is all one time of creation, whom a search for that time puts in order. */
class OrderedUsersTest {
    private final ScriptedTenant tenant = new ScriptedTenant();

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void theyAreOrderedByIdAndThoseBehindFollow() {
        tenant.then(200, found("c", "b", "a")).then(200, found("a", "b", "c"));

        assertThat(page().items())
                .extracting(User::id)
                .extracting(Object::toString)
                .containsExactly("auth0|a");
    }

    @Test
    void theListFailsWhereAuth0DoesNotFindThem() {
        tenant.then(200, found("c", "b", "a")).then(200, found()).then(200, found());

        assertThatThrownBy(this::page)
                .isInstanceOf(BackendFailureException.class)
                .hasMessageContaining("order by e-mail address");
    }

    private io.ostiary.Page<User> page() {
        var managed = new ManagedTenant(
                TenantId.of("acme.eu.auth0.com"), tenant.requests(Call.system("test")), new EntityLocks(tenant.time));
        return new UserScan(managed, Operation.LIST_USERS, UserQuery.all()).page(PageRequest.first(1));
    }

    private static String found(String... ids) {
        return Stream.of(ids)
                .map(id -> "{\"user_id\":\"auth0|" + id + "\",\"created_at\":\"2026-01-01T00:00:00.000Z\"}")
                .collect(Collectors.joining(
                        ",", "{\"start\":0,\"limit\":3,\"length\":3,\"total\":2500,\"users\":[", "]}"));
    }
}
