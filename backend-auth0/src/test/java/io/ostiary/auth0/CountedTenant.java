package io.ostiary.auth0;

import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.role.Role;
import io.ostiary.roundtrip.RoundTripHarness;
import io.ostiary.roundtrip.RoundTripTenant;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.util.List;

/** An emulated tenant, which logs what it is asked. */
final class CountedTenant implements RoundTripHarness {
    private final Emulated emulated = new Emulated();

    CountedTenant() {
        emulated.tenant.addScopes(List.of(RoundTripTenant.PERMISSION));
    }

    @Override
    public TenantId tenant() {
        return TenantId.of(emulated.tenant.domain());
    }

    @Override
    public IdentityBackend open() {
        return emulated.another();
    }

    @Override
    public List<String> during(Runnable action) {
        emulated.tenant.log().clear();
        action.run();
        return emulated.tenant.log().exchanges().stream()
                .filter(exchange -> !exchange.operation().equals("POST /oauth/token")
                        || !exchange.request().contains("client_credentials"))
                .map(Exchange::operation)
                .toList();
    }

    @Override
    public void createUsers(Directory directory, int count, Role role) {
        emulated.tenant.clock().tick(() -> RoundTripHarness.super.createUsers(directory, count, role));
    }

    @Override
    public void enrolFactors(UserId user, int count) {
        for (int number = 0; number < count; number++) {
            emulated.enrolFactor(user, number);
        }
    }

    @Override
    public Group createGroup(Directory directory, String name) {
        return emulated.createGroup(directory, name);
    }

    @Override
    public void addMember(Directory directory, GroupId group, UserId user) {
        emulated.addMember(group, user);
    }

    @Override
    public void close() {
        emulated.close();
    }
}
