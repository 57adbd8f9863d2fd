package io.ostiary.organization;

import java.net.URI;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A customer inside a tenant: users are its members, each with roles that count only inside it.
 *
 * @param id identifies it in the tenant
 * @param slug its unique name in addresses and tokens
 * @param name what people call it
 * @param image its logo, or null
 * @param memberLimit the most members that {@link Organizations#addMember} allows, or null for no limit
 * @param metadata what else is noted about it, by key, sorted
 * @param memberCount how many members it has, or null where nobody counted
 */
public record Organization(
        OrganizationId id,
        String slug,
        String name,
        @Nullable URI image,
        @Nullable Integer memberLimit,
        SortedMap<String, String> metadata,
        @Nullable Long memberCount) {

    /** Copies the metadata. */
    public Organization {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    /** The same organization with that count. */
    public Organization withMemberCount(@Nullable Long count) {
        return new Organization(id, slug, name, image, memberLimit, metadata, count);
    }

    /** The organization after the patch, its members not counted. */
    public Organization patched(OrganizationPatch patch) {
        String newSlug = patch.slug().applyTo(slug);
        String newName = patch.name().applyTo(name);
        return new Organization(
                id,
                newSlug == null ? slug : newSlug,
                newName == null ? name : newName,
                patch.image().applyTo(image),
                patch.memberLimit().applyTo(memberLimit),
                patch.metadataAfter(metadata),
                null);
    }
}
