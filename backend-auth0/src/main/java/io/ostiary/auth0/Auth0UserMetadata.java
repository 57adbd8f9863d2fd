package io.ostiary.auth0;

import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.SET_USER_METADATA;

import com.auth0.client.mgmt.types.UpdateUserRequestContent;
import com.auth0.client.mgmt.types.UserResponseSchema;
import io.ostiary.Json;
import io.ostiary.Operation;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The users' metadata, in {@link AppMetadata}. Auth0 merges its first level only, so the levels below are merged here. */
final class Auth0UserMetadata implements UserMetadata {
    private final ManagedTenant tenant;

    Auth0UserMetadata(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Map<String, @Nullable Object> get(UserId user, MetadataKeys keys) {
        return only(metadata(tenant.read(GET_USER_METADATA, user)), keys::covers);
    }

    @Override
    public Map<String, @Nullable Object> merge(UserId user, Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> checked = Json.object("values", patch);
        return change(SET_USER_METADATA, user, before -> Json.object("metadata", Json.merge(before, checked)));
    }

    @Override
    public Map<String, @Nullable Object> delete(UserId user, MetadataKeys keys) {
        return change(DELETE_USER_METADATA, user, before -> only(before, key -> !keys.covers(key)));
    }

    private Map<String, @Nullable Object> change(
            Operation operation, UserId id, UnaryOperator<Map<String, @Nullable Object>> change) {
        return tenant.exclusively(operation, id, () -> {
            UserResponseSchema before = tenant.read(operation, id);
            Map<String, @Nullable Object> patch =
                    AppMetadata.patch(UserMapping.appMetadata(before), change.apply(metadata(before)));
            if (patch.isEmpty()) {
                return metadata(before);
            }
            var request = UpdateUserRequestContent.builder().appMetadata(patch).build();
            return metadata(tenant.patch(operation, id, Subject.user(id), request));
        });
    }

    private static Map<String, @Nullable Object> metadata(UserResponseSchema user) {
        return AppMetadata.read(UserMapping.appMetadata(user));
    }

    private static Map<String, @Nullable Object> only(
            Map<String, @Nullable Object> metadata, Predicate<String> wanted) {
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>(metadata);
        chosen.keySet().removeIf(key -> !wanted.test(key));
        return chosen;
    }
}
