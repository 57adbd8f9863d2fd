package io.ostiary.memory;

import static io.ostiary.Operation.DELETE_CLAIM_MAPPER;
import static io.ostiary.Operation.LIST_CLAIM_MAPPERS;
import static io.ostiary.Operation.SET_CLAIM_MAPPER;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.ClaimMappers;
import java.util.List;

/** The claim mappers of a tenant in memory. */
final class MemoryClaimMappers implements ClaimMappers {
    private final TenantView view;

    MemoryClaimMappers(TenantView view) {
        this.view = view;
    }

    @Override
    public List<ClaimMapper> list() {
        return view.read(
                LIST_CLAIM_MAPPERS,
                (state, now) -> List.copyOf(state.claimMappers().values()));
    }

    @Override
    public ClaimMapper set(ClaimMapper mapper) {
        return view.write(SET_CLAIM_MAPPER, (state, now) -> {
            boolean taken = state.claimMappers().values().stream()
                    .anyMatch(other -> other.claim().equals(mapper.claim())
                            && !other.attribute().equals(mapper.attribute()));
            if (taken) {
                throw new AlreadyExistsException(SET_CLAIM_MAPPER, "claim mapper", "claim", mapper.claim());
            }
            return new Written<>(state.withClaimMappers(state.claimMappers().plus(mapper.attribute(), mapper)), mapper);
        });
    }

    @Override
    public void delete(String attribute) {
        view.update(DELETE_CLAIM_MAPPER, (state, now) -> {
            if (!state.claimMappers().containsKey(attribute)) {
                throw new NotFoundException(DELETE_CLAIM_MAPPER, "claim mapper", attribute);
            }
            return state.withClaimMappers(state.claimMappers().minus(attribute));
        });
    }
}
