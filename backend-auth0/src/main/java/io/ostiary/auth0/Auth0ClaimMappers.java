package io.ostiary.auth0;

import static io.ostiary.Operation.DELETE_CLAIM_MAPPER;
import static io.ostiary.Operation.LIST_CLAIM_MAPPERS;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.AlreadyExistsException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.ClaimMappers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The claim mappers of the tenant, all of them in one Action that Ostiary generates, deploys and binds. */
final class Auth0ClaimMappers implements ClaimMappers {
    static final String ACTION = "Ostiary claim mappers";

    /** What Auth0 leaves out of tokens without a word, beyond the vocabulary's reserved claims. */
    private static final Set<String> RESTRICTED = Set.of(
            "active",
            "ath",
            "attest",
            "cty",
            "dest",
            "gty",
            "htm",
            "htu",
            "internalService",
            "jcard",
            "jku",
            "jwe",
            "jwk",
            "kid",
            "mky",
            "object_id",
            "org_id",
            "org_name",
            "orig",
            "origid",
            "rph",
            "sip_callid",
            "sip_cseq_num",
            "sip_date",
            "sip_from_tag",
            "sip_via_branch",
            "sub_jwk",
            "uuid",
            "vot",
            "vtm",
            "x5t#S256");

    private static final Pattern AUTH0_NAMESPACE =
            Pattern.compile("(?i)https?://([^/]*\\.)?(auth0\\.com|webtask\\.io|webtask\\.run)([/:?#].*)?");

    private final ManagedTenant tenant;

    Auth0ClaimMappers(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public List<ClaimMapper> list() {
        return mappers(LIST_CLAIM_MAPPERS, new PostLoginAction(tenant, LIST_CLAIM_MAPPERS, ACTION).find());
    }

    @Override
    public ClaimMapper set(ClaimMapper mapper) {
        requireAllowed(mapper.claim());
        new PostLoginAction(tenant, SET_CLAIM_MAPPER, ACTION).change(present -> {
            List<ClaimMapper> others = mappers(SET_CLAIM_MAPPER, present).stream()
                    .filter(other -> !other.attribute().equals(mapper.attribute()))
                    .toList();
            if (others.stream().anyMatch(other -> other.claim().equals(mapper.claim()))) {
                throw new AlreadyExistsException(SET_CLAIM_MAPPER, "claim mapper", "claim", mapper.claim());
            }
            return ClaimAction.code(
                    Stream.concat(others.stream(), Stream.of(mapper)).toList());
        });
        return mapper;
    }

    @Override
    public void delete(String attribute) {
        new PostLoginAction(tenant, DELETE_CLAIM_MAPPER, ACTION).change(present -> {
            List<ClaimMapper> all = mappers(DELETE_CLAIM_MAPPER, present);
            List<ClaimMapper> others = all.stream()
                    .filter(other -> !other.attribute().equals(attribute))
                    .toList();
            if (others.size() == all.size()) {
                throw new NotFoundException(DELETE_CLAIM_MAPPER, "claim mapper", attribute);
            }
            return ClaimAction.code(others);
        });
    }

    private static List<ClaimMapper> mappers(Operation operation, Optional<JsonNode> action) {
        return action.map(present ->
                        ClaimAction.mappers(operation, present.path("code").asText()))
                .orElse(List.of());
    }

    private static void requireAllowed(String claim) {
        if (RESTRICTED.contains(claim) || AUTH0_NAMESPACE.matcher(claim).matches()) {
            throw new InvalidArgumentException(
                    "claim",
                    "is one that Auth0 keeps for itself; use a namespace such as https://example.com/" + claim);
        }
    }
}
