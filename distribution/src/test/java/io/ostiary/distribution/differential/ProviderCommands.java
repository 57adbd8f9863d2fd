package io.ostiary.distribution.differential;

import static io.ostiary.Operation.CREATE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.DELETE_IDENTITY_PROVIDER;
import static io.ostiary.Operation.GET_IDENTITY_PROVIDER;
import static io.ostiary.Operation.LIST_IDENTITY_PROVIDERS;
import static io.ostiary.Operation.SET_IDENTITY_PROVIDER_STATUS;
import static io.ostiary.Operation.UPDATE_IDENTITY_PROVIDER;

import io.ostiary.Change;
import io.ostiary.Page;
import io.ostiary.Secret;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.provider.NewIdentityProvider;
import io.ostiary.provider.ProviderSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands on outside identity providers, whose ids are the same on both sides. */
final class ProviderCommands {
    private static final Secret SECRET = Secret.of("what the provider knows us by");
    private static final List<IdentityProviderType> TYPES = List.of(
            IdentityProviderType.GOOGLE,
            IdentityProviderType.GITHUB,
            IdentityProviderType.MICROSOFT,
            IdentityProviderType.DISCORD,
            IdentityProviderType.AZURE,
            IdentityProviderType.OIDC);

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_IDENTITY_PROVIDER, 4, ProviderCommands::create),
            Kind.of(UPDATE_IDENTITY_PROVIDER, 4, ProviderCommands::update),
            Kind.of(GET_IDENTITY_PROVIDER, 3, draw -> {
                IdentityProviderId id = id(draw);
                return new Command(
                        GET_IDENTITY_PROVIDER,
                        id.value(),
                        side -> side.directory().identityProviders().find(id));
            }),
            Kind.of(LIST_IDENTITY_PROVIDERS, 2, draw -> {
                var query = new IdentityProviderQuery(draw.rarely(2) ? null : draw.rarely(2));
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_IDENTITY_PROVIDERS,
                        query + " by " + size,
                        side -> Listed.of(
                                Order.WHOLE,
                                size,
                                page -> drawn(
                                        side.directory().identityProviders().list(query, page))));
            }),
            Kind.of(SET_IDENTITY_PROVIDER_STATUS, 3, draw -> {
                Map<IdentityProviderId, Boolean> status = new LinkedHashMap<>();
                status.put(id(draw), draw.rarely(2));
                status.put(id(draw), draw.rarely(2));
                return new Command(
                        SET_IDENTITY_PROVIDER_STATUS,
                        status.toString(),
                        side -> side.directory().identityProviders().setStatus(new IdentityProviderStatus(status)));
            }),
            Kind.of(DELETE_IDENTITY_PROVIDER, 1, draw -> {
                IdentityProviderId id = id(draw);
                return new Command(DELETE_IDENTITY_PROVIDER, id.value(), side -> {
                    side.directory().identityProviders().delete(id);
                    return null;
                });
            }));

    private ProviderCommands() {}

    private static Command create(Draw draw) {
        String name = draw.rarely(6) ? draw.provider() : draw.fresh(Draw.PROVIDER);
        IdentityProviderType type = draw.one(TYPES);
        NewIdentityProvider.Builder builder = NewIdentityProvider.builder(name, type)
                .displayName(draw.maybe(draw.word()))
                .set(ProviderSetting.CLIENT_ID, "client-" + draw.number(3))
                .clientSecret(SECRET)
                .enabled(!draw.rarely(3));
        if (type == IdentityProviderType.AZURE) {
            builder.set(ProviderSetting.AZURE_TENANT, "contoso.example.com");
        } else if (type == IdentityProviderType.OIDC) {
            endpoints("one").forEach(builder::set);
        }
        NewIdentityProvider wanted = builder.build();
        return new Command(
                CREATE_IDENTITY_PROVIDER,
                wanted.toString(),
                side -> side.directory().identityProviders().create(wanted));
    }

    private static Command update(Draw draw) {
        IdentityProviderPatch.Builder patch = IdentityProviderPatch.builder();
        if (draw.rarely(2)) {
            patch.displayName(draw.rarely(3) ? Change.clear() : Change.set(draw.word()));
        }
        if (draw.rarely(2)) {
            patch.set(ProviderSetting.CLIENT_ID, "client-" + draw.number(3));
        }
        if (draw.rarely(4)) {
            endpoints("two").forEach(patch::set);
        }
        if (draw.rarely(4)) {
            patch.clientSecret(SECRET);
        }
        IdentityProviderPatch built = patch.build();
        IdentityProviderId id = id(draw);
        return new Command(
                UPDATE_IDENTITY_PROVIDER,
                id + ": " + built,
                side -> side.directory().identityProviders().update(id, built));
    }

    private static Map<ProviderSetting, String> endpoints(String issuer) {
        String url = "https://" + issuer + ".example.com";
        return Map.of(
                ProviderSetting.ISSUER,
                url,
                ProviderSetting.AUTHORIZATION_URL,
                url + "/authorize",
                ProviderSetting.TOKEN_URL,
                url + "/token",
                ProviderSetting.JWKS_URL,
                url + "/keys");
    }

    private static IdentityProviderId id(Draw draw) {
        return IdentityProviderId.of(draw.provider());
    }

    /** Without the built-in methods, and what a provider has of its own. */
    private static Page<IdentityProvider> drawn(Page<IdentityProvider> page) {
        return new Page<>(
                page.items().stream()
                        .filter(provider -> provider.id().value().startsWith(Draw.PROVIDER))
                        .toList(),
                page.next(),
                null);
    }
}
