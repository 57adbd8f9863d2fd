package io.ostiary.keycloak;

import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.SET_USER_METADATA;

import io.ostiary.Json;
import io.ostiary.Operation;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.UserRepresentation;

/** The users' metadata, in attributes that only administrators see and edit. */
final class KeycloakUserMetadata implements UserMetadata {
    private final Realm realm;

    KeycloakUserMetadata(Realm realm) {
        this.realm = realm;
    }

    @Override
    public Map<String, @Nullable Object> get(UserId user, MetadataKeys keys) {
        return only(metadata(realm.read(GET_USER_METADATA, user)), keys::covers);
    }

    @Override
    public Map<String, @Nullable Object> merge(UserId user, Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> checked = Json.object("values", patch);
        realm.expectAttributes(SET_USER_METADATA);
        return change(SET_USER_METADATA, user, before -> Json.object("metadata", Json.merge(before, checked)));
    }

    @Override
    public Map<String, @Nullable Object> delete(UserId user, MetadataKeys keys) {
        return change(DELETE_USER_METADATA, user, before -> only(before, key -> !keys.covers(key)));
    }

    private Map<String, @Nullable Object> change(
            Operation operation, UserId user, UnaryOperator<Map<String, @Nullable Object>> change) {
        return metadata(realm.change(operation, user, before -> {
            Map<String, @Nullable Object> current = metadata(before);
            Map<String, @Nullable Object> changed = change.apply(current);
            if (changed.equals(current)) {
                return before;
            }
            UserRepresentation update = UserMapping.toChange(before, UserMapping.toUser(before, false));
            Map<String, List<String>> attributes = update.getAttributes();
            MetadataAttributes.write(changed, attributes);
            update.setAttributes(attributes);
            return update;
        }));
    }

    private static Map<String, @Nullable Object> metadata(UserRepresentation user) {
        return MetadataAttributes.read(UserMapping.attributes(user));
    }

    private static Map<String, @Nullable Object> only(
            Map<String, @Nullable Object> metadata, Predicate<String> wanted) {
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>(metadata);
        chosen.keySet().removeIf(key -> !wanted.test(key));
        return chosen;
    }
}
