package io.ostiary.tenant;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a tenant allows.
 *
 * @param allowRegistration whether people may sign up by themselves
 * @param authMethods the ways to sign in
 */
public record TenantSettings(boolean allowRegistration, Set<AuthMethod> authMethods) {
    /** No self-registration, sign-in with a password. */
    public static final TenantSettings DEFAULT = new TenantSettings(false, EnumSet.of(AuthMethod.PASSWORD));

    /** Copies the methods, in the order of {@link AuthMethod}. */
    public TenantSettings {
        EnumSet<AuthMethod> methods = EnumSet.noneOf(AuthMethod.class);
        methods.addAll(authMethods);
        authMethods = Collections.unmodifiableSet(methods);
    }
}
