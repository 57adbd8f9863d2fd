package io.ostiary.memory;

import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.provider.IdentityProviderType;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantSettings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The built-in methods as identity providers: another look at the ways to sign in that a tenant's settings allow. */
final class BuiltInMethods {
    private static final Map<IdentityProviderType, AuthMethod> METHODS = new EnumMap<>(Map.of(
            IdentityProviderType.EMAIL, AuthMethod.PASSWORD,
            IdentityProviderType.MAGIC_LINK, AuthMethod.MAGIC_LINK,
            IdentityProviderType.SMS, AuthMethod.SMS_CODE));

    private BuiltInMethods() {}

    static List<IdentityProvider> of(Tenant tenant) {
        Set<AuthMethod> allowed = tenant.settings().authMethods();
        return METHODS.entrySet().stream()
                .map(entry -> IdentityProvider.builtIn(entry.getKey(), allowed.contains(entry.getValue())))
                .toList();
    }

    static Optional<IdentityProvider> find(Tenant tenant, IdentityProviderId id) {
        return of(tenant).stream().filter(method -> method.id().equals(id)).findFirst();
    }

    /** The tenant with the method allowed or not. */
    static Tenant with(Tenant tenant, IdentityProvider method) {
        Set<AuthMethod> allowed = EnumSet.noneOf(AuthMethod.class);
        allowed.addAll(tenant.settings().authMethods());
        AuthMethod switched = METHODS.get(method.type());
        boolean unused = method.enabled() ? allowed.add(switched) : allowed.remove(switched);
        var settings = new TenantSettings(tenant.settings().allowRegistration(), allowed);
        return new Tenant(tenant.id(), tenant.name(), settings, tenant.createdAt());
    }
}
