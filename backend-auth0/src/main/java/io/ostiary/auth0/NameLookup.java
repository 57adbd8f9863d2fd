package io.ostiary.auth0;

import com.auth0.client.mgmt.types.ListUsersByEmailRequestParameters;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.CaseFold;
import io.ostiary.Operation;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserLookup;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds users by their names. By username Auth0 finds somebody new only after a moment, because that is a search. */
record NameLookup(ManagedTenant tenant, Operation operation) implements UserLookup {
    private static final int FEW = 10;

    @Override
    public Optional<User> byId(String id) {
        return tenant.lookUp(operation, UserId.of(id)).map(this::toUser);
    }

    @Override
    public List<User> byEmail(String email) {
        return withEmail(email).stream().map(this::toUser).toList();
    }

    @Override
    public Optional<User> byUsername(String username) {
        String q = Stream.of(username, CaseFold.fold(username))
                .distinct()
                .map(spelling -> "username:" + Lucene.phrase(spelling))
                .collect(Collectors.joining(" OR "));
        return new UserSearch(tenant, operation)
                .page(q, null, 0, FEW).users().stream()
                        .filter(user ->
                                CaseFold.same(username, user.getUsername().orElse(null)))
                        .findFirst()
                        .map(this::toUser);
    }

    /** The users with that address, whatever their connection, as the tenant has them. */
    List<UserResponseSchema> withEmail(String email) {
        if (email.indexOf('@') < 0) {
            return List.of();
        }
        var request = ListUsersByEmailRequestParameters.builder()
                .email(CaseFold.fold(email))
                .build();
        return tenant
                .requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.api().users().listUsersByEmail(request))
                .stream()
                .filter(user -> CaseFold.same(email, user.getEmail().orElse(null)))
                .toList();
    }

    private User toUser(UserResponseSchema user) {
        return tenant.toUser(operation, user);
    }
}
