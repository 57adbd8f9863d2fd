package io.ostiary.auth0;

import com.auth0.client.mgmt.core.ObjectMappers;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An organization as Auth0 says it: its {@code name} is the vocabulary's slug, its {@code display_name} the name. The limit
 * of its members, which Auth0 knows nothing of, is the metadata's {@value #MEMBER_LIMIT}.
 */
record OrganizationRow(JsonNode json) {
    static final String MEMBER_LIMIT = "ostiary.member_limit";

    /** One organization, as the SDK's type of whatever request tells it. */
    static OrganizationRow of(Object answer) {
        return new OrganizationRow(ObjectMappers.JSON_MAPPER.valueToTree(answer));
    }

    OrganizationId id() {
        return OrganizationId.of(json.path("id").asText());
    }

    String slug() {
        return json.path("name").asText();
    }

    String name() {
        return json.path("display_name").asText(slug());
    }

    /** All of the metadata, with what the backend keeps there. */
    SortedMap<String, String> metadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        json.path("metadata")
                .properties()
                .forEach(field -> metadata.put(field.getKey(), field.getValue().asText()));
        return metadata;
    }

    /** The organization in the vocabulary, its members not counted. */
    Organization toOrganization() {
        SortedMap<String, String> metadata = metadata();
        Integer limit = limit(metadata.remove(MEMBER_LIMIT));
        return new Organization(id(), slug(), name(), image(), limit, metadata, null);
    }

    private @Nullable URI image() {
        String url = json.path("branding").path("logo_url").asText("");
        try {
            return url.isEmpty() ? null : new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Whatever else somebody wrote there is no limit. */
    private static @Nullable Integer limit(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(text) : null;
    }
}
