package io.ostiary.keycloak;

import io.ostiary.InvalidArgumentException;
import io.ostiary.user.ClaimMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * A claim mapper as a protocol mapper of Keycloak says it. Metadata is JSON in an attribute, so the claim is what the
 * attribute's first value says in JSON: one that continues in a second value is none, and the token lacks the claim.
 */
final class ProtocolMapping {
    static final String PROTOCOL = "openid-connect";

    private static final String TYPE = "oidc-usermodel-attribute-mapper";
    private static final String ATTRIBUTE = "user.attribute";
    private static final String CLAIM = "claim.name";
    private static final String ACCESS_TOKEN = "access.token.claim";
    private static final String ID_TOKEN = "id.token.claim";

    private ProtocolMapping() {}

    /** The metadata key that the mapper projects, or nothing when it projects something else. */
    static String attribute(ProtocolMapperRepresentation mapper) {
        String attribute = config(mapper).getOrDefault(ATTRIBUTE, "");
        return TYPE.equals(mapper.getProtocolMapper()) && attribute.startsWith(MetadataAttributes.PREFIX)
                ? attribute.substring(MetadataAttributes.PREFIX.length())
                : "";
    }

    /** The mapper in the vocabulary, or empty when somebody wrote one that the vocabulary does not allow. */
    static Optional<ClaimMapper> toMapper(ProtocolMapperRepresentation mapper) {
        Map<String, String> config = config(mapper);
        try {
            return Optional.of(new ClaimMapper(
                    attribute(mapper),
                    config.getOrDefault(CLAIM, "").replaceAll("\\\\(.)", "$1"),
                    Boolean.parseBoolean(config.get(ACCESS_TOKEN)),
                    Boolean.parseBoolean(config.get(ID_TOKEN))));
        } catch (InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    static ProtocolMapperRepresentation toRepresentation(ClaimMapper mapper) {
        var created = new ProtocolMapperRepresentation();
        created.setName(mapper.attribute());
        created.setProtocol(PROTOCOL);
        created.setProtocolMapper(TYPE);
        return change(created, mapper);
    }

    /** Makes the representation say the mapper; what the vocabulary does not know stays. */
    static ProtocolMapperRepresentation change(ProtocolMapperRepresentation before, ClaimMapper mapper) {
        Map<String, String> config = new HashMap<>(config(before));
        config.put(ATTRIBUTE, MetadataAttributes.PREFIX + mapper.attribute());
        // Keycloak takes a dot for the path into an object.
        config.put(CLAIM, mapper.claim().replaceAll("[\\\\.]", "\\\\$0"));
        config.put("jsonType.label", "JSON");
        config.put(ACCESS_TOKEN, String.valueOf(mapper.accessToken()));
        config.put("introspection.token.claim", String.valueOf(mapper.accessToken()));
        config.put(ID_TOKEN, String.valueOf(mapper.idToken()));
        config.put("userinfo.token.claim", "false");
        before.setConfig(config);
        return before;
    }

    private static Map<String, String> config(ProtocolMapperRepresentation mapper) {
        return Objects.requireNonNullElse(mapper.getConfig(), Map.of());
    }
}
