package io.ostiary.memory;

import static io.ostiary.Operation.LIST_MFA_FACTORS;

import io.ostiary.Secret;
import io.ostiary.Violations;
import io.ostiary.backend.Runtime;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/** Enrols time-based one-time passwords (RFC 6238) as second factors. */
final class TotpEnrolment {
    private static final int KEY_BYTES = 20;

    private final TenantView view;
    private final Runtime runtime;
    private final String issuer;

    TotpEnrolment(TenantView view, Runtime runtime, String issuer) {
        this.view = view;
        this.runtime = runtime;
        this.issuer = issuer;
    }

    /** Enrols a factor, and returns the {@code otpauth} URI that an authenticator app scans. */
    Secret enrol(UserId user, @Nullable String name) {
        new Violations().line("name", name, 1, 150).throwIfAny();
        Secret key = Secret.of(Base32.toBase32String(runtime.random().bytes(KEY_BYTES)));
        String id = runtime.ids().next();
        String label = view.write(LIST_MFA_FACTORS, (state, now) -> {
            Account account = state.account(LIST_MFA_FACTORS, user);
            List<EnrolledFactor> factors = new ArrayList<>(account.factors());
            factors.add(new EnrolledFactor(new MfaFactor(id, "totp", name, now), key));
            return new Written<>(
                    state.with(LIST_MFA_FACTORS, account.withFactors(factors)),
                    account.profile().label());
        });
        return Secret.of("otpauth://totp/" + encode(issuer) + ":" + encode(label) + "?secret=" + key.reveal()
                + "&issuer=" + encode(issuer));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
