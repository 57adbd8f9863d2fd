package io.ostiary.distribution.differential;

import static io.ostiary.Operation.CREATE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.DELETE_CUSTOM_DOMAIN;
import static io.ostiary.Operation.GET_BRANDING;
import static io.ostiary.Operation.GET_CUSTOM_DOMAIN;
import static io.ostiary.Operation.LIST_CUSTOM_DOMAINS;
import static io.ostiary.Operation.UPDATE_BRANDING;
import static io.ostiary.Operation.VERIFY_CUSTOM_DOMAIN;

import io.ostiary.Change;
import io.ostiary.branding.BrandPatch;
import io.ostiary.branding.HexColor;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.domain.CustomDomain;
import io.ostiary.domain.NewCustomDomain;
import java.net.URI;
import java.util.List;

/** Commands on what people see of a tenant. */
final class BrandingCommands {
    private static final List<HexColor> COLORS = List.of(HexColor.of("#0A7CFF"), HexColor.of("#fafafa"));
    private static final List<URI> LOGOS =
            List.of(URI.create("https://cdn.example.com/a.png"), URI.create("https://cdn.example.com/b.svg?v=2"));

    static final List<Kind> KINDS = List.of(
            Kind.of(
                    GET_BRANDING,
                    1,
                    draw -> new Command(
                            GET_BRANDING,
                            "",
                            side -> side.directory().branding().get())),
            Kind.of(UPDATE_BRANDING, 2, draw -> {
                BrandPatch patch = BrandPatch.builder()
                        .primaryColor(change(draw, COLORS))
                        .backgroundColor(change(draw, COLORS))
                        .logo(change(draw, LOGOS))
                        .build();
                return new Command(
                        UPDATE_BRANDING,
                        patch.toString(),
                        side -> side.directory().branding().update(patch));
            }),
            Kind.of(CREATE_CUSTOM_DOMAIN, 3, draw -> {
                String name = domain(draw.rarely(4) ? draw.customDomain() : draw.fresh(Draw.DOMAIN));
                return new Command(CREATE_CUSTOM_DOMAIN, name, side -> {
                    CustomDomain created = side.directory().customDomains().create(NewCustomDomain.of(name));
                    side.name(name, created.id().value());
                    return created;
                });
            }),
            Kind.of(GET_CUSTOM_DOMAIN, 1, draw -> {
                String name = domain(draw.customDomain());
                return new Command(
                        GET_CUSTOM_DOMAIN,
                        name,
                        side -> side.directory().customDomains().find(side.customDomain(name)));
            }),
            Kind.of(LIST_CUSTOM_DOMAINS, 1, draw -> {
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_CUSTOM_DOMAINS,
                        "by " + size,
                        side -> Listed.of(Order.NONE, size, side.directory().customDomains()::list));
            }),
            Kind.of(VERIFY_CUSTOM_DOMAIN, 2, draw -> {
                String name = domain(draw.customDomain());
                boolean published = draw.rarely(2);
                return new Command(VERIFY_CUSTOM_DOMAIN, name + (published ? " with its records" : ""), side -> {
                    if (published) {
                        side.directory()
                                .customDomains()
                                .find(side.customDomain(name))
                                .ifPresent(domain ->
                                        side.harness().publish(domain.proof().records()));
                    }
                    return side.directory().customDomains().verify(side.customDomain(name));
                });
            }),
            Kind.of(DELETE_CUSTOM_DOMAIN, 1, draw -> {
                String name = domain(draw.customDomain());
                return new Command(DELETE_CUSTOM_DOMAIN, name, side -> {
                    side.directory().customDomains().delete(side.customDomain(name));
                    return null;
                });
            }));

    private BrandingCommands() {}

    /** The domain of that name. */
    static String domain(String name) {
        return name + ".example.com";
    }

    private static <T> Change<T> change(Draw draw, List<T> values) {
        if (draw.rarely(3)) {
            return Change.clear();
        }
        return draw.rarely(2) ? Change.keep() : Change.set(draw.one(values));
    }
}
