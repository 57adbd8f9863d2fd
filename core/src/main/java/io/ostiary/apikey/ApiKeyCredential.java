package io.ostiary.apikey;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its holder shows it. It names its tenant and its id, so that finding it takes no search, and begins with
 * {@code ostk_}, so that scanners for leaked secrets can know it: {@code ostk_<tenant>.<id>.<proof>}, the first two in
 * URL-safe Base64.
 *
 * @param tenant the tenant that the key belongs to
 * @param id which key
 * @param proof what only its holder knows, of URL-safe characters
 */
public record ApiKeyCredential(TenantId tenant, ApiKeyId id, Secret proof) {
    private static final Pattern FORM =
            Pattern.compile("ostk_([A-Za-z0-9_-]{1,1400})\\.([A-Za-z0-9_-]{1,1400})\\.([A-Za-z0-9_~-]{1,512})");

    /** The form in which it is handed over. */
    public Secret toSecret() {
        return Secret.of("ostk_" + encoded(tenant.value()) + "." + encoded(id.value()) + "." + proof.reveal());
    }

    /** What somebody shows, read; empty when it has not the form of a key. Says nothing about whether it is one. */
    public static Optional<ApiKeyCredential> parse(Secret shown) {
        Matcher form = FORM.matcher(shown.reveal());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApiKeyCredential(
                    TenantId.of(decoded(form.group(1))),
                    ApiKeyId.of(decoded(form.group(2))),
                    Secret.of(form.group(3))));
        } catch (IllegalArgumentException | InvalidArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
