package io.ostiary.auth0;

import com.auth0.client.mgmt.types.ListUsersByEmailRequestParameters;
import com.auth0.client.mgmt.types.UserProfileData;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.CaseFold;
import io.ostiary.Operation;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserLookup;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds users by their names. By username, and by the names of linked identities, Auth0 finds somebody new only after a
 * moment, because that is a search.
 */
record NameLookup(ManagedTenant tenant, Operation operation) implements UserLookup {
    private static final int FEW = 10;
    private static final String LINKED = "identities.profileData.";

    @Override
    public Optional<User> byId(String id) {
        return tenant.lookUp(operation, UserId.of(id)).map(this::toUser);
    }

    @Override
    public List<User> byEmail(String email) {
        return holdersOfEmail(email).stream().map(this::toUser).toList();
    }

    @Override
    public Optional<User> byUsername(String username) {
        return holdersOfUsername(username).stream().findFirst().map(this::toUser);
    }

    /** The users whom that address signs in, by themselves or by an identity that is linked to them. */
    List<UserResponseSchema> holdersOfEmail(String email) {
        List<UserResponseSchema> own = withEmail(email);
        return own.isEmpty() && email.indexOf('@') >= 0
                ? search(
                        LINKED + "email:" + Lucene.phrase(CaseFold.fold(email)),
                        user -> hasLinked(
                                user,
                                profile ->
                                        CaseFold.same(email, profile.getEmail().orElse(null))))
                : own;
    }

    /** The users whom that username signs in, by themselves or by an identity that is linked to them. */
    List<UserResponseSchema> holdersOfUsername(String username) {
        String q = Stream.of(username, CaseFold.fold(username))
                .distinct()
                .flatMap(spelling -> held("username", spelling))
                .collect(Collectors.joining(" OR "));
        return search(
                q,
                user -> CaseFold.same(username, user.getUsername().orElse(null))
                        || hasLinked(
                                user,
                                profile -> CaseFold.same(
                                        username, profile.getUsername().orElse(null))));
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

    /** The terms of a search for whoever has a name, by themselves or by a linked identity. */
    static Stream<String> held(String field, String name) {
        return Stream.of(field, LINKED + field).map(place -> place + ':' + Lucene.phrase(name));
    }

    private List<UserResponseSchema> search(String q, Predicate<UserResponseSchema> wanted) {
        return new UserSearch(tenant, operation)
                .page(q, null, 0, FEW).users().stream().filter(wanted).toList();
    }

    private static boolean hasLinked(UserResponseSchema user, Predicate<UserProfileData> wanted) {
        return user.getIdentities().orElse(List.of()).stream()
                .flatMap(identity -> identity.getProfileData().stream())
                .anyMatch(wanted);
    }

    private User toUser(UserResponseSchema user) {
        return tenant.toUser(operation, user);
    }
}
