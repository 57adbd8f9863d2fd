package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.CustomDomainId;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.DomainReference;
import io.ostiary.domain.MissingRecord;
import io.ostiary.domain.NewCustomDomain;
import java.util.List;
import java.util.Optional;

/** The custom domains of a tenant in memory, each known by its name. Only one tenant can have a domain. */
final class MemoryCustomDomains implements CustomDomains {
    private static final String KIND = "custom domain";

    private final TenantView view;
    private final DomainChecks checks;

    MemoryCustomDomains(TenantView view, DomainChecks checks) {
        this.view = view;
        this.checks = checks;
    }

    @Override
    public Page<CustomDomain> list(PageRequest page) {
        return view.read(
                LIST_CUSTOM_DOMAINS,
                (state, now) -> Paging.seeking(
                        LIST_CUSTOM_DOMAINS,
                        view.tenant(),
                        page,
                        after -> state.customDomains().tailMap(after, false).values().stream(),
                        CustomDomain::domain,
                        (long) state.customDomains().size()));
    }

    @Override
    public Optional<CustomDomain> find(CustomDomainId id) {
        return view.read(
                GET_CUSTOM_DOMAIN,
                (state, now) -> Optional.ofNullable(state.customDomains().get(id.value())));
    }

    @Override
    public CustomDomain create(NewCustomDomain wanted) {
        String domain = wanted.domain().value();
        return view.writeUnlessAnywhere(
                CREATE_CUSTOM_DOMAIN,
                state -> state.customDomains().containsKey(domain),
                () -> new AlreadyExistsException(CREATE_CUSTOM_DOMAIN, KIND, "name", domain),
                (state, now) -> written(
                        state,
                        new CustomDomain(CustomDomainId.of(domain), domain, checks.ofCustomDomain(wanted.domain()))));
    }

    @Override
    public CustomDomain verify(CustomDomainId id) {
        CustomDomain asked = view.read(VERIFY_CUSTOM_DOMAIN, (state, now) -> get(VERIFY_CUSTOM_DOMAIN, state, id));
        List<MissingRecord> missing =
                checks.missing(VERIFY_CUSTOM_DOMAIN, view.call(), asked.proof().records());
        return view.write(VERIFY_CUSTOM_DOMAIN, (state, now) -> {
            CustomDomain current = get(VERIFY_CUSTOM_DOMAIN, state, id);
            // Removed and added anew meanwhile, it is proved by another code.
            return current.proof().records().equals(asked.proof().records())
                    ? written(state, current.with(current.proof().checked(now, missing)))
                    : new Written<>(state, current);
        });
    }

    @Override
    public void delete(CustomDomainId id) {
        view.update(
                DELETE_CUSTOM_DOMAIN,
                (state, now) -> state.withCustomDomains(state.customDomains()
                        .minus(get(DELETE_CUSTOM_DOMAIN, state, id).domain())));
    }

    @Override
    public CustomDomain resolve(String reference) {
        return view.read(
                LIST_CUSTOM_DOMAINS,
                (state, now) -> DomainReference.resolve(
                        LIST_CUSTOM_DOMAINS,
                        KIND,
                        reference,
                        state.customDomains().values(),
                        domain -> domain.id().value(),
                        CustomDomain::domain));
    }

    private static CustomDomain get(Operation operation, TenantState state, CustomDomainId id) {
        CustomDomain found = state.customDomains().get(id.value());
        if (found == null) {
            throw new NotFoundException(operation, KIND, id.value());
        }
        return found;
    }

    private static Written<CustomDomain> written(TenantState state, CustomDomain domain) {
        return new Written<>(state.withCustomDomains(state.customDomains().plus(domain.domain(), domain)), domain);
    }
}
