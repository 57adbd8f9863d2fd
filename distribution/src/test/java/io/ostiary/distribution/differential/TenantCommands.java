package io.ostiary.distribution.differential;

import static io.ostiary.Operation.CREATE_TENANT;
import static io.ostiary.Operation.DELETE_TENANT;
import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.UPDATE_TENANT;

import io.ostiary.Change;
import io.ostiary.IfExists;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import java.util.List;

/** Commands on tenants: rare, because making one takes a server a second. */
final class TenantCommands {
    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_TENANT, 1, draw -> {
                String name = draw.rarely(4) ? draw.tenant() : draw.fresh("tenant");
                IfExists ifExists = draw.one(List.of(IfExists.values()));
                String title = draw.word();
                return new Command(
                        CREATE_TENANT,
                        name + ": " + title + ", " + ifExists,
                        side -> side.tenants()
                                .create(new NewTenant(side.tenant(name), title, TenantSettings.DEFAULT), ifExists));
            }),
            Kind.of(UPDATE_TENANT, 1, draw -> {
                String name = draw.tenant();
                var patch = new TenantPatch(
                        draw.rarely(2) ? Change.set(draw.word()) : Change.keep(),
                        draw.supports(UPDATE_TENANT, "allow_registration") && draw.rarely(2)
                                ? Change.set(draw.rarely(2))
                                : Change.keep(),
                        Change.keep());
                return new Command(
                        UPDATE_TENANT,
                        name + ": " + patch,
                        side -> side.tenants().update(side.tenant(name), patch));
            }),
            Kind.of(GET_TENANT, 1, draw -> {
                String name = draw.tenant();
                return new Command(GET_TENANT, name, side -> side.tenants().find(side.tenant(name)));
            }),
            Kind.of(
                    LIST_TENANTS,
                    1,
                    draw -> new Command(LIST_TENANTS, "", side -> {
                        Listed all = Listed.of(Order.WHOLE, 50, side.tenants()::list);
                        return new Listed(
                                Order.WHOLE,
                                all.items().stream()
                                        .filter(tenant -> side.hasNamed(
                                                ((Tenant) tenant).id().value()))
                                        .toList());
                    })),
            Kind.of(DELETE_TENANT, 1, draw -> {
                String name = draw.tenant();
                return new Command(DELETE_TENANT, name, side -> {
                    side.tenants().delete(side.tenant(name));
                    return null;
                });
            }));

    private TenantCommands() {}
}
