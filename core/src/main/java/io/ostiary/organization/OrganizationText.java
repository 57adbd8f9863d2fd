package io.ostiary.organization;

import io.ostiary.Violations;
import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bounds of an organization's fields, in one place for creation and change. */
final class OrganizationText {
    static final int MAX_METADATA = 25;

    private static final int MAX_SLUG = 50;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");
    private static final String RESERVED = "ostiary.";

    private OrganizationText() {}

    static Violations check(
            @Nullable String name, @Nullable String slug, @Nullable URI image, @Nullable Integer memberLimit) {
        return new Violations()
                .line("name", name, 1, 255)
                .require(
                        slug == null || SLUG.matcher(slug).matches(),
                        "slug",
                        "must be 1 to 50 of a-z 0-9 _ - and begin with a letter or a digit")
                .secureUrl("image", image)
                .require(memberLimit == null || memberLimit >= 1, "member_limit", "must be 1 or more");
    }

    /** Checks keys and values; a null value, which removes a key, passes. */
    static Violations checkMetadata(Map<String, ? extends @Nullable String> metadata) {
        Violations violations = new Violations();
        metadata.forEach((key, value) -> violations
                .key("metadata", key)
                .require(
                        !key.toLowerCase(Locale.ROOT).startsWith(RESERVED),
                        "metadata",
                        "keys that begin with " + RESERVED + " are reserved")
                .lines("metadata." + key, value, 1, 255));
        return violations;
    }

    /** A slug made of the name's letters and digits, accents removed; empty when it has none of ASCII. */
    static String slugOf(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        return plain.substring(0, Math.min(plain.length(), MAX_SLUG)).replaceAll("-$", "");
    }
}
