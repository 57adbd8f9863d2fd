package io.ostiary.domain;

import io.ostiary.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail domain to add.
 *
 * @param domain its name
 * @param senderEmail the address that mails are to come from, in this domain and written with its {@linkplain
 *     DomainName#value() name}, or null to leave it to the provider
 * @param senderName who they are to say they come from, 1 to 100 characters on one line without {@code " < > \}, or null;
 *     only with an address
 */
public record NewEmailDomain(
        DomainName domain,
        @Nullable String senderEmail,
        @Nullable String senderName) {
    private static final Pattern NAME = Pattern.compile("[^\"<>\\\\\\p{Cf}\\p{Zl}\\p{Zp}]*");

    /**
     * Checks the sender, and writes it with the domain's own name: it is that domain which is proved.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewEmailDomain {
        new Violations()
                .email("sender_email", senderEmail)
                .require(
                        senderEmail == null || isIn(domain, senderEmail),
                        "sender_email",
                        "must be an address in " + domain)
                .line("sender_name", senderName, 1, 100)
                .require(
                        senderName == null || NAME.matcher(senderName).matches(),
                        "sender_name",
                        "must not contain \" < > \\ or characters that nobody can see")
                .require(senderName == null || senderEmail != null, "sender_name", "needs sender_email")
                .throwIfAny();
        if (senderEmail != null) {
            senderEmail = senderEmail.substring(0, senderEmail.lastIndexOf('@') + 1) + domain;
            new Violations().email("sender_email", senderEmail).throwIfAny(); // an A-label can be longer
        }
    }

    /**
     * The domain of that name, without a sender.
     *
     * @throws io.ostiary.InvalidArgumentException when it is no domain name
     */
    public static NewEmailDomain of(String domain) {
        return new NewEmailDomain(DomainName.of(domain), null, null);
    }

    /** The same with that sender. */
    public NewEmailDomain withSender(@Nullable String email, @Nullable String name) {
        return new NewEmailDomain(domain, email, name);
    }

    private static boolean isIn(DomainName domain, String email) {
        return DomainName.normalised(email.substring(email.lastIndexOf('@') + 1))
                .filter(domain.value()::equals)
                .isPresent();
    }
}
