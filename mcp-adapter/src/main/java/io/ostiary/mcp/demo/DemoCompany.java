package io.ostiary.mcp.demo;

import io.ostiary.ConflictException;
import io.ostiary.IfExists;
import io.ostiary.Operation;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.backend.BoundBackend;
import io.ostiary.backend.Directory;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RoleId;
import io.ostiary.session.NewSession;
import io.ostiary.tenant.NewTenant;
import io.ostiary.tenant.Tenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.TenantPatch;
import io.ostiary.tenant.TenantSettings;
import io.ostiary.user.Disablement;
import io.ostiary.user.ImportMode;
import io.ostiary.user.ImportProgress;
import io.ostiary.user.ImportedUser;
import io.ostiary.user.NewUser;
import io.ostiary.user.PasswordHash;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import io.ostiary.user.UserSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Halden Freight, an invented company: its staff, its customers and its partners, 200 people in three tenants, the same
 * ones every time. Made through the ports alone.
 */
public final class DemoCompany {
    /** The password of everybody. */
    private static final String PASSWORD = "halden-demo-2026";

    /** Argon2id of {@link #PASSWORD}, made once: hashing it 200 times would be most of the start-up. */
    private static final Secret HASH = Secret.of(
            "$argon2id$v=19$m=19456,t=2,p=1$+xSrs4+UrDTuhKR8phdqjA$" + "swGyeJmHqhK8CW9kB430VWWVSwm5ejYj/zqhoU9MseE");

    private static final List<String> GIVEN = List.of(
            "Ada", "Bjarne", "Chiara", "Dalia", "Edvard", "Fatima", "Goran", "Hedda", "Ibrahim", "Jorunn", "Kwame",
            "Liv", "Mateo", "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Sven", "Tamar");
    private static final List<String> FAMILY = List.of(
            "Andersen", "Bianchi", "Carvalho", "Diallo", "Eriksen", "Fischer", "Garcia", "Haugen", "Ivanova", "Jansen");
    private static final List<String> SITES = List.of("Oslo", "Halden", "Gdansk", "Porto", "Accra");

    private final TenantId staff;
    private final int users;
    private final int sessions;

    private DemoCompany(TenantId staff, int users, int sessions) {
        this.staff = staff;
        this.users = users;
        this.sessions = sessions;
    }

    /**
     * Fills an empty backend. Its only tenant becomes the staff's.
     *
     * @throws ConflictException when anything is there besides one empty tenant: nobody's users get invented colleagues
     */
    public static DemoCompany seed(BoundBackend backend) {
        TenantId staffTenant = onlyTenant(backend);
        backend.tenants().update(staffTenant, TenantPatch.rename("Halden Freight staff"));
        Directory staff = backend.directory(staffTenant);
        Directory customers = tenant(backend, "customers", "Halden Freight customers");
        Directory partners = tenant(backend, "partners", "Halden Freight partners");
        List<Role> departments = staffRoles(staff);
        role(customers, "customer", "Customer", true, Set.of("shipments:read", "shipments:create"));
        role(partners, "carrier", "Carrier", true, Set.of("routes:read"));
        List<User> employees = people(staff, 0, 120, "haldenfreight.example");
        List<User> shoppers = people(customers, 120, 60, "shop.example");
        int others =
                shoppers.size() + people(partners, 180, 20, "carriers.example").size();
        employ(staff, employees, departments);
        enrol(customers, shoppers);
        return new DemoCompany(staffTenant, employees.size() + others, signIn(staff, employees));
    }

    /** The tenant of the staff. */
    public TenantId tenant() {
        return staff;
    }

    /** What there is, for a person who just started it. */
    public String summary() {
        return "ostiary: demo data: Halden Freight, " + users + " users in the tenants " + staff
                + " (staff), customers and partners; " + sessions + " sessions; everybody's password is " + PASSWORD;
    }

    private static TenantId onlyTenant(BoundBackend backend) {
        List<Tenant> tenants = backend.tenants().list(PageRequest.first(2)).items();
        if (tenants.size() == 1
                && backend.directory(tenants.get(0).id()).users().count(UserQuery.all()) == 0) {
            return tenants.get(0).id();
        }
        throw new ConflictException(Operation.CREATE_TENANT, "the demo needs a backend with one empty tenant");
    }

    private static Directory tenant(BoundBackend backend, String id, String name) {
        Tenant tenant = backend.tenants()
                .create(new NewTenant(TenantId.of(id), name, TenantSettings.DEFAULT), IfExists.FAIL)
                .value();
        return backend.directory(tenant.id());
    }

    /** Makes the staff's roles, the last of which is the administrators'. */
    private static List<Role> staffRoles(Directory staff) {
        role(staff, "employee", "Employee", true, Set.of("shifts:read", "documents:read"));
        return List.of(
                role(staff, "dispatcher", "Dispatcher", false, Set.of("routes:read", "routes:write")),
                role(staff, "accountant", "Accountant", false, Set.of("invoices:read", "invoices:write")),
                role(staff, "support", "Support agent", false, Set.of("customers:read", "tickets:write")),
                role(staff, "admin", "Administrator", false, Set.of("*")));
    }

    private static void employ(Directory staff, List<User> people, List<Role> roles) {
        Role admin = roles.get(roles.size() - 1);
        for (int i = 0; i < people.size(); i++) {
            if (i % 4 != 0) {
                staff.roles()
                        .assign(
                                people.get(i).id(),
                                roles.get(i % (roles.size() - 1)).id(),
                                null);
            }
            if (i % 60 == 7) {
                staff.roles().assign(people.get(i).id(), admin.id(), null);
            }
        }
        staff.users().disable(people.get(33).id(), new Disablement("left the company", true));
        staff.users().disable(people.get(87).id(), new Disablement("on leave until March", true));
    }

    /** Divides people among the companies that they order for; the first of each may also approve orders. */
    private static void enrol(Directory customers, List<User> people) {
        Role buyer = role(customers, "buyer", "Buyer", false, Set.of("orders:approve"));
        List<String> companies = List.of("Fjord Fish", "Porto Cork", "Amber Works");
        for (int company = 0; company < companies.size(); company++) {
            OrganizationId id = customers
                    .organizations()
                    .create(NewOrganization.builder(companies.get(company))
                            .memberLimit(25)
                            .build())
                    .id();
            for (int i = company; i < people.size(); i += companies.size()) {
                Set<RoleId> roles = i == company ? Set.of(buyer.id()) : Set.of();
                customers.organizations().addMember(id, people.get(i).id(), roles);
            }
        }
    }

    private static int signIn(Directory staff, List<User> people) {
        List<User> signedIn =
                IntStream.range(0, 24).mapToObj(i -> people.get(i * 5)).toList();
        signedIn.forEach(person -> staff.sessions().create(NewSession.of(person.id())));
        return signedIn.size();
    }

    private static Role role(Directory directory, String key, String name, boolean isDefault, Set<String> permissions) {
        return directory
                .roles()
                .create(
                        NewRole.builder(key)
                                .name(name)
                                .isDefault(isDefault)
                                .permissions(permissions)
                                .build(),
                        IfExists.UPDATE)
                .value();
    }

    private static List<User> people(Directory directory, int from, int count, String domain) {
        List<ImportedUser> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            rows.add(new ImportedUser(i + 1, person(i, domain), PasswordHash.parse(HASH)));
        }
        directory.users().importAll(rows, ImportMode.CREATE, ImportProgress.NONE);
        UserQuery byAddress = UserQuery.builder().sort(UserSort.EMAIL).build();
        return Pages.stream(page -> directory.users().list(byAddress, page)).toList();
    }

    private static NewUser person(int i, String domain) {
        String given = GIVEN.get(i % GIVEN.size());
        String family = FAMILY.get(i / GIVEN.size() % FAMILY.size());
        String address = (given + "." + family).toLowerCase(java.util.Locale.ROOT) + "@" + domain;
        return NewUser.withEmail(address)
                .emailVerified(i % 9 != 4)
                .givenName(given)
                .familyName(family)
                .name(given + " " + family)
                .metadata(Map.of("site", SITES.get(i % SITES.size()), "employee_number", 1000 + i))
                .build();
    }
}
