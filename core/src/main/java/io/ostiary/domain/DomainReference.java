package io.ostiary.domain;

import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import java.util.Collection;
import java.util.function.Function;

/** The one rule by which every backend finds the domain that somebody means. */
public final class DomainReference {
    private DomainReference() {}

    /**
     * The domain that the reference means: tried as id, then as domain name, whatever its notation.
     *
     * @param kind what it is to mean, for example {@code custom domain}
     * @throws NotFoundException when none matches
     */
    public static <T> T resolve(
            Operation operation,
            String kind,
            String reference,
            Collection<T> all,
            Function<T, String> id,
            Function<T, String> domain) {
        String name = DomainName.normalised(reference).orElse(reference);
        return all.stream()
                .filter(each -> id.apply(each).equals(reference))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> domain.apply(each).equals(name))
                        .findFirst())
                .orElseThrow(() -> new NotFoundException(operation, kind, reference));
    }
}
