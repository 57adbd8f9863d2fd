package io.ostiary.provider;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.Violations;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where people sign in: an outside provider, or a built-in method of the tenant itself. Its client secret is no part of it.
 *
 * @param id identifies it in the tenant
 * @param type what it is
 * @param displayName what sign-in pages call it, or null
 * @param enabled whether people can sign in with it
 * @param settings what is known about it, as the provider holds it
 * @param secretSet whether it has a client secret
 */
public record IdentityProvider(
        IdentityProviderId id,
        IdentityProviderType type,
        @Nullable String displayName,
        boolean enabled,
        Map<ProviderSetting, String> settings,
        boolean secretSet) {

    /** Copies the settings, in the order of {@link ProviderSetting}. */
    public IdentityProvider {
        settings = NewIdentityProvider.sorted(settings);
    }

    /** The provider that was asked for. */
    public static IdentityProvider of(NewIdentityProvider asked) {
        return new IdentityProvider(
                asked.id(),
                asked.type(),
                asked.displayName(),
                asked.enabled(),
                asked.settings(),
                asked.clientSecret() != null);
    }

    /** A built-in method. */
    public static IdentityProvider builtIn(IdentityProviderType type, boolean enabled) {
        return new IdentityProvider(IdentityProviderId.of(type.id()), type, null, enabled, Map.of(), false);
    }

    /** The same, enabled or not. */
    public IdentityProvider withEnabled(boolean value) {
        return new IdentityProvider(id, type, displayName, value, settings, secretSet);
    }

    /**
     * The provider after the patch.
     *
     * @throws InvalidArgumentException when a provider of its type cannot be as the patch makes it
     */
    public IdentityProvider patched(IdentityProviderPatch patch) {
        Map<ProviderSetting, String> after = new EnumMap<>(ProviderSetting.class);
        after.putAll(settings);
        patch.settings().forEach((setting, change) -> {
            String value = change.applyTo(after.get(setting));
            if (value == null) {
                after.remove(setting);
            } else {
                after.put(setting, value);
            }
        });
        Secret secret = patch.clientSecret();
        var violations = new Violations();
        if (!after.equals(settings)) {
            ProviderText.checkSettings(violations, type, after);
        }
        if (secret != null) {
            ProviderText.checkSecret(violations, type, secret);
        }
        violations.throwIfAny();
        Change<String> newName = patch.displayName();
        return new IdentityProvider(
                id, type, newName.applyTo(displayName), enabled, after, secretSet || secret != null);
    }
}
