package io.ostiary.mcp;

import io.ostiary.Call;
import io.ostiary.Capabilities;
import io.ostiary.Page;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.role.Roles;
import io.ostiary.session.Sessions;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.User;
import io.ostiary.user.UserMatch;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.Users;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A backend that can do less than another, or that holds what the other would have refused: legacy data exists. */
final class AlteredBackend implements IdentityBackend {
    private final IdentityBackend backend;
    private final Capabilities capabilities;
    private final UnaryOperator<User> users;
    private final UnaryOperator<Tenant> tenants;

    private AlteredBackend(
            IdentityBackend backend,
            Capabilities capabilities,
            UnaryOperator<User> users,
            UnaryOperator<Tenant> tenants) {
        this.backend = backend;
        this.capabilities = capabilities;
        this.users = users;
        this.tenants = tenants;
    }

    /** With other capabilities. */
    static AlteredBackend able(IdentityBackend backend, Capabilities capabilities) {
        return new AlteredBackend(backend, capabilities, UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** With other users and tenants. */
    static AlteredBackend holding(IdentityBackend backend, UnaryOperator<User> users, UnaryOperator<Tenant> tenants) {
        return new AlteredBackend(backend, backend.capabilities(), users, tenants);
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Tenants tenants(Call call) {
        return altered(Tenants.class, backend.tenants(call));
    }

    @Override
    public Directory directory(TenantId tenant, Call call) {
        Directory directory = backend.directory(tenant, call);
        return new Directory() {
            @Override
            public TenantId tenant() {
                return directory.tenant();
            }

            @Override
            public Call call() {
                return directory.call();
            }

            @Override
            public Users users() {
                return altered(Users.class, directory.users());
            }

            @Override
            public UserMetadata metadata() {
                return directory.metadata();
            }

            @Override
            public ClaimMappers claimMappers() {
                return directory.claimMappers();
            }

            @Override
            public Sessions sessions() {
                return directory.sessions();
            }

            @Override
            public Roles roles() {
                return altered(Roles.class, directory.roles());
            }
        };
    }

    @Override
    public void close() {
        backend.close();
    }

    private <P> P altered(Class<P> type, P port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    try {
                        Object result = method.invoke(port, given);
                        return result == null ? null : altered(result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private Object altered(Object result) {
        if (result instanceof User user) {
            return users.apply(user);
        }
        if (result instanceof Tenant tenant) {
            return tenants.apply(tenant);
        }
        if (result instanceof UserMatch match) {
            return new UserMatch(users.apply(match.user()), match.by());
        }
        if (result instanceof Page<?> page) {
            return page.map(this::altered);
        }
        return result instanceof Optional<?> found ? found.map(this::altered) : result;
    }
}
