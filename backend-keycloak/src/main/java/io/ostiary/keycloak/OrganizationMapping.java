package io.ostiary.keycloak;

import io.ostiary.Violations;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationPatch;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.OrganizationRepresentation;

/**
 * An organization as Keycloak says it: the slug is its alias, metadata are its attributes, and the attributes
 * {@code ostiary.image} and {@code ostiary.member_limit} hold what Keycloak has no place for.
 */
final class OrganizationMapping {
    private static final String PREFIX = "ostiary.";
    private static final String IMAGE = PREFIX + "image";
    private static final String MEMBER_LIMIT = PREFIX + "member_limit";

    /** The server answers 500 to more, in a name and in a value of an attribute. */
    private static final int MAX = 255;

    private OrganizationMapping() {}

    static Organization toOrganization(OrganizationRepresentation organization) {
        Map<String, List<String>> attributes = attributes(organization);
        SortedMap<String, String> metadata = new TreeMap<>();
        attributes.forEach((key, values) -> {
            if (!key.startsWith(PREFIX) && !values.isEmpty()) {
                metadata.put(key, values.get(0));
            }
        });
        return new Organization(
                OrganizationId.of(organization.getId()),
                organization.getAlias(),
                organization.getName(),
                image(first(attributes, IMAGE)),
                limit(first(attributes, MEMBER_LIMIT)),
                metadata,
                null);
    }

    static OrganizationRepresentation toRepresentation(NewOrganization organization) {
        var created = new OrganizationRepresentation();
        created.setName(organization.name());
        created.setAlias(organization.slug());
        created.setEnabled(true);
        Map<String, List<String>> attributes = new HashMap<>();
        organization.metadata().forEach((key, value) -> put(attributes, key, value));
        put(attributes, IMAGE, organization.image());
        put(attributes, MEMBER_LIMIT, organization.memberLimit());
        return write(created, attributes);
    }

    /** Makes the representation say the patch; whatever else it says stays, because the server erases what is not sent. */
    static OrganizationRepresentation change(OrganizationRepresentation before, OrganizationPatch patch) {
        Organization after = toOrganization(before).patched(patch);
        Map<String, List<String>> attributes = attributes(before);
        patch.metadata().forEach((key, value) -> put(attributes, key, value));
        put(attributes, IMAGE, after.image());
        put(attributes, MEMBER_LIMIT, after.memberLimit());
        before.setName(after.name());
        return write(before, attributes);
    }

    private static OrganizationRepresentation write(
            OrganizationRepresentation organization, Map<String, List<String>> attributes) {
        Violations violations = new Violations().require(organization.getName().length() <= MAX, "name", tooLong());
        attributes.forEach((key, values) -> violations.require(
                values.stream().allMatch(value -> value.length() <= MAX),
                key.equals(IMAGE) ? "image" : "metadata." + key,
                tooLong()));
        violations.throwIfAny();
        organization.setAttributes(attributes);
        return organization;
    }

    private static String tooLong() {
        return "must be at most " + MAX + " UTF-16 characters long on Keycloak";
    }

    private static @Nullable URI image(@Nullable String image) {
        try {
            return image == null ? null : new URI(image);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable Integer limit(@Nullable String limit) {
        return limit != null && limit.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(limit) : null;
    }

    private static @Nullable String first(Map<String, List<String>> attributes, String name) {
        List<String> values = attributes.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    private static void put(Map<String, List<String>> attributes, String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, List.of(value.toString()));
        }
    }

    private static Map<String, List<String>> attributes(OrganizationRepresentation organization) {
        return organization.getAttributes() == null ? new HashMap<>() : new HashMap<>(organization.getAttributes());
    }
}
