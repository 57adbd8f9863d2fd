package io.ostiary.tenant;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Violations;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A tenant to create.
 *
 * @param id its unique id: 1 to 99 ASCII letters, digits or {@code . _ : -}
 * @param name what people call it, at most 150 characters
 * @param settings what it allows
 */
public record NewTenant(TenantId id, String name, TenantSettings settings) {
    /**
     * Checks the id and the name.
     *
     * @throws InvalidArgumentException with everything that is wrong
     */
    public NewTenant {
        new Violations().key("tenant", id.value()).line("name", name, 1, 150).throwIfAny();
    }

    /**
     * A tenant with the default settings whose id is made from its name: {@code Acme Corp} becomes {@code acme-corp}.
     *
     * @throws InvalidArgumentException when no id can be made from the name
     */
    public static NewTenant named(String name) {
        return new NewTenant(idFor(name), name, TenantSettings.DEFAULT);
    }

    /**
     * The id that a name makes: lower case, accents removed, everything else than ASCII letters and digits a hyphen.
     *
     * @throws InvalidArgumentException when nothing remains
     */
    public static TenantId idFor(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (slug.isEmpty() || slug.length() > 99) {
            throw new InvalidArgumentException("name", "makes no id; give one");
        }
        return TenantId.of(slug);
    }
}
