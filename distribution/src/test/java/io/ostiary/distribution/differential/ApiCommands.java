package io.ostiary.distribution.differential;

import static io.ostiary.Operation.CREATE_API;
import static io.ostiary.Operation.DELETE_API;
import static io.ostiary.Operation.GET_API;
import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.LIST_APIS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;
import static io.ostiary.Operation.UPDATE_API;

import io.ostiary.Change;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.api.Api;
import io.ostiary.api.ApiId;
import io.ostiary.api.ApiPatch;
import io.ostiary.api.ApiScope;
import io.ostiary.api.NewApi;
import io.ostiary.api.SigningAlgorithm;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Commands on APIs and on who may call them. */
final class ApiCommands {
    /** What the identifiers of those that commands make begin with; one side has others from the start. */
    private static final String MARK = "https://drawn";

    private static final List<String> SCOPES = List.of("read", "write", "cancel", "orders:all");

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_API, 5, ApiCommands::create),
            Kind.of(UPDATE_API, 5, ApiCommands::update),
            Kind.of(GET_API, 3, draw -> {
                String api = draw.api();
                Function<Api, Told> told = told(draw);
                return new Command(
                        GET_API,
                        api,
                        side -> side.directory().apis().find(side.api(api)).map(told));
            }),
            Kind.of(GET_API, 5, draw -> {
                String api = draw.api();
                int size = 1 + draw.number(3);
                return new Command(
                        GET_API,
                        "holders of " + api + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> side.directory().apiGrants().holders(side.api(api), page)));
            }),
            Kind.of(DELETE_API, 1, draw -> {
                String api = draw.api();
                return new Command(DELETE_API, api, side -> {
                    side.directory().apis().delete(side.api(api));
                    return null;
                });
            }),
            Kind.of(LIST_APIS, 2, draw -> {
                int size = 1 + draw.number(3);
                Function<Api, Told> told = told(draw);
                return new Command(
                        LIST_APIS,
                        "by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> drawn(side.directory().apis().list(page), told)));
            }),
            Kind.of(LIST_APIS, 2, draw -> {
                String reference = draw.rarely(2) ? identifier(draw) : draw.word();
                Function<Api, Told> told = told(draw);
                return new Command(
                        LIST_APIS,
                        "meant by " + reference,
                        side -> told.apply(side.directory().apis().resolve(reference)));
            }),
            Kind.of(GRANT_APPLICATION_ACCESS, 6, draw -> {
                String application = draw.caller();
                String api = draw.api();
                Set<String> scopes = values(draw, GRANT_APPLICATION_ACCESS);
                return new Command(
                        GRANT_APPLICATION_ACCESS,
                        scopes + " of " + api + " to " + application,
                        side -> side.directory()
                                .apiGrants()
                                .grant(side.application(application), side.api(api), scopes));
            }),
            Kind.of(REVOKE_APPLICATION_ACCESS, 3, draw -> {
                String application = draw.caller();
                String api = draw.api();
                Set<String> scopes = values(draw, REVOKE_APPLICATION_ACCESS);
                return new Command(REVOKE_APPLICATION_ACCESS, scopes + " of " + api + " from " + application, side -> {
                    side.directory().apiGrants().revoke(side.application(application), side.api(api), scopes);
                    return null;
                });
            }));

    private ApiCommands() {}

    private static Command create(Draw draw) {
        String name = draw.fresh(Draw.API);
        NewApi wanted = NewApi.of(draw.word(), identifier(draw));
        if (draw.supports(CREATE_API, "scopes")) {
            wanted = wanted.withScopes(scopes(draw));
        }
        if (draw.supports(CREATE_API, "token_lifetime") && draw.rarely(3)) {
            wanted = wanted.withTokenLifetime(lifetime(draw));
        }
        if (draw.supports(CREATE_API, "signing_alg") && draw.rarely(3)) {
            wanted = wanted.withSigningAlg(draw.one(List.of(SigningAlgorithm.values())));
        }
        NewApi api = wanted;
        Function<Api, Told> told = told(draw);
        return new Command(CREATE_API, name + ": " + api, side -> {
            Api made = side.directory().apis().create(api);
            side.name(name, made.id().value());
            return told.apply(made);
        });
    }

    private static Command update(Draw draw) {
        ApiPatch.Builder patch = ApiPatch.builder();
        if (draw.rarely(2)) {
            patch.name(Change.set(draw.word()));
        }
        if (draw.supports(UPDATE_API, "scopes") && draw.rarely(2)) {
            patch.scopes(draw.rarely(4) ? Change.clear() : Change.set(scopes(draw)));
        }
        if (draw.supports(UPDATE_API, "token_lifetime") && draw.rarely(3)) {
            patch.tokenLifetime(Change.set(lifetime(draw)));
        }
        if (draw.supports(UPDATE_API, "signing_alg") && draw.rarely(3)) {
            patch.signingAlg(Change.set(draw.one(List.of(SigningAlgorithm.values()))));
        }
        ApiPatch built = patch.build();
        String api = draw.api();
        Function<Api, Told> told = told(draw);
        return new Command(
                UPDATE_API,
                api + ": " + built,
                side -> told.apply(side.directory().apis().update(side.api(api), built)));
    }

    /** One out of a few, so that two APIs want the same. */
    private static String identifier(Draw draw) {
        return MARK + draw.number(8) + ".example.com";
    }

    private static Duration lifetime(Draw draw) {
        return Duration.ofMinutes(draw.one(List.of(1, 5, 600, 43200)));
    }

    private static List<ApiScope> scopes(Draw draw) {
        List<ApiScope> some = new ArrayList<>();
        SCOPES.stream()
                .filter(value -> draw.rarely(2))
                .forEach(value -> some.add(new ApiScope(value, draw.maybe(draw.word()))));
        return some;
    }

    /** None, one or two, where they can be named. */
    private static Set<String> values(Draw draw, Operation operation) {
        if (!draw.supports(operation, "scopes") || draw.rarely(4)) {
            return Set.of();
        }
        return List.of(draw.one(SCOPES), draw.one(SCOPES)).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Without what a provider has of its own. */
    private static Page<Told> drawn(Page<Api> page, Function<Api, Told> told) {
        return new Page<>(
                page.items().stream()
                        .filter(api -> api.identifier().startsWith(MARK))
                        .map(told)
                        .toList(),
                page.next(),
                null);
    }

    /** Tells an API without what the tokens for it are like, where that is not the API's to say on both sides. */
    private static Function<Api, Told> told(Draw draw) {
        boolean lifetime = draw.supports(CREATE_API, "token_lifetime");
        boolean algorithm = draw.supports(CREATE_API, "signing_alg");
        return api -> new Told(
                api.id(),
                api.identifier(),
                api.name(),
                api.scopes(),
                lifetime ? api.tokenLifetime() : null,
                algorithm ? api.signingAlg() : null);
    }

    private record Told(
            ApiId id,
            String identifier,
            String name,
            List<ApiScope> scopes,
            @Nullable Duration tokenLifetime,
            @Nullable SigningAlgorithm signingAlg) {}
}
