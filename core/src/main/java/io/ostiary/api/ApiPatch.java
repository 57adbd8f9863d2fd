package io.ostiary.api;

import io.ostiary.Change;
import java.time.Duration;
import java.util.List;

/**
 * A partial change of an API: what is not named stays as it is.
 *
 * @param name what people call it; cannot be cleared
 * @param scopes what it lets its callers do, all of it; who was granted one that goes loses it
 * @param tokenLifetime how long access tokens for it are valid; cannot be cleared
 * @param signingAlg how they are signed; cannot be cleared
 */
public record ApiPatch(
        Change<String> name,
        Change<List<ApiScope>> scopes,
        Change<Duration> tokenLifetime,
        Change<SigningAlgorithm> signingAlg) {

    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public ApiPatch {
        scopes = scopes.map(List::copyOf);
        ApiText.check(name.valueOrNull(), scopes.valueOrNull(), tokenLifetime.valueOrNull())
                .require(!(name instanceof Change.Clear), "name", "cannot be cleared")
                .require(!(tokenLifetime instanceof Change.Clear), "token_lifetime", "cannot be cleared")
                .require(!(signingAlg instanceof Change.Clear), "signing_alg", "cannot be cleared")
                .throwIfAny();
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<String> name = Change.keep();
        private Change<List<ApiScope>> scopes = Change.keep();
        private Change<Duration> tokenLifetime = Change.keep();
        private Change<SigningAlgorithm> signingAlg = Change.keep();

        private Builder() {}

        /** Changes {@link Api#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** Changes {@link Api#scopes()}. */
        public Builder scopes(Change<List<ApiScope>> change) {
            this.scopes = change;
            return this;
        }

        /** Changes {@link Api#tokenLifetime()}. */
        public Builder tokenLifetime(Change<Duration> change) {
            this.tokenLifetime = change;
            return this;
        }

        /** Changes {@link Api#signingAlg()}. */
        public Builder signingAlg(Change<SigningAlgorithm> change) {
            this.signingAlg = change;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public ApiPatch build() {
            return new ApiPatch(name, scopes, tokenLifetime, signingAlg);
        }
    }
}
