package io.ostiary.auth0;

import static io.ostiary.Operation.LINK_ACCOUNTS;
import static io.ostiary.Operation.UNLINK_ACCOUNTS;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserIdentityProviderEnum;
import com.auth0.client.mgmt.types.UserIdentitySchema;
import com.auth0.client.mgmt.types.UserResponseSchema;
import com.auth0.client.mgmt.users.types.LinkUserIdentityRequestContent;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.user.IdentityId;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Optional;

/** Linking users and splitting them again. */
final class AccountLinks {
    private final ManagedTenant tenant;

    AccountLinks(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    /** Makes the secondary's identities the primary's. */
    User link(UserId primary, UserId secondary) {
        if (primary.equals(secondary)) {
            throw new InvalidArgumentException("secondary_user", "must be another user than the primary");
        }
        return tenant.exclusively(LINK_ACCOUNTS, primary, () -> {
            UserResponseSchema unused = tenant.read(LINK_ACCOUNTS, primary);
            UserResponseSchema from = tenant.read(LINK_ACCOUNTS, secondary);
            if (from.getBlocked().orElse(false)) {
                throw new ConflictException(LINK_ACCOUNTS, "user " + secondary + " is disabled; enable them first");
            }
            // Before, because there is no such user afterwards.
            new Revocation(tenant, LINK_ACCOUNTS).ofEverything(secondary);
            new UserOrganizations(tenant, LINK_ACCOUNTS, secondary).leave();
            List<UserIdentitySchema> moving = identities(from);
            // Auth0 does not say what becomes of identities that hang on the one that is linked.
            moving.subList(1, moving.size()).forEach(identity -> {
                split(LINK_ACCOUNTS, secondary, identity);
                add(primary, identity);
            });
            add(primary, moving.get(0));
            return tenant.toUser(LINK_ACCOUNTS, tenant.read(LINK_ACCOUNTS, primary));
        });
    }

    /** Makes a linked identity a user of its own, and returns that. */
    User unlink(UserId id, IdentityId identity) {
        return tenant.exclusively(UNLINK_ACCOUNTS, id, () -> {
            UserResponseSchema user = tenant.read(UNLINK_ACCOUNTS, id);
            UserIdentitySchema split = identities(user).stream()
                    .filter(candidate -> UserMapping.id(candidate).equals(identity.value()))
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException(UNLINK_ACCOUNTS, "identity", identity.value()));
            if (identity.value().equals(UserMapping.id(identities(user).get(0)))) {
                throw new ConflictException(
                        UNLINK_ACCOUNTS, identity + " is the primary identity of user " + id + ", which stays");
            }
            split(UNLINK_ACCOUNTS, id, split);
            UserId alone = UserId.of(identity.value());
            if (user.getBlocked().orElse(false)) {
                keepBlocked(alone, user);
            }
            takeRolesAway(alone);
            new Revocation(tenant, UNLINK_ACCOUNTS).ofEverything(id);
            return tenant.toUser(UNLINK_ACCOUNTS, tenant.read(UNLINK_ACCOUNTS, alone));
        });
    }

    private void add(UserId primary, UserIdentitySchema identity) {
        var request = LinkUserIdentityRequestContent.builder()
                .provider(UserIdentityProviderEnum.valueOf(UserMapping.provider(identity)))
                .userId(com.auth0.client.mgmt.types.UserId.of(
                        identity.getUserId().orElseThrow()))
                .build();
        boolean unused = tenant.requests(LINK_ACCOUNTS, primary)
                .create(
                        LINK_ACCOUNTS,
                        Subject.user(primary),
                        attempt -> !attempt.api()
                                .users()
                                .identities()
                                .link(primary.value(), request)
                                .isEmpty(),
                        () -> has(primary, UserMapping.id(identity)));
    }

    private void split(Operation operation, UserId id, UserIdentitySchema identity) {
        tenant.requests(operation, id)
                .delete(
                        operation,
                        unused -> new NotFoundException(operation, "identity", UserMapping.id(identity)),
                        attempt -> attempt.api()
                                .users()
                                .identities()
                                .delete(
                                        id.value(),
                                        UserIdentityProviderEnum.valueOf(UserMapping.provider(identity)),
                                        identity.getUserId().orElseThrow()));
    }

    /** What somebody was given before they were linked does not come back unseen. */
    private void takeRolesAway(UserId alone) {
        var roles = new UserRoles(tenant);
        roles.direct(UNLINK_ACCOUNTS, alone).forEach(row -> roles.remove(UNLINK_ACCOUNTS, alone, row.id()));
    }

    /** Who was blocked as part of an account stays blocked apart from it. */
    private void keepBlocked(UserId alone, UserResponseSchema from) {
        String reason = AppMetadata.disabledReason(UserMapping.appMetadata(from));
        UserResponseSchema unused = tenant.patch(
                UNLINK_ACCOUNTS,
                alone,
                Subject.user(alone),
                UpdateUserRequestContent.builder()
                        .blocked(true)
                        .appMetadata(AppMetadata.disabledReasonPatch(reason))
                        .build());
    }

    private Optional<Boolean> has(UserId primary, String identity) {
        return identities(tenant.read(LINK_ACCOUNTS, primary)).stream()
                .map(UserMapping::id)
                .filter(identity::equals)
                .map(present -> true)
                .findFirst();
    }

    private static List<UserIdentitySchema> identities(UserResponseSchema user) {
        return user.getIdentities().orElse(List.of());
    }
}
