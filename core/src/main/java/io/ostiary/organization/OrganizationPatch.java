package io.ostiary.organization;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A partial change of an organization: what is not named stays as it is.
 *
 * @param name what people call it; cannot be cleared
 * @param slug its unique name in addresses and tokens; cannot be cleared
 * @param image its logo
 * @param memberLimit the most members; one below their number removes nobody
 * @param metadata the keys to set, and with null those to remove; all others stay
 */
public record OrganizationPatch(
        Change<String> name,
        Change<String> slug,
        Change<URI> image,
        Change<Integer> memberLimit,
        Map<String, @Nullable String> metadata) {

    /**
     * Checks every value that is set.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public OrganizationPatch {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        OrganizationText.check(name.valueOrNull(), slug.valueOrNull(), image.valueOrNull(), memberLimit.valueOrNull())
                .require(!(name instanceof Change.Clear), "name", "cannot be cleared")
                .require(!(slug instanceof Change.Clear), "slug", "cannot be cleared")
                .throwIfAny();
        OrganizationText.checkMetadata(metadata).throwIfAny();
    }

    /** Starts a patch that changes nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The metadata after the patch.
     *
     * @throws InvalidArgumentException when there would be more than 25 keys
     */
    SortedMap<String, String> metadataAfter(SortedMap<String, String> before) {
        SortedMap<String, String> after = new TreeMap<>(before);
        metadata.forEach((key, value) -> {
            if (value == null) {
                after.remove(key);
            } else {
                after.put(key, value);
            }
        });
        if (after.size() > Math.max(before.size(), OrganizationText.MAX_METADATA)) {
            throw new InvalidArgumentException(
                    "metadata",
                    "must be at most " + OrganizationText.MAX_METADATA + " keys, with those that are there");
        }
        return after;
    }

    /** Collects changes; what is not called stays kept. */
    public static final class Builder {
        private Change<String> name = Change.keep();
        private Change<String> slug = Change.keep();
        private Change<URI> image = Change.keep();
        private Change<Integer> memberLimit = Change.keep();
        private Map<String, @Nullable String> metadata = Map.of();

        private Builder() {}

        /** Changes {@link Organization#name()}. */
        public Builder name(Change<String> change) {
            this.name = change;
            return this;
        }

        /** Changes {@link Organization#slug()}. */
        public Builder slug(Change<String> change) {
            this.slug = change;
            return this;
        }

        /** Changes {@link Organization#image()}. */
        public Builder image(Change<URI> change) {
            this.image = change;
            return this;
        }

        /** Changes {@link Organization#memberLimit()}. */
        public Builder memberLimit(Change<Integer> change) {
            this.memberLimit = change;
            return this;
        }

        /** Changes {@link Organization#metadata()} key by key; null removes one. */
        public Builder metadata(Map<String, @Nullable String> changes) {
            this.metadata = changes;
            return this;
        }

        /**
         * The patch.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong
         */
        public OrganizationPatch build() {
            return new OrganizationPatch(name, slug, image, memberLimit, metadata);
        }
    }
}
