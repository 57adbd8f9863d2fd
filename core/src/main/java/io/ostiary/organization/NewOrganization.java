package io.ostiary.organization;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An organization to create.
 *
 * @param name what people call it, 1 to 255 characters
 * @param slug its unique name in addresses and tokens: 1 to 50 of {@code a-z 0-9 _ -}, beginning with a letter or a digit
 * @param image its logo, an https or loopback URL, or null
 * @param memberLimit the most members, 1 or more, or null for no limit
 * @param metadata what else is to be noted: at most 25 keys, none beginning with {@code ostiary.}, each with 1 to 255
 *     characters
 */
public record NewOrganization(
        String name,
        String slug,
        @Nullable URI image,
        @Nullable Integer memberLimit,
        SortedMap<String, String> metadata) {

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewOrganization {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        OrganizationText.check(name, slug, image, memberLimit)
                .require(
                        metadata.size() <= OrganizationText.MAX_METADATA,
                        "metadata",
                        "must be at most " + OrganizationText.MAX_METADATA + " keys")
                .throwIfAny();
        OrganizationText.checkMetadata(metadata).throwIfAny();
    }

    /** An organization with a name and nothing else. */
    public static NewOrganization of(String name) {
        return builder(name).build();
    }

    /** Starts an organization. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects a new organization's parts. */
    public static final class Builder {
        private final String name;
        private @Nullable String slug;
        private @Nullable URI image;
        private @Nullable Integer memberLimit;
        private Map<String, String> metadata = Map.of();

        private Builder(String name) {
            this.name = name;
        }

        /** Sets {@link NewOrganization#slug()}; without it, or with null, it is made of the name's letters and digits. */
        public Builder slug(@Nullable String value) {
            this.slug = value;
            return this;
        }

        /** Sets {@link NewOrganization#image()}. */
        public Builder image(@Nullable URI value) {
            this.image = value;
            return this;
        }

        /** Sets {@link NewOrganization#memberLimit()}. */
        public Builder memberLimit(@Nullable Integer value) {
            this.memberLimit = value;
            return this;
        }

        /** Sets {@link NewOrganization#metadata()}. */
        public Builder metadata(Map<String, String> value) {
            this.metadata = value;
            return this;
        }

        /**
         * The new organization.
         *
         * @throws io.ostiary.InvalidArgumentException with everything that is wrong, also when a slug is needed because
         *     none can be made of the name
         */
        public NewOrganization build() {
            return new NewOrganization(
                    name,
                    slug == null ? OrganizationText.slugOf(name) : slug,
                    image,
                    memberLimit,
                    new TreeMap<>(metadata));
        }
    }
}
