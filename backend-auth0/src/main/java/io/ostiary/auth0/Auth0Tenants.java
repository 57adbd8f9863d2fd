package io.ostiary.auth0;

import static io.ostiary.Operation.GET_TENANT;
import static io.ostiary.Operation.LIST_TENANTS;
import static io.ostiary.Operation.UPDATE_TENANT;

import com.auth0.client.mgmt.tenants.types.UpdateTenantSettingsRequestContent;
import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Change;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.backend.Cursor;
import io.ostiary.tenant.AuthMethod;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantLookup;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.tenant.Tenants;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one tenant that the credentials reach. What it allows are settings of the connection that users are in. */
final class Auth0Tenants implements Tenants {
    private static final String SIGN_UP_DISABLED = "disable_signup";

    private final ManagedTenant tenant;

    Auth0Tenants(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Page<Tenant> list(PageRequest page) {
        boolean past = page.cursor() != null
                && Cursor.decode(page.cursor(), LIST_TENANTS, "", 1)
                                .get(0)
                                .compareTo(tenant.id().value())
                        >= 0;
        return new Page<>(past ? List.of() : List.of(read(LIST_TENANTS)), null, 1L);
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return Optional.of(read(GET_TENANT)).filter(own -> own.id().equals(id));
    }

    @Override
    public Tenant update(TenantId id, TenantPatch patch) {
        if (patch.authMethods() instanceof Change.Set<?>) {
            Auth0Capabilities.WIDEST.require(UPDATE_TENANT, "auth_methods");
        }
        return tenant.exclusively(UPDATE_TENANT, id, () -> {
            Connection before = Connection.require(tenant, UPDATE_TENANT);
            if (!id.equals(tenant.id())) {
                throw new NotFoundException(UPDATE_TENANT, "tenant", id.value());
            }
            Boolean registration = patch.allowRegistration().valueOrNull();
            Connection after = registration == null
                    ? before
                    : before.change(options -> options.put(SIGN_UP_DISABLED, !registration));
            String name = patch.name().valueOrNull();
            return toTenant(name == null ? name(UPDATE_TENANT) : rename(name), after);
        });
    }

    @Override
    public Tenant resolve(String reference) {
        return new TenantLookup(List.of(read(GET_TENANT))).resolve(reference);
    }

    private Tenant read(Operation operation) {
        return toTenant(name(operation), Connection.find(tenant, operation).orElse(null));
    }

    private String name(Operation operation) {
        JsonNode settings = tenant.requests(operation)
                .repeatable(
                        operation,
                        Subject.tenant(tenant.id()),
                        attempt -> attempt.management(
                                "GET", List.of("tenants", "settings"), Map.of("fields", "friendly_name"), null));
        return name(settings.path("friendly_name").asText(""));
    }

    private String rename(String name) {
        var change =
                UpdateTenantSettingsRequestContent.builder().friendlyName(name).build();
        return tenant.requests(UPDATE_TENANT)
                .repeatable(
                        UPDATE_TENANT,
                        Subject.tenant(tenant.id()),
                        attempt -> name(attempt.api()
                                .tenants()
                                .settings()
                                .update(change)
                                .getFriendlyName()
                                .orElse("")));
    }

    /** A tenant that was given no name is called by its domain. */
    private String name(String friendlyName) {
        return friendlyName.isEmpty() ? tenant.id().value() : friendlyName;
    }

    private Tenant toTenant(String name, @Nullable Connection connection) {
        Set<AuthMethod> methods = EnumSet.noneOf(AuthMethod.class);
        boolean registration = false;
        if (connection != null) {
            JsonNode allowed = connection.options().path("authentication_methods");
            add(
                    methods,
                    AuthMethod.PASSWORD,
                    allowed.path("password").path("enabled").asBoolean(true));
            add(
                    methods,
                    AuthMethod.PASSKEY,
                    allowed.path("passkey").path("enabled").asBoolean());
            add(
                    methods,
                    AuthMethod.EMAIL_CODE,
                    allowed.path("email_otp").path("enabled").asBoolean());
            add(
                    methods,
                    AuthMethod.SMS_CODE,
                    allowed.path("phone_otp").path("enabled").asBoolean());
            registration = !connection.options().path(SIGN_UP_DISABLED).asBoolean();
        }
        return new Tenant(tenant.id(), name, new TenantSettings(registration, methods), null);
    }

    private static void add(Set<AuthMethod> methods, AuthMethod method, boolean allowed) {
        if (allowed) {
            methods.add(method);
        }
    }
}
