package io.ostiary.mcp.tool;

import static io.ostiary.Operation.CREATE_EMAIL_DOMAIN;
import static io.ostiary.Operation.DELETE_EMAIL_DOMAIN;
import static io.ostiary.Operation.GET_EMAIL_DOMAIN;
import static io.ostiary.Operation.LIST_EMAIL_DOMAINS;
import static io.ostiary.Operation.VERIFY_EMAIL_DOMAIN;
import static io.ostiary.mcp.tool.Naming.DOMAIN;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.domain.EmailDomain;
import io.ostiary.domain.NewEmailDomain;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.DomainTools.ListDomains;
import io.ostiary.mcp.tool.DomainViews.EmailDomainPage;
import io.ostiary.mcp.tool.DomainViews.EmailDomainSummary;
import io.ostiary.mcp.tool.DomainViews.EmailDomainView;
import io.ostiary.mcp.tool.Views.Done;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools for the domains that mails come from. */
final class EmailDomainTools {
    private EmailDomainTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_EMAIL_DOMAINS,
                    ListDomains.class,
                    EmailDomainPage.class,
                    "The domains of a tenant's own that its mails come from, with their senders, and which are verified.",
                    (context, in) -> {
                        Page<EmailDomain> page =
                                context.directory().emailDomains().list(context.page(in.limit(), in.cursor()));
                        return new EmailDomainPage(
                                ToolContext.views(page, EmailDomainSummary::of), context.next(page), page.total());
                    }),
            tool(
                    GET_EMAIL_DOMAIN,
                    TheEmailDomain.class,
                    EmailDomainView.class,
                    "One domain that mails come from: its sender, the DNS records that prove it, and which were missing when"
                            + " the DNS was asked last.",
                    (context, in) -> {
                        EmailDomain domain = context.emailDomain(in.emailDomain());
                        return EmailDomainView.of(context.directory()
                                .emailDomains()
                                .find(domain.id())
                                .orElseThrow(() -> new NotFoundException(
                                        GET_EMAIL_DOMAIN,
                                        "e-mail domain",
                                        domain.id().value())));
                    }),
            tool(
                    CREATE_EMAIL_DOMAIN,
                    CreateEmailDomain.class,
                    EmailDomainView.class,
                    "Add a domain that mails are to come from. Returns the DNS records that whoever runs the domain has to set"
                            + " first; then verify_email_domain.",
                    (context, in) -> EmailDomainView.of(context.directory()
                            .emailDomains()
                            .create(NewEmailDomain.of(in.emailDomain())
                                    .withSender(in.senderEmail(), in.senderName())))),
            tool(
                    VERIFY_EMAIL_DOMAIN,
                    TheEmailDomain.class,
                    EmailDomainView.class,
                    "Ask the DNS for the records of a domain that mails are to come from. Once all are there, they come from"
                            + " its sender; else the answer names what is missing and what was found.",
                    (context, in) -> EmailDomainView.of(context.directory()
                            .emailDomains()
                            .verify(context.emailDomain(in.emailDomain()).id()))),
            planned(
                    DELETE_EMAIL_DOMAIN,
                    TheEmailDomain.class,
                    Done.class,
                    "Remove a domain that mails come from, with its sender.",
                    (context, in) -> {
                        EmailDomain domain = context.emailDomain(in.emailDomain());
                        return Plan.of(
                                "remove the e-mail domain " + Printable.line(domain.domain(), 255),
                                domain.domain(),
                                "Mails come from the provider's own address again.",
                                "It is " + domain.proof().status().id() + ". Added again, it has to be verified anew.");
                    },
                    (context, in) -> {
                        EmailDomain domain = context.emailDomain(in.emailDomain());
                        context.directory().emailDomains().delete(domain.id());
                        return new Done("deleted", domain.id().value());
                    }));

    record TheEmailDomain(@Doc(DOMAIN) String emailDomain) {}

    record CreateEmailDomain(
            @Doc("Its name, such as example.com.") String emailDomain,

            @Doc("The address in it that mails are to come from.") @Nullable
            String senderEmail,

            @Doc(value = "Who mails are to say they come from.", min = 1, max = 100) @Nullable
            String senderName) {}
}
