package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.audit.AuditQuery;
import io.ostiary.session.SignIn;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.NewPassword;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserExport;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Exports of everything that is kept about a user. That no secret is in one, every test of the kit checks. */
abstract class UserExportContract extends Contract {
    @Needs({CREATE_USER, EXPORT_USER_DATA})
    void anExportHasEverySection() {
        User user = someUser(fixture.password());

        UserExport export = users.export(user.id());

        assertThat(export.schemaVersion()).isEqualTo(UserExport.SCHEMA_VERSION);
        assertThat(export.sections())
                .containsKeys(
                        "profile",
                        "identities",
                        "metadata",
                        "roles",
                        "sessions",
                        "mfa_factors",
                        "groups",
                        "memberships",
                        "audit_events");
    }

    @Needs(
            value = {CREATE_USER, EXPORT_USER_DATA},
            parameters = {"create_user.given_name", "create_user.metadata"})
    void anExportHoldsTheProfileAndTheMetadata() {
        User user = users.create(NewUser.withEmail(fixture.email())
                .givenName("Augusta")
                .password(fixture.password())
                .metadata(Map.of("plan", "gold"))
                .build());

        UserExport export = users.export(user.id());

        assertThat(section(export, "profile")).contains(user.id().value(), email(user), "Augusta");
        assertThat(section(export, "identities")).contains(email(user));
        assertThat(Json.same(export.sections().get("metadata"))).isEqualTo(Map.of("plan", "gold"));
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, EXPORT_USER_DATA})
    void anExportHoldsTheRoles() {
        User user = someUser();
        var role = someRole();
        roles.assign(user.id(), role.id(), null);

        UserExport export = users.export(user.id());

        assertThat(section(export, "roles")).contains(role.key());
    }

    @Needs({
        CREATE_USER,
        CREATE_ROLE,
        CREATE_ORGANIZATION,
        ADD_ORGANIZATION_MEMBER,
        SET_ORGANIZATION_MEMBER_ROLE,
        EXPORT_USER_DATA
    })
    void anExportHoldsTheMembershipsWithTheirRoles() {
        User user = someUser();
        var role = someRole();
        var organization = someOrganization();
        organizations.addMember(organization.id(), user.id(), Set.of());
        organizations.setMemberRole(organization.id(), user.id(), role.id());

        UserExport export = users.export(user.id());

        assertThat(section(export, "memberships")).contains(organization.slug(), role.key());
    }

    @Needs({CREATE_USER, LIST_USER_GROUPS, EXPORT_USER_DATA})
    void anExportHoldsTheGroups() {
        User user = someUser();
        var group = someGroup();
        fixture.join(group, user);

        eventually(() -> assertThat(all(page -> groups.of(user.id(), page))).hasSize(1));
        assertThat(section(users.export(user.id()), "groups")).contains(group.path());
    }

    @Needs(
            value = {CREATE_USER, SET_PASSWORD, SEARCH_AUDIT_EVENTS, EXPORT_USER_DATA},
            parameters = "search_audit_events.target")
    void anExportHoldsTheNewestEventsWithoutASecret() {
        User user = someUser(fixture.password());
        users.setPassword(user.id(), NewPassword.of(fixture.password()));
        AuditQuery about = AuditQuery.builder().target(user.id().value()).build();
        eventually(
                () -> assertThat(all(page -> auditEvents.search(about, page))).hasSizeGreaterThanOrEqualTo(2));

        UserExport export = users.export(user.id());

        assertThat(section(export, "audit_events"))
                .contains("type=user.create", "type=password.set")
                .doesNotContainIgnoringCase("hash");
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, EXPORT_USER_DATA})
    void anExportHoldsTheSessions() {
        Secret password = fixture.password();
        User user = someUser(password);
        SignIn.SignedIn signedIn = signIn(user, password);

        eventually(() -> assertThat(section(users.export(user.id()), "sessions"))
                .contains(session(signedIn).id().value()));
    }

    @Needs({CREATE_USER, LIST_MFA_FACTORS, EXPORT_USER_DATA})
    void anExportHoldsTheSecondFactors() {
        User user = someUser();
        MfaFactor factor = fixture.harness().seedMfaFactor(fixture.unwatchedDirectory(), user.id());
        eventually(() -> assertThat(users.mfaFactors(user.id())).hasSize(1));

        UserExport export = users.export(user.id());

        assertThat(section(export, "mfa_factors")).contains(factor.type());
    }

    @Needs(
            value = {IMPORT_USERS, GET_USER, EXPORT_USER_DATA},
            parameters = "import_users.hash_format.argon2")
    void anExportHoldsNoPasswordHash() {
        PasswordHash hash = Hashes.argon2(fixture);
        UserId user = Imports.one(this, NewUser.withEmail(fixture.email()).build(), hash);

        UserExport export = users.export(user);

        List.of("$argon2", "hash")
                .forEach(trace -> assertThat(export.sections().toString()).doesNotContainIgnoringCase(trace));
    }

    private static String section(UserExport export, String name) {
        return String.valueOf(export.sections().get(name));
    }
}
