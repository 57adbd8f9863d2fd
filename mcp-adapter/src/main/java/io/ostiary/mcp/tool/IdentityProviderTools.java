package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.IDENTITY_PROVIDER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.ProviderArguments.CreateIdentityProvider;
import io.ostiary.mcp.tool.ProviderArguments.UpdateIdentityProvider;
import io.ostiary.mcp.tool.ProviderViews.IdentityProviderPage;
import io.ostiary.mcp.tool.ProviderViews.IdentityProviderView;
import io.ostiary.mcp.tool.ProviderViews.Switched;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.NewIdentityProvider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools that manage where people sign in. */
final class IdentityProviderTools {
    private IdentityProviderTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_IDENTITY_PROVIDERS,
                    ListIdentityProviders.class,
                    IdentityProviderPage.class,
                    "Where the people of a tenant sign in: outside identity providers and the built-in methods email"
                            + " (with a password), magic_link and sms, and which are enabled. Never their secrets.",
                    (context, in) -> {
                        Page<IdentityProvider> page = context.directory()
                                .identityProviders()
                                .list(new IdentityProviderQuery(in.enabled()), context.page(in.limit(), in.cursor()));
                        return new IdentityProviderPage(
                                ToolContext.views(page, IdentityProviderView::of), context.next(page), page.total());
                    }),
            tool(
                    GET_IDENTITY_PROVIDER,
                    TheIdentityProvider.class,
                    IdentityProviderView.class,
                    "One identity provider or built-in method. Its client secret is never shown, only whether it has one.",
                    (context, in) -> {
                        IdentityProvider found = context.identityProvider(in.provider());
                        return IdentityProviderView.of(context.directory()
                                .identityProviders()
                                .find(found.id())
                                .orElseThrow(() -> new NotFoundException(
                                        GET_IDENTITY_PROVIDER,
                                        "identity provider",
                                        found.id().value())));
                    }),
            planned(
                    CREATE_IDENTITY_PROVIDER,
                    CreateIdentityProvider.class,
                    IdentityProviderView.class,
                    "Let people sign in at an outside identity provider: a social one, or an OpenID Connect or SAML one."
                            + " Needs a person's approval.",
                    (context, in) -> {
                        NewIdentityProvider provider = in.toProvider(context);
                        return Plan.of(
                                "let people sign in to " + context.tenant() + " at "
                                        + ProviderPlans.described(IdentityProvider.of(provider)),
                                provider.name(),
                                "Whoever it says somebody is gets in as that person.",
                                ProviderPlans.settings(provider.settings()));
                    },
                    (context, in) -> IdentityProviderView.of(
                            context.directory().identityProviders().create(in.toProvider(context)))),
            planned(
                    UPDATE_IDENTITY_PROVIDER,
                    UpdateIdentityProvider.class,
                    IdentityProviderView.class,
                    "Change an outside identity provider: what is left out stays, the secret too; null clears. Anything"
                            + " but the display name needs a person's approval. set_identity_provider_status enables it.",
                    (context, in) -> ProviderPlans.update(context, in),
                    (context, in) -> IdentityProviderView.of(context.directory()
                            .identityProviders()
                            .update(context.identityProvider(in.provider()).id(), in.toPatch(context)))),
            planned(
                    SET_IDENTITY_PROVIDER_STATUS,
                    SetStatus.class,
                    Switched.class,
                    "Enable and disable single identity providers and built-in methods; others stay as they are."
                            + " Enabling an outside one and disabling a built-in one need a person's approval.",
                    (context, in) -> ProviderPlans.status(context, in.providers()),
                    (context, in) ->
                            new Switched(context
                                    .directory()
                                    .identityProviders()
                                    .setStatus(ProviderPlans.wanted(context, in.providers()))
                                    .stream()
                                    .map(IdentityProviderView::of)
                                    .toList())),
            planned(
                    DELETE_IDENTITY_PROVIDER,
                    TheIdentityProvider.class,
                    Done.class,
                    "Remove an outside identity provider for good, with its secret; list_capabilities says whether"
                            + " its users go too. set_identity_provider_status disables it and keeps everything.",
                    (context, in) -> {
                        IdentityProvider provider = context.identityProvider(in.provider());
                        return Plan.of(
                                "remove the identity provider " + ProviderPlans.described(provider) + " for good",
                                provider.id().value(),
                                "Nobody can sign in there any more; the links of users to it go, and at some"
                                        + " providers those users themselves.",
                                "Its secret goes too. It cannot be undone.");
                    },
                    (context, in) -> {
                        IdentityProvider provider = context.identityProvider(in.provider());
                        context.directory().identityProviders().delete(provider.id());
                        return new Done("deleted", provider.id().value());
                    }));

    record ListIdentityProviders(
            @Doc("Only those that are enabled, or only those that are not; by default all.") @Nullable
            Boolean enabled,

            @Doc(value = "The most providers to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListIdentityProviders> {
        @Override
        public ListIdentityProviders withLimit(int newLimit) {
            return new ListIdentityProviders(enabled, newLimit, cursor);
        }
    }

    record TheIdentityProvider(@Doc(IDENTITY_PROVIDER) String provider) {}

    record SetStatus(
            @Doc("Whether each is enabled from now on, by id, such as {\"google\": true, \"sms\": false}.")
            Map<String, Boolean> providers) {}
}
