package io.ostiary.memory;

import static io.ostiary.Operation.DELETE_USER_METADATA;
import static io.ostiary.Operation.GET_USER_METADATA;
import static io.ostiary.Operation.SET_USER_METADATA;

import io.ostiary.Json;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMetadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The users' metadata in memory. */
final class MemoryUserMetadata implements UserMetadata {
    private final TenantView view;

    MemoryUserMetadata(TenantView view) {
        this.view = view;
    }

    @Override
    public Map<String, @Nullable Object> get(UserId user, MetadataKeys keys) {
        return view.read(
                GET_USER_METADATA,
                (state, now) -> only(state.account(GET_USER_METADATA, user).metadata(), keys::covers));
    }

    @Override
    public Map<String, @Nullable Object> merge(UserId user, Map<String, @Nullable Object> patch) {
        Map<String, @Nullable Object> checked = Json.object("values", patch);
        return view.write(SET_USER_METADATA, (state, now) -> {
            Account account = state.account(SET_USER_METADATA, user);
            Map<String, @Nullable Object> merged = Json.object("metadata", Json.merge(account.metadata(), checked));
            return new Written<>(state.with(SET_USER_METADATA, account.withMetadata(merged)), merged);
        });
    }

    @Override
    public Map<String, @Nullable Object> delete(UserId user, MetadataKeys keys) {
        return view.write(DELETE_USER_METADATA, (state, now) -> {
            Account account = state.account(DELETE_USER_METADATA, user);
            Map<String, @Nullable Object> remaining = only(account.metadata(), key -> !keys.covers(key));
            return new Written<>(state.with(DELETE_USER_METADATA, account.withMetadata(remaining)), remaining);
        });
    }

    private static Map<String, @Nullable Object> only(
            Map<String, @Nullable Object> metadata, Predicate<String> wanted) {
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        metadata.forEach((key, value) -> {
            if (wanted.test(key)) {
                chosen.put(key, value);
            }
        });
        return Collections.unmodifiableMap(chosen);
    }
}
