package io.ostiary.mcp.tool;

import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;
import static io.ostiary.mcp.tool.Naming.DOMAIN;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.NewCustomDomain;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.DomainViews.DomainPage;
import io.ostiary.mcp.tool.DomainViews.DomainSummary;
import io.ostiary.mcp.tool.DomainViews.DomainView;
import io.ostiary.mcp.tool.Views.Done;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools for the domains that people sign in under. */
final class DomainTools {
    private DomainTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_CUSTOM_DOMAINS,
                    ListDomains.class,
                    DomainPage.class,
                    "The domains of a tenant's own under which its people sign in, and which of them are verified."
                            + " get_custom_domain tells the DNS records.",
                    (context, in) -> {
                        Page<CustomDomain> page =
                                context.directory().customDomains().list(context.page(in.limit(), in.cursor()));
                        return new DomainPage(
                                ToolContext.views(page, DomainSummary::of), context.next(page), page.total());
                    }),
            tool(
                    GET_CUSTOM_DOMAIN,
                    TheDomain.class,
                    DomainView.class,
                    "One domain that people sign in under: the DNS records that prove it, and which were missing when the"
                            + " DNS was asked last. verify_custom_domain asks it.",
                    (context, in) -> {
                        CustomDomain domain = context.customDomain(in.domain());
                        return DomainView.of(context.directory()
                                .customDomains()
                                .find(domain.id())
                                .orElseThrow(() -> new NotFoundException(
                                        GET_CUSTOM_DOMAIN,
                                        "custom domain",
                                        domain.id().value())));
                    }),
            tool(
                    CREATE_CUSTOM_DOMAIN,
                    CreateDomain.class,
                    DomainView.class,
                    "Add a domain that people are to sign in under. Returns the DNS records that whoever runs the domain has"
                            + " to set first; then verify_custom_domain.",
                    (context, in) ->
                            DomainView.of(context.directory().customDomains().create(NewCustomDomain.of(in.domain())))),
            tool(
                    VERIFY_CUSTOM_DOMAIN,
                    TheDomain.class,
                    DomainView.class,
                    "Ask the DNS for the records of a domain. Once all are there, people sign in under it; else the"
                            + " answer names what is missing and, where the provider tells it, what was found. New"
                            + " records take up to hours to show.",
                    (context, in) -> DomainView.of(context.directory()
                            .customDomains()
                            .verify(context.customDomain(in.domain()).id()))),
            planned(
                    DELETE_CUSTOM_DOMAIN,
                    TheDomain.class,
                    Done.class,
                    "Remove a domain that people sign in under. Its DNS records stay for whoever runs it to remove.",
                    (context, in) -> {
                        CustomDomain domain = context.customDomain(in.domain());
                        return Plan.of(
                                "remove the custom domain " + Printable.line(domain.domain(), 255),
                                domain.domain(),
                                "Nobody can sign in under it any more, and links that name it lead nowhere.",
                                "It is " + domain.proof().status().id() + ". Added again, it has to be verified anew.");
                    },
                    (context, in) -> {
                        CustomDomain domain = context.customDomain(in.domain());
                        context.directory().customDomains().delete(domain.id());
                        return new Done("deleted", domain.id().value());
                    }));

    record ListDomains(
            @Doc(value = "The most domains to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListDomains> {
        @Override
        public ListDomains withLimit(int newLimit) {
            return new ListDomains(newLimit, cursor);
        }
    }

    record TheDomain(@Doc(DOMAIN) String domain) {}

    record CreateDomain(
            @Doc("Its name, such as login.example.com.") String domain) {}
}
