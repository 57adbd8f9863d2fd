package io.ostiary.provider;

import io.ostiary.Secret;
import io.ostiary.Violations;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An outside identity provider to add.
 *
 * @param name identifies it in the tenant, for good: 1 to 128 of {@code a-z 0-9} and single hyphens between them
 * @param type what it is; not a built-in method, which is there already
 * @param displayName what sign-in pages call it, 1 to 128 characters, or null
 * @param settings what its type needs
 * @param clientSecret its secret, of a type that keeps one; for Apple the private key, in PEM form
 * @param enabled whether people can sign in with it at once
 */
public record NewIdentityProvider(
        String name,
        IdentityProviderType type,
        @Nullable String displayName,
        Map<ProviderSetting, String> settings,
        @Nullable Secret clientSecret,
        boolean enabled) {

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewIdentityProvider {
        var violations = new Violations();
        ProviderText.checkName(violations, name);
        ProviderText.checkDisplayName(violations, displayName);
        settings.forEach((setting, value) -> ProviderText.checkValue(violations, setting, value));
        if (type.creatable()) {
            ProviderText.checkSettings(violations, type, settings);
            if (clientSecret != null) {
                ProviderText.checkSecret(violations, type, clientSecret);
            }
            violations.require(
                    clientSecret != null || !type.keepsSecret(),
                    "client_secret",
                    "is required for an identity provider of type " + type.id());
        } else {
            violations.require(false, "type", "must be one that can be added; a built-in method is there already");
        }
        violations.throwIfAny();
        Map<ProviderSetting, String> canonical = new EnumMap<>(ProviderSetting.class);
        settings.forEach((setting, value) -> canonical.put(setting, setting.canonical(value)));
        settings = sorted(canonical);
    }

    /** Its id. */
    public IdentityProviderId id() {
        return IdentityProviderId.of(name);
    }

    /** Starts a provider, which is enabled at once. */
    public static Builder builder(String name, IdentityProviderType type) {
        return new Builder(name, type);
    }

    static Map<ProviderSetting, String> sorted(Map<ProviderSetting, String> settings) {
        Map<ProviderSetting, String> sorted = new EnumMap<>(ProviderSetting.class);
        sorted.putAll(settings);
        return Collections.unmodifiableMap(sorted);
    }

    /** Collects a new provider's parts. */
    public static final class Builder {
        private final String name;
        private final IdentityProviderType type;
        private final Map<ProviderSetting, String> settings = new EnumMap<>(ProviderSetting.class);
        private @Nullable String displayName;
        private @Nullable Secret clientSecret;
        private boolean enabled = true;

        private Builder(String name, IdentityProviderType type) {
            this.name = name;
            this.type = type;
        }

        /** Sets {@link NewIdentityProvider#displayName()}. */
        public Builder displayName(@Nullable String value) {
            this.displayName = value;
            return this;
        }

        /** Sets all of {@link NewIdentityProvider#settings()}. */
        public Builder settings(Map<ProviderSetting, String> values) {
            settings.clear();
            settings.putAll(values);
            return this;
        }

        /** Sets one of {@link NewIdentityProvider#settings()}. */
        public Builder set(ProviderSetting setting, String value) {
            settings.put(setting, value);
            return this;
        }

        /** Sets {@link NewIdentityProvider#clientSecret()}. */
        public Builder clientSecret(@Nullable Secret value) {
            this.clientSecret = value;
            return this;
        }

        /** Sets {@link NewIdentityProvider#enabled()}. */
        public Builder enabled(boolean value) {
            this.enabled = value;
            return this;
        }

        /**
         * The new provider.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public NewIdentityProvider build() {
            return new NewIdentityProvider(name, type, displayName, settings, clientSecret, enabled);
        }
    }
}
