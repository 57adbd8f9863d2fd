package io.ostiary.distribution.differential;

import static io.ostiary.Operation.CREATE_API_KEY;
import static io.ostiary.Operation.LIST_API_KEYS;
import static io.ostiary.Operation.REVOKE_API_KEY;
import static io.ostiary.Operation.ROTATE_API_KEYS;

import io.ostiary.apikey.ApiKey;
import io.ostiary.apikey.ApiKeyScopes;
import io.ostiary.apikey.IssuedApiKey;
import io.ostiary.apikey.NewApiKey;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Commands on API keys, which each side proves by its own. */
final class ApiKeyCommands {
    /** A few commands long, where time passes with each of them. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_API_KEY, 4, ApiKeyCommands::create),
            Kind.of(ROTATE_API_KEYS, 1, draw -> {
                String name = draw.fresh(Draw.API_KEY);
                return new Command(
                        ROTATE_API_KEYS,
                        "by " + name,
                        side -> noted(side, name, side.directory().apiKeys().rotate(name)));
            }),
            Kind.of(REVOKE_API_KEY, 2, draw -> {
                String key = draw.apiKey();
                return new Command(REVOKE_API_KEY, key, side -> {
                    side.directory().apiKeys().revoke(side.apiKey(key));
                    return null;
                });
            }),
            Kind.of(LIST_API_KEYS, 2, draw -> {
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_API_KEYS,
                        "by " + size,
                        side -> Listed.of(Order.NONE, size, side.directory().apiKeys()::list));
            }),
            Kind.of(LIST_API_KEYS, 2, draw -> {
                String name = draw.rarely(2) ? draw.apiKey() : draw.word();
                return new Command(
                        LIST_API_KEYS,
                        "called " + name,
                        side -> side.directory().apiKeys().resolve(name));
            }),
            Kind.of(LIST_API_KEYS, 4, draw -> {
                String key = draw.apiKey();
                return new Command(
                        LIST_API_KEYS,
                        "proved by " + key,
                        side -> side.credential(key)
                                .flatMap(
                                        credential -> side.directory().apiKeys().authenticate(credential)));
            }));

    private ApiKeyCommands() {}

    private static Command create(Draw draw) {
        String name = draw.fresh(Draw.API_KEY);
        NewApiKey wanted = NewApiKey.of(draw.rarely(4) ? draw.word() : name, scopes(draw));
        NewApiKey lasting = draw.timePasses() && draw.rarely(3) ? wanted.expiringIn(SHORT) : wanted;
        return new Command(
                CREATE_API_KEY,
                name + ": " + lasting,
                side -> noted(side, name, side.directory().apiKeys().create(lasting)));
    }

    private static Set<String> scopes(Draw draw) {
        List<String> all = List.copyOf(ApiKeyScopes.GRANTABLE);
        Set<String> some = new HashSet<>();
        for (int times = 1 + draw.number(4); times > 0; times--) {
            some.add(draw.one(all));
        }
        return some;
    }

    private static ApiKey noted(Side side, String name, IssuedApiKey issued) {
        side.name(name, issued.key().id().value());
        side.keep(name, issued.credential());
        return issued.key();
    }
}
