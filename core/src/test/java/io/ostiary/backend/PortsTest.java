package io.ostiary.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Call;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.UnsupportedException;
import io.ostiary.action.Actions;
import io.ostiary.alert.SecurityAlerts;
import io.ostiary.api.ApiGrants;
import io.ostiary.api.Apis;
import io.ostiary.apikey.ApiKeys;
import io.ostiary.application.Applications;
import io.ostiary.audit.AuditEvents;
import io.ostiary.billing.Billing;
import io.ostiary.branding.Branding;
import io.ostiary.domain.CustomDomains;
import io.ostiary.domain.EmailDomains;
import io.ostiary.emailtemplate.EmailTemplates;
import io.ostiary.form.Forms;
import io.ostiary.group.Groups;
import io.ostiary.organization.Organizations;
import io.ostiary.permission.Permissions;
import io.ostiary.provider.IdentityProviders;
import io.ostiary.role.Roles;
import io.ostiary.session.Sessions;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import io.ostiary.user.ClaimMappers;
import io.ostiary.user.User;
import io.ostiary.user.UserId;
import io.ostiary.user.UserMatch;
import io.ostiary.user.UserMetadata;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserRef;
import io.ostiary.user.UserStatus;
import io.ostiary.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final UserId ADA = UserId.of("ada");
    private static final User USER =
            User.builder(ADA, UserStatus.ACTIVE, Instant.EPOCH).build();
    private static final Directory DIRECTORY = new Directory() {
        @Override
        public TenantId tenant() {
            return TenantId.of("t");
        }

        @Override
        public Call call() {
            return Call.system("test");
        }

        @Override
        public Users users() {
            return new OneUser();
        }
    };

    private final List<Operation> seen = new ArrayList<>();

    @Test
    void thePortsAreKnown() {
        assertThat(Ports.interfaces())
                .containsExactlyInAnyOrder(
                        Users.class,
                        UserMetadata.class,
                        ClaimMappers.class,
                        Sessions.class,
                        Organizations.class,
                        Permissions.class,
                        Applications.class,
                        Roles.class,
                        AuditEvents.class,
                        SecurityAlerts.class,
                        Groups.class,
                        ApiKeys.class,
                        IdentityProviders.class,
                        Branding.class,
                        CustomDomains.class,
                        EmailDomains.class,
                        Apis.class,
                        Billing.class,
                        ApiGrants.class,
                        Actions.class,
                        Forms.class,
                        EmailTemplates.class,
                        Tenants.class);
    }

    @Test
    void theMethodOfAnOperationIsKnown() {
        assertThat(Ports.method(Operation.GET_USER))
                .hasValueSatisfying(method -> assertThat(method.getName()).isEqualTo("find"));
        assertThat(Ports.method(Operation.GET_CONTEXT)).isEmpty();
    }

    @Test
    void anInterceptorSeesEveryOperationOfEveryPort() {
        Directory intercepted = Ports.intercept(DIRECTORY, this::watch);

        assertThat(intercepted.users().find(ADA)).contains(USER);
        assertThatThrownBy(() -> intercepted.roles().delete(io.ostiary.role.RoleId.of("r"), true))
                .isInstanceOf(UnsupportedException.class);

        assertThat(seen).containsExactly(Operation.GET_USER, Operation.DELETE_ROLE);
    }

    @Test
    void whatIsNoOperationPassesUnseen() {
        Directory intercepted = Ports.intercept(DIRECTORY, this::watch);

        assertThat(intercepted.tenant()).isEqualTo(TenantId.of("t"));
        assertThat(intercepted.users().resolve(new UserRef.ById("ada")).user()).isEqualTo(USER);
        assertThat(intercepted.users().toString()).contains("OneUser");

        assertThat(seen).isEmpty();
    }

    @Test
    void argumentsAndResultsCanBeChanged() {
        Users intercepted = Ports.intercept(Users.class, new OneUser(), invocation -> {
            assertThat(invocation.arguments()).containsExactly(ADA);
            assertThat(invocation.port()).isInstanceOf(OneUser.class);
            return Optional.empty();
        });

        assertThat(intercepted.find(ADA)).isEmpty();
    }

    @Test
    void whatAPortThrowsComesOutAsItIs() {
        Users intercepted = Ports.intercept(Users.class, new OneUser(), this::watch);

        assertThatThrownBy(() -> intercepted.delete(ADA)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> intercepted.count(UserQuery.all())).isInstanceOf(UnsupportedException.class);
    }

    private @org.jspecify.annotations.Nullable Object watch(Invocation invocation) throws Throwable {
        seen.add(invocation.operation());
        return invocation.proceed();
    }

    private static final class OneUser implements Users {
        @Override
        public Optional<User> find(UserId id) {
            return id.equals(ADA) ? Optional.of(USER) : Optional.empty();
        }

        @Override
        public void delete(UserId id) {
            throw new NotFoundException(Operation.DELETE_USER, "user", id.value());
        }

        @Override
        public UserMatch resolve(UserRef ref) {
            return new UserMatch(USER, UserMatch.By.ID);
        }
    }
}
