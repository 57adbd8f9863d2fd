package io.ostiary.provider;

import io.ostiary.Change;
import io.ostiary.Secret;
import io.ostiary.Violations;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partial change of an identity provider: what is not named stays as it is, the secret too. Whether it is enabled is
 * changed by {@link IdentityProviders#setStatus}.
 *
 * @param displayName what sign-in pages call it
 * @param settings the settings that change; one that its type requires cannot be cleared
 * @param clientSecret a secret in the place of the one it has, or null to keep that
 */
public record IdentityProviderPatch(
        Change<String> displayName,
        Map<ProviderSetting, Change<String>> settings,
        @Nullable Secret clientSecret) {

    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public IdentityProviderPatch {
        var violations = new Violations();
        ProviderText.checkDisplayName(violations, displayName.valueOrNull());
        Map<ProviderSetting, Change<String>> changes = new EnumMap<>(ProviderSetting.class);
        settings.forEach((setting, change) -> {
            String value = change.valueOrNull();
            if (value != null) {
                ProviderText.checkValue(violations, setting, value);
            }
            if (!change.keeps()) {
                changes.put(setting, change.map(setting::canonical));
            }
        });
        violations.throwIfAny();
        settings = Collections.unmodifiableMap(changes);
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private final Map<ProviderSetting, Change<String>> settings = new EnumMap<>(ProviderSetting.class);
        private Change<String> displayName = Change.keep();
        private @Nullable Secret clientSecret;

        private Builder() {}

        /** Changes {@link IdentityProvider#displayName()}. */
        public Builder displayName(Change<String> change) {
            this.displayName = change;
            return this;
        }

        /** Changes some of {@link IdentityProvider#settings()}. */
        public Builder settings(Map<ProviderSetting, Change<String>> changes) {
            settings.putAll(changes);
            return this;
        }

        /** Changes one of {@link IdentityProvider#settings()}. */
        public Builder set(ProviderSetting setting, String value) {
            settings.put(setting, Change.set(value));
            return this;
        }

        /** Takes away one of {@link IdentityProvider#settings()}. */
        public Builder clear(ProviderSetting setting) {
            settings.put(setting, Change.clear());
            return this;
        }

        /** Replaces the client secret; null keeps it. */
        public Builder clientSecret(@Nullable Secret value) {
            this.clientSecret = value;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public IdentityProviderPatch build() {
            return new IdentityProviderPatch(displayName, settings, clientSecret);
        }
    }
}
