package io.ostiary.auth0;

import com.auth0.client.mgmt.core.ObjectMappers;
import com.auth0.client.mgmt.core.OptionalNullable;
import com.auth0.client.mgmt.types.CreateOrganizationRequestContent;
import com.auth0.client.mgmt.types.OrganizationBranding;
import com.auth0.client.mgmt.types.UpdateOrganizationRequestContent;
import io.ostiary.InvalidArgumentException;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in Auth0's words what an organization is to be. */
final class OrganizationWriting {
    /** How many keys of metadata Auth0 keeps, the backend's own among them. */
    private static final int MAX_METADATA = 25;

    private OrganizationWriting() {}

    /**
     * What creates the organization.
     *
     * @throws InvalidArgumentException when Auth0 cannot keep it
     */
    static CreateOrganizationRequestContent creation(NewOrganization organization) {
        Map<String, String> metadata = stored(organization.metadata(), organization.memberLimit());
        return CreateOrganizationRequestContent.builder()
                .name(organization.slug())
                .displayName(organization.name())
                .branding(Optional.ofNullable(organization.image())
                        .map(image -> OrganizationBranding.builder()
                                .logoUrl(logo(image))
                                .build()))
                .metadata(metadata.isEmpty() ? Optional.empty() : Optional.of(values(metadata)))
                .build();
    }

    /**
     * What changes the organization, one request after the other; none when nothing changes.
     *
     * @throws InvalidArgumentException when Auth0 cannot keep it
     */
    static List<UpdateOrganizationRequestContent> changes(OrganizationRow before, Organization after) {
        Organization present = before.toOrganization();
        List<UpdateOrganizationRequestContent> changes = new ArrayList<>();
        var change = UpdateOrganizationRequestContent.builder();
        boolean changed = false;
        if (!present.name().equals(after.name())) {
            change.displayName(after.name());
            changed = true;
        }
        if (!present.slug().equals(after.slug())) {
            change.name(after.slug());
            changed = true;
        }
        if (!Objects.equals(present.image(), after.image())) {
            change.branding(branding(before, after.image()));
            changed = true;
        }
        SortedMap<String, String> metadata = stored(after.metadata(), after.memberLimit());
        if (!stored(present.metadata(), present.memberLimit()).equals(metadata)) {
            changes.addAll(emptying(before.metadata(), metadata));
            change.metadata(changes.isEmpty() ? replacing(before.metadata(), metadata) : values(metadata));
            changed = true;
        }
        if (changed) {
            changes.add(change.build());
        }
        return changes;
    }

    /** Branding is replaced whole, so the colours that are there go with it. */
    private static OrganizationBranding branding(OrganizationRow before, @Nullable URI image) {
        OrganizationBranding present = before.json().has("branding")
                ? ObjectMappers.JSON_MAPPER.convertValue(before.json().get("branding"), OrganizationBranding.class)
                : OrganizationBranding.builder().build();
        return OrganizationBranding.builder()
                .logoUrl(Optional.ofNullable(image).map(OrganizationWriting::logo))
                .colors(present.getColors())
                .build();
    }

    private static String logo(URI image) {
        if (!"https".equalsIgnoreCase(image.getScheme())) {
            throw new InvalidArgumentException("image", "must be an https URL; Auth0 takes no other");
        }
        return image.toString();
    }

    private static SortedMap<String, String> stored(Map<String, String> metadata, @Nullable Integer memberLimit) {
        SortedMap<String, String> stored = new TreeMap<>(metadata);
        if (memberLimit != null) {
            stored.put(OrganizationRow.MEMBER_LIMIT, memberLimit.toString());
        }
        if (stored.size() > MAX_METADATA) {
            throw new InvalidArgumentException(
                    "metadata",
                    "must be at most " + MAX_METADATA + " keys, or one less with a member limit: Auth0 keeps no more");
        }
        return stored;
    }

    /** All that is to be there, and null for what is not: that is right whether Auth0 merges metadata or replaces it. */
    private static Map<String, OptionalNullable<String>> replacing(
            Map<String, String> before, Map<String, String> after) {
        Map<String, OptionalNullable<String>> values = values(after);
        before.keySet().forEach(key -> values.putIfAbsent(key, OptionalNullable.ofNullable(null)));
        return values;
    }

    /** A request of its own for what goes, where one would name more keys than Auth0 takes. */
    private static List<UpdateOrganizationRequestContent> emptying(
            Map<String, String> before, Map<String, String> after) {
        if (replacing(before, after).size() <= MAX_METADATA) {
            return List.of();
        }
        Map<String, String> kept = new TreeMap<>(before);
        kept.keySet().retainAll(after.keySet());
        return List.of(UpdateOrganizationRequestContent.builder()
                .metadata(replacing(before, kept))
                .build());
    }

    private static Map<String, OptionalNullable<String>> values(Map<String, String> metadata) {
        Map<String, OptionalNullable<String>> values = new TreeMap<>();
        metadata.forEach((key, value) -> values.put(key, OptionalNullable.of(value)));
        return values;
    }
}
