package io.ostiary.application;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application to register.
 *
 * @param name what people call it, 1 to 255 characters, neither {@code <} nor {@code >}; several can have the same
 * @param type where it runs
 * @param description what it is for, 1 to 140 characters, or null
 * @param redirectUris where people may be sent after signing in, at most 100; none for a machine
 * @param logoutUris where people may be sent after signing out, at most 100; none for a machine
 * @param origins whose scripts may call the authorization server, at most 100
 * @param grantTypes how it gets tokens: some of those that its type can have
 * @param tokenLifetime how long its access tokens are valid, 1 minute to 1 day, or null for the tenant's own period
 */
public record NewApplication(
        String name,
        ApplicationType type,
        @Nullable String description,
        List<RedirectUri> redirectUris,
        List<RedirectUri> logoutUris,
        List<WebOrigin> origins,
        Set<GrantType> grantTypes,
        @Nullable Duration tokenLifetime) {

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewApplication {
        redirectUris = List.copyOf(redirectUris);
        logoutUris = List.copyOf(logoutUris);
        origins = List.copyOf(origins);
        grantTypes = Set.copyOf(grantTypes);
        var violations = ApplicationText.check(name, description, tokenLifetime);
        ApplicationText.checkAll(violations, "redirect_uris", redirectUris);
        ApplicationText.checkAll(violations, "logout_uris", logoutUris);
        ApplicationText.checkAll(violations, "origins", origins);
        ApplicationText.checkFor(violations, type, redirectUris, logoutUris, grantTypes);
        violations.throwIfAny();
    }

    /** An application with a name, a type and what comes with the type. */
    public static NewApplication of(String name, ApplicationType type) {
        return builder(name, type).build();
    }

    /** Starts an application. */
    public static Builder builder(String name, ApplicationType type) {
        return new Builder(name, type);
    }

    /** Collects a new application's parts. */
    public static final class Builder {
        private final String name;
        private final ApplicationType type;
        private @Nullable String description;
        private List<RedirectUri> redirectUris = List.of();
        private List<RedirectUri> logoutUris = List.of();
        private List<WebOrigin> origins = List.of();
        private @Nullable Set<GrantType> grantTypes;
        private @Nullable Duration tokenLifetime;

        private Builder(String name, ApplicationType type) {
            this.name = name;
            this.type = type;
        }

        /** Sets {@link NewApplication#description()}. */
        public Builder description(@Nullable String value) {
            this.description = value;
            return this;
        }

        /** Sets {@link NewApplication#redirectUris()}. */
        public Builder redirectUris(List<RedirectUri> value) {
            this.redirectUris = value;
            return this;
        }

        /** Sets {@link NewApplication#logoutUris()}. */
        public Builder logoutUris(List<RedirectUri> value) {
            this.logoutUris = value;
            return this;
        }

        /** Sets {@link NewApplication#origins()}. */
        public Builder origins(List<WebOrigin> value) {
            this.origins = value;
            return this;
        }

        /** Sets {@link NewApplication#grantTypes()}; without them, or with null, those of the type. */
        public Builder grantTypes(@Nullable Set<GrantType> value) {
            this.grantTypes = value;
            return this;
        }

        /** Sets {@link NewApplication#tokenLifetime()}. */
        public Builder tokenLifetime(@Nullable Duration value) {
            this.tokenLifetime = value;
            return this;
        }

        /**
         * The new application.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public NewApplication build() {
            return new NewApplication(
                    name,
                    type,
                    description,
                    redirectUris,
                    logoutUris,
                    origins,
                    grantTypes == null ? type.defaultGrantTypes() : grantTypes,
                    tokenLifetime);
        }
    }
}
