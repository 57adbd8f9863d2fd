package io.ostiary.memory;

import static io.ostiary.Operation.CREATE_EMAIL_DOMAIN;
import static io.ostiary.Operation.DELETE_EMAIL_DOMAIN;
import static io.ostiary.Operation.GET_EMAIL_DOMAIN;
import static io.ostiary.Operation.LIST_EMAIL_DOMAINS;
import static io.ostiary.Operation.VERIFY_EMAIL_DOMAIN;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Paging;
import io.ostiary.domain.DomainReference;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.EmailDomainId;
import io.ostiary.domain.EmailDomains;
import io.ostiary.domain.MissingRecord;
import io.ostiary.domain.NewEmailDomain;
import java.util.List;
import java.util.Optional;

/** The e-mail domains of a tenant in memory, each known by its name. Several tenants of one company can have the same. */
final class MemoryEmailDomains implements EmailDomains {
    private static final String KIND = "e-mail domain";

    private final TenantView view;
    private final DomainChecks checks;

    MemoryEmailDomains(TenantView view, DomainChecks checks) {
        this.view = view;
        this.checks = checks;
    }

    @Override
    public Page<EmailDomain> list(PageRequest page) {
        return view.read(
                LIST_EMAIL_DOMAINS,
                (state, now) -> Paging.seeking(
                        LIST_EMAIL_DOMAINS,
                        view.tenant(),
                        page,
                        after -> state.emailDomains().tailMap(after, false).values().stream(),
                        EmailDomain::domain,
                        (long) state.emailDomains().size()));
    }

    @Override
    public Optional<EmailDomain> find(EmailDomainId id) {
        return view.read(
                GET_EMAIL_DOMAIN,
                (state, now) -> Optional.ofNullable(state.emailDomains().get(id.value())));
    }

    @Override
    public EmailDomain create(NewEmailDomain wanted) {
        String domain = wanted.domain().value();
        return view.write(CREATE_EMAIL_DOMAIN, (state, now) -> {
            if (state.emailDomains().containsKey(domain)) {
                throw new AlreadyExistsException(CREATE_EMAIL_DOMAIN, KIND, "name", domain);
            }
            return written(
                    state,
                    new EmailDomain(
                            EmailDomainId.of(domain),
                            domain,
                            wanted.senderEmail(),
                            wanted.senderName(),
                            checks.ofEmailDomain(wanted.domain())));
        });
    }

    @Override
    public EmailDomain verify(EmailDomainId id) {
        EmailDomain asked = view.read(VERIFY_EMAIL_DOMAIN, (state, now) -> get(VERIFY_EMAIL_DOMAIN, state, id));
        List<MissingRecord> missing =
                checks.missing(VERIFY_EMAIL_DOMAIN, view.call(), asked.proof().records());
        return view.write(VERIFY_EMAIL_DOMAIN, (state, now) -> {
            EmailDomain current = get(VERIFY_EMAIL_DOMAIN, state, id);
            // Removed and added anew meanwhile, it is proved by another code.
            return current.proof().records().equals(asked.proof().records())
                    ? written(state, current.with(current.proof().checked(now, missing)))
                    : new Written<>(state, current);
        });
    }

    @Override
    public void delete(EmailDomainId id) {
        view.update(
                DELETE_EMAIL_DOMAIN,
                (state, now) -> state.withEmailDomains(state.emailDomains()
                        .minus(get(DELETE_EMAIL_DOMAIN, state, id).domain())));
    }

    @Override
    public EmailDomain resolve(String reference) {
        return view.read(
                LIST_EMAIL_DOMAINS,
                (state, now) -> DomainReference.resolve(
                        LIST_EMAIL_DOMAINS,
                        KIND,
                        reference,
                        state.emailDomains().values(),
                        domain -> domain.id().value(),
                        EmailDomain::domain));
    }

    private static EmailDomain get(Operation operation, TenantState state, EmailDomainId id) {
        EmailDomain found = state.emailDomains().get(id.value());
        if (found == null) {
            throw new NotFoundException(operation, KIND, id.value());
        }
        return found;
    }

    private static Written<EmailDomain> written(TenantState state, EmailDomain domain) {
        return new Written<>(state.withEmailDomains(state.emailDomains().plus(domain.domain(), domain)), domain);
    }
}
