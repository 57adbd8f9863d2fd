package io.ostiary.auth0;

import com.auth0.client.mgmt.core.SyncPagingIterable;
import com.auth0.client.mgmt.types.ListUsersOffsetPaginatedResponseContent;
import com.auth0.client.mgmt.types.ListUsersRequestParameters;
import com.auth0.client.mgmt.types.SearchEngineVersionsEnum;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.BackendFailureException;
import io.ostiary.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Searches for users. Auth0 answers at most {@value #PAGE} at a time and only the first {@value #WINDOW} of a search. */
final class UserSearch {
    static final int PAGE = 100;
    static final int WINDOW = 1000;

    private final ManagedTenant tenant;
    private final Operation operation;

    UserSearch(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /**
     * One page.
     *
     * @param q the query, or null for everybody
     * @param sort the order, for example {@code created_at:1}, or null for any
     */
    Found page(@Nullable String q, @Nullable String sort, int page, int size) {
        var parameters = ListUsersRequestParameters.builder()
                .page(page)
                .perPage(size)
                .includeTotals(true)
                .searchEngine(SearchEngineVersionsEnum.V3);
        if (q != null) {
            parameters.q(q);
        }
        if (sort != null) {
            parameters.sort(sort);
        }
        ListUsersRequestParameters request = parameters.build();
        SyncPagingIterable<UserResponseSchema> answer = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.search(tenant.id()),
                        attempt -> attempt.api().users().list(request));
        Optional<ListUsersOffsetPaginatedResponseContent> envelope = answer.getResponse();
        return new Found(
                answer.getItems(),
                envelope.flatMap(ListUsersOffsetPaginatedResponseContent::getTotal)
                        .orElse(0.0)
                        .longValue());
    }

    /**
     * Checks that a search finds somebody of those whom a list showed.
     *
     * @throws BackendFailureException when it does not, so that whoever walks the list would miss them without a word
     */
    void requireSomebody(String q) {
        if (page(q, null, 0, 1).users().isEmpty()) {
            throw new BackendFailureException(
                    operation,
                    "many users share one time of creation, and Auth0 does not search for them alone; ask for an order by"
                            + " e-mail address",
                    null);
        }
    }

    /**
     * What a search found.
     *
     * @param users one page of it
     * @param total how many there are in all
     */
    record Found(List<UserResponseSchema> users, long total) {}
}
