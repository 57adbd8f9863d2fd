package io.ostiary.mcp;

import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.alert.AlertQuery;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.backend.Directory;
import io.ostiary.group.GroupQuery;
import io.ostiary.provider.IdentityProviderQuery;
import io.ostiary.tenant.Tenant;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.UserQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All that there is in a {@link World} in memory, as the Java API tells it. */
final class WorldState {
    private WorldState() {}

    static Map<String, Object> of(World world) {
        Map<String, Object> state = new TreeMap<>();
        for (Tenant tenant :
                Pages.stream(world.backend.tenants(World.CALL)::list).toList()) {
            Directory directory = world.backend.directory(tenant.id(), World.CALL);
            state.put(tenant.id() + " itself", tenant);
            state.put(
                    tenant.id() + " sessions",
                    Pages.stream(page -> directory.sessions().list(null, page)).toList());
            state.put(
                    tenant.id() + " roles",
                    Pages.stream(page -> directory.roles().list(null, page)).toList());
            state.put(
                    tenant.id() + " applications",
                    Pages.stream(page -> directory.applications().list(ApplicationQuery.ALL, page))
                            .toList());
            state.put(
                    tenant.id() + " groups",
                    Pages.stream(page -> directory.groups().list(GroupQuery.ALL, page))
                            .map(group -> directory.groups().find(group.id()))
                            .toList());
            state.put(
                    tenant.id() + " identity providers",
                    Pages.stream(page -> directory.identityProviders().list(IdentityProviderQuery.ALL, page))
                            .toList());
            state.put(
                    tenant.id() + " apis",
                    Pages.stream(directory.apis()::list)
                            .map(api -> List.of(
                                    api,
                                    directory
                                            .apiGrants()
                                            .holders(api.id(), PageRequest.first())
                                            .items()))
                            .toList());
            state.put(
                    tenant.id() + " actions",
                    Pages.stream(page -> directory.actions().list(null, page)).toList());
            state.put(
                    tenant.id() + " forms",
                    Pages.stream(directory.forms()::list)
                            .map(form -> directory.forms().find(form.id()))
                            .toList());
            state.put(
                    tenant.id() + " billing",
                    List.of(
                            directory.billing().plans(true),
                            directory.billing().usage(null),
                            Objects.requireNonNullElse(
                                    directory
                                            .billing()
                                            .findMigration(world.upgrade().id())
                                            .orElse(null),
                                    "no migration")));
            state.put(
                    tenant.id() + " alerts",
                    Pages.stream(page -> directory.securityAlerts().list(AlertQuery.ALL, page))
                            .toList());
            state.put(tenant.id() + " branding", directory.branding().get());
            state.put(
                    tenant.id() + " domains",
                    List.of(
                            Pages.stream(directory.customDomains()::list).toList(),
                            Pages.stream(directory.emailDomains()::list).toList()));
            state.put(tenant.id() + " mails", directory.emailTemplates().list());
            state.put(tenant.id() + " claims", directory.claimMappers().list());
            Pages.stream(page -> directory.users().list(UserQuery.all(), page))
                    .forEach(user -> state.put(
                            tenant.id() + " user " + user.id(),
                            List.of(
                                    user,
                                    directory.metadata().get(user.id(), MetadataKeys.all()),
                                    directory.roles().of(user.id(), true),
                                    directory.users().mfaFactors(user.id()))));
        }
        state.put("mails", world.memory().outbox().mails().size());
        return state;
    }
}
