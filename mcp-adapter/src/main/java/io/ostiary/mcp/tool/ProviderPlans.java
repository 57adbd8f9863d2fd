package io.ostiary.mcp.tool;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Pages;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.ProviderArguments.UpdateIdentityProvider;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.ProviderSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person is asked before people sign in elsewhere than before. */
final class ProviderPlans {
    private ProviderPlans() {}

    /** The provider as a person recognises it. */
    static String described(IdentityProvider provider) {
        String name = provider.displayName();
        String type = Naming.constant(provider.type());
        return provider.id() + " (" + type + (name == null ? "" : ", " + Printable.line(name, 100)) + ")";
    }

    /** The settings in one sentence; a certificate is only named. */
    static String settings(Map<ProviderSetting, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey().id()
                        + (entry.getKey() == ProviderSetting.CERTIFICATE ? " given" : " " + entry.getValue()))
                .collect(Collectors.joining(", ", "It is: ", "."));
    }

    /** Asks whenever something else decides who gets in. */
    static @Nullable Plan update(ToolContext context, UpdateIdentityProvider in) {
        IdentityProviderPatch patch = in.toPatch(context);
        IdentityProvider before = context.identityProvider(in.provider());
        Map<ProviderSetting, String> after = before.patched(patch).settings();
        List<String> consequences = new ArrayList<>();
        for (ProviderSetting setting : ProviderSetting.values()) {
            String was = before.settings().get(setting);
            String becomes = after.get(setting);
            if (was == null ? becomes != null : !was.equals(becomes)) {
                consequences.add("Its " + setting.id() + " becomes " + shown(setting, becomes) + " instead of "
                        + shown(setting, was) + ".");
            }
        }
        if (patch.clientSecret() != null) {
            consequences.add("Its client secret is replaced.");
        }
        return consequences.isEmpty()
                ? null
                : new Plan(
                        "change the identity provider " + described(before),
                        before.id().value(),
                        consequences);
    }

    /** Asks when an outside provider is let in, a built-in method is taken away, or nothing is left to sign in with. */
    static @Nullable Plan status(ToolContext context, Map<String, Boolean> providers) {
        Map<IdentityProviderId, Boolean> wanted = wanted(context, providers).providers();
        List<IdentityProvider> all = Pages.stream(
                        page -> context.directory().identityProviders().list(IdentityProviderQuery.ALL, page))
                .toList();
        List<String> letIn = all.stream()
                .filter(provider ->
                        !provider.enabled() && !provider.type().builtIn() && wanted.getOrDefault(provider.id(), false))
                .map(provider -> described(provider) + " " + settings(provider.settings()))
                .toList();
        boolean lockedOut = all.stream().noneMatch(provider -> wanted.getOrDefault(provider.id(), provider.enabled()));
        List<String> consequences = new ArrayList<>();
        letIn.forEach(provider -> consequences.add("People sign in at " + provider));
        all.stream()
                .filter(provider ->
                        provider.enabled() && provider.type().builtIn() && !wanted.getOrDefault(provider.id(), true))
                .forEach(provider -> consequences.add(
                        "Who has no other way than " + described(provider) + " can no longer sign in."));
        if (lockedOut) {
            consequences.add("Nothing is left to sign in with: nobody gets in any more.");
        }
        return consequences.isEmpty()
                ? null
                : new Plan(
                        "change with what people sign in to " + context.tenant(),
                        context.tenant().value(),
                        consequences);
    }

    /** The providers that the names mean, each with what it is to be. */
    static IdentityProviderStatus wanted(ToolContext context, Map<String, Boolean> providers) {
        Map<IdentityProviderId, Boolean> wanted = new LinkedHashMap<>();
        providers.forEach((reference, enabled) -> {
            Boolean other = wanted.put(context.identityProvider(reference).id(), enabled);
            if (other != null) {
                throw new InvalidArgumentException("providers", "must not name one twice");
            }
        });
        return new IdentityProviderStatus(wanted);
    }

    private static String shown(ProviderSetting setting, @Nullable String value) {
        if (value == null) {
            return "nothing";
        }
        return setting == ProviderSetting.CERTIFICATE ? "a certificate" : value;
    }
}
