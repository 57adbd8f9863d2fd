package io.ostiary.application;

import io.ostiary.Change;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A partial change of an application: what is not named stays as it is. A list that is named is replaced as a whole.
 *
 * @param name what people call it; cannot be cleared
 * @param type where it runs; cannot be cleared. Without grant types beside it, a new type brings its own
 * @param description what it is for
 * @param redirectUris where people may be sent after signing in, all of them
 * @param logoutUris where people may be sent after signing out, all of them
 * @param origins whose scripts may call the authorization server, all of them
 * @param grantTypes how it gets tokens, all of them; cannot be cleared
 * @param tokenLifetime how long its access tokens are valid; cleared, the tenant's own period
 */
public record ApplicationPatch(
        Change<String> name,
        Change<ApplicationType> type,
        Change<String> description,
        Change<List<RedirectUri>> redirectUris,
        Change<List<RedirectUri>> logoutUris,
        Change<List<WebOrigin>> origins,
        Change<Set<GrantType>> grantTypes,
        Change<Duration> tokenLifetime) {

    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public ApplicationPatch {
        redirectUris = redirectUris.map(List::copyOf);
        logoutUris = logoutUris.map(List::copyOf);
        origins = origins.map(List::copyOf);
        grantTypes = grantTypes.map(Set::copyOf);
        var violations = ApplicationText.check(
                        name.valueOrNull(), description.valueOrNull(), tokenLifetime.valueOrNull())
                .require(!(name instanceof Change.Clear), "name", "cannot be cleared")
                .require(!(type instanceof Change.Clear), "type", "cannot be cleared")
                .require(!(grantTypes instanceof Change.Clear), "grant_types", "cannot be cleared");
        ApplicationText.checkAll(violations, "redirect_uris", redirectUris.valueOrNull());
        ApplicationText.checkAll(violations, "logout_uris", logoutUris.valueOrNull());
        ApplicationText.checkAll(violations, "origins", origins.valueOrNull());
        ApplicationType newType = type.valueOrNull();
        if (newType != null) {
            ApplicationText.checkFor(
                    violations,
                    newType,
                    redirectUris.valueOrNull(),
                    logoutUris.valueOrNull(),
                    grantTypes.valueOrNull());
        }
        violations.throwIfAny();
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<String> name = Change.keep();
        private Change<ApplicationType> type = Change.keep();
        private Change<String> description = Change.keep();
        private Change<List<RedirectUri>> redirectUris = Change.keep();
        private Change<List<RedirectUri>> logoutUris = Change.keep();
        private Change<List<WebOrigin>> origins = Change.keep();
        private Change<Set<GrantType>> grantTypes = Change.keep();
        private Change<Duration> tokenLifetime = Change.keep();

        private Builder() {}

        /** Changes {@link Application#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** Changes {@link Application#type()}. */
        public Builder type(Change<ApplicationType> change) {
            this.type = change;
            return this;
        }

        /** Changes {@link Application#description()}. */
        public Builder description(Change<String> change) {
            this.description = change;
            return this;
        }

        /** Changes {@link Application#redirectUris()}. */
        public Builder redirectUris(Change<List<RedirectUri>> change) {
            this.redirectUris = change;
            return this;
        }

        /** Changes {@link Application#logoutUris()}. */
        public Builder logoutUris(Change<List<RedirectUri>> change) {
            this.logoutUris = change;
            return this;
        }

        /** Changes {@link Application#origins()}. */
        public Builder origins(Change<List<WebOrigin>> change) {
            this.origins = change;
            return this;
        }

        /** Changes {@link Application#grantTypes()}. */
        public Builder grantTypes(Change<Set<GrantType>> change) {
            this.grantTypes = change;
            return this;
        }

        /** Changes {@link Application#tokenLifetime()}. */
        public Builder tokenLifetime(Change<Duration> change) {
            this.tokenLifetime = change;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public ApplicationPatch build() {
            return new ApplicationPatch(
                    name, type, description, redirectUris, logoutUris, origins, grantTypes, tokenLifetime);
        }
    }
}
