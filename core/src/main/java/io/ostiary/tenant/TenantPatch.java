package io.ostiary.tenant;

import io.ostiary.Change;
import io.ostiary.Violations;
import java.util.Set;

/**
 * A partial change of a tenant: what is not named stays as it is. Nothing of a tenant can be cleared.
 *
 * @param name what people call it
 * @param allowRegistration whether people may sign up by themselves
 * @param authMethods the ways to sign in, replaced as a whole
 */
public record TenantPatch(Change<String> name, Change<Boolean> allowRegistration, Change<Set<AuthMethod>> authMethods) {

    /**
     * Checks the name, and that nothing is cleared; copies the ways to sign in.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public TenantPatch {
        new Violations()
                .line("name", name.valueOrNull(), 1, 150)
                .require(!(name instanceof Change.Clear), "name", "cannot be cleared")
                .require(!(allowRegistration instanceof Change.Clear), "allow_registration", "cannot be cleared")
                .require(!(authMethods instanceof Change.Clear), "auth_methods", "cannot be cleared; [] allows none")
                .throwIfAny();
        authMethods = authMethods.map(methods -> new TenantSettings(false, methods).authMethods());
    }

    /** The tenant after the change. */
    public Tenant applyTo(Tenant tenant) {
        Boolean registration = allowRegistration.valueOrNull();
        Set<AuthMethod> methods = authMethods.valueOrNull();
        String newName = name.valueOrNull();
        return new Tenant(
                tenant.id(),
                newName == null ? tenant.name() : newName,
                new TenantSettings(
                        registration == null ? tenant.settings().allowRegistration() : registration,
                        methods == null ? tenant.settings().authMethods() : methods),
                tenant.createdAt());
    }

    /** A patch that changes the name only. */
    public static TenantPatch rename(String name) {
        return new TenantPatch(Change.set(name), Change.keep(), Change.keep());
    }
}
