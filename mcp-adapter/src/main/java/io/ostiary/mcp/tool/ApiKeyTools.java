package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Page;
import io.ostiary.Pages;
import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyScopes;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.guard.SecretSink;
import io.ostiary.mcp.tool.Views.Done;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tools that issue and revoke the keys with which programs call this server. */
final class ApiKeyTools {
    private static final String KEY = "Id or name.";
    private static final String ROTATED = "rotated";

    private ApiKeyTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_API_KEYS,
                    ListApiKeys.class,
                    ApiKeyPage.class,
                    "The API keys of a tenant: what each may do and until when, never the key itself.",
                    (context, in) -> {
                        Page<ApiKey> page = context.directory().apiKeys().list(context.page(in.limit(), in.cursor()));
                        return new ApiKeyPage(ToolContext.views(page, ApiKeyView::of), context.next(page));
                    }),
            planned(
                    CREATE_API_KEY,
                    CreateApiKey.class,
                    IssuedView.class,
                    "Issue an API key, with which a program calls this server over HTTP and may do what its scopes"
                            + " say, in this tenant only. The key goes to a file, not into the result. A program that"
                            + " calls an API of the tenant needs create_application with type machine.",
                    ApiKeyTools::planCreate,
                    (context, in) ->
                            issued(context, context.directory().apiKeys().create(newKey(context, in)))),
            planned(
                    ROTATE_API_KEYS,
                    RotateApiKeys.class,
                    IssuedView.class,
                    "Revoke every API key of a tenant and issue one that may do what all of them could."
                            + " revoke_api_key ends a single one.",
                    ApiKeyTools::planRotate,
                    (context, in) -> issued(
                            context, context.directory().apiKeys().rotate(in.name() == null ? ROTATED : in.name()))),
            planned(
                    REVOKE_API_KEY,
                    RevokeApiKey.class,
                    Done.class,
                    "Revoke an API key for good: whoever uses it is refused from now on.",
                    (context, in) -> {
                        ApiKey key = context.apiKey(in.key());
                        return Plan.of(
                                "revoke the API key " + described(key),
                                key.name(),
                                "Whoever uses it is refused from now on.",
                                "It cannot be undone.");
                    },
                    (context, in) -> {
                        ApiKey key = context.apiKey(in.key());
                        context.directory().apiKeys().revoke(key.id());
                        return new Done("revoked", key.id().value());
                    }));

    record ListApiKeys(
            @Doc(value = "The most keys to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListApiKeys> {
        @Override
        public ListApiKeys withLimit(int newLimit) {
            return new ListApiKeys(newLimit, cursor);
        }
    }

    record CreateApiKey(
            @Doc("What it is for.") String name,

            @Doc("What its holder may do, such as users:read; by default everything that only reads.") @Nullable
            List<String> scopes,

            @Doc(value = "How many seconds it is good for; by default 90 days.", min = 60, max = 31_622_400) @Nullable
            Integer expiresIn) {}

    record RotateApiKeys(
            @Doc("What the new key is called; by default rotated.") @Nullable
            String name) {}

    record RevokeApiKey(@Doc(KEY) String key) {}

    record ApiKeyView(
            String id,
            @Untrusted String name,
            List<String> scopes,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt) {
        static ApiKeyView of(ApiKey key) {
            return new ApiKeyView(
                    key.id().value(), key.name(), List.copyOf(key.scopes()), key.createdAt(), key.expiresAt());
        }
    }

    record ApiKeyPage(List<ApiKeyView> keys, @Nullable String nextCursor) {}

    /**
     * A key that was issued.
     *
     * @param file the file that holds it
     */
    record IssuedView(ApiKeyView key, String file, String credential) {}

    /** Asks a person where the key could do more than read: whoever has it can do so without one. */
    private static @Nullable Plan planCreate(ToolContext context, CreateApiKey in) {
        NewApiKey key = newKey(context, in);
        Set<String> beyondReading = new TreeSet<>(key.scopes());
        beyondReading.removeAll(ApiKeyScopes.READING);
        return beyondReading.isEmpty()
                ? null
                : Plan.of(
                        "issue the API key " + Printable.line(key.name(), 100) + " for " + context.tenant(),
                        key.name(),
                        "Whoever has it can use " + Naming.all(beyondReading) + " for "
                                + key.expiresIn().toDays() + " days.");
    }

    private static Plan planRotate(ToolContext context, RotateApiKeys in) {
        List<ApiKey> keys =
                Pages.stream(page -> context.directory().apiKeys().list(page)).toList();
        Set<String> scopes = new TreeSet<>();
        keys.forEach(key -> scopes.addAll(key.scopes()));
        Set<String> given = scopes.isEmpty() ? ApiKeyScopes.READING : scopes;
        context.requireHolds(ROTATE_API_KEYS, given);
        return Plan.of(
                "revoke every API key of " + context.tenant() + " and issue one in their place",
                context.tenant().value(),
                keys.isEmpty()
                        ? "There is none to revoke."
                        : keys.size() + " keys are worth nothing from now on: "
                                + Naming.some(keys.stream()
                                        .map(ApiKeyTools::described)
                                        .toList()) + ".",
                "The new one may use " + Naming.all(given) + ".");
    }

    private static NewApiKey newKey(ToolContext context, CreateApiKey in) {
        SortedSet<String> scopes = in.scopes() == null ? ApiKeyScopes.READING : new TreeSet<>(in.scopes());
        NewApiKey key = new NewApiKey(
                in.name(),
                scopes,
                in.expiresIn() == null ? NewApiKey.DEFAULT_PERIOD : Duration.ofSeconds(in.expiresIn()));
        context.requireHolds(CREATE_API_KEY, key.scopes());
        return key;
    }

    private static IssuedView issued(ToolContext context, IssuedApiKey issued) {
        SecretSink.Delivery delivery = context.surroundings().secrets().put(Map.of("api_key", issued.credential()));
        return new IssuedView(
                ApiKeyView.of(issued.key()),
                delivery.file().toString(),
                String.valueOf(delivery.handles().get("api_key")));
    }

    private static String described(ApiKey key) {
        return Printable.line(key.name(), 100) + " (" + key.id() + ")";
    }
}
