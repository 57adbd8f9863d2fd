package io.ostiary.fault;

import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.NewGroup;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;

/** What the fault matrix asks of whoever runs it: a tenant of its own, and a way to it on which things go wrong. */
public interface FaultHarness extends AutoCloseable {
    /** The tenant, which is set up. */
    TenantId tenant();

    /** Opens a backend for what is before and after the faults, which it would meet as well. */
    IdentityBackend open();

    /**
     * Opens a backend whose requests are to meet the faults.
     *
     * @param time what it goes by; the provider waits along
     * @param settings beside or in place of the usual ones
     */
    IdentityBackend open(ManualTime time, Map<String, String> settings);

    /** Lets the fault befall the next request that it can befall. */
    void befallNext(Fault fault);

    /** Lets the fault befall the next such request that is no GET. */
    void befallNextWrite(Fault fault);

    /** Lets the fault befall every request that it can befall. */
    void befallEvery(Fault fault);

    /** How many requests a fault befell since {@link #calm}. */
    int befallen();

    /** Lets every request pass. */
    void calm();

    /** Refuses connections. */
    void refuse();

    /** Takes connections again. */
    void accept();

    /** Makes a group; where no port can, as the provider gets its groups. */
    default Group createGroup(Directory directory, String name) {
        return directory.groups().create(NewGroup.of(name));
    }

    /** Makes a user a member of a group; where no port can, as the provider gets its members. */
    default void addMember(Directory directory, GroupId group, UserId user) {
        directory.groups().addMember(group, user);
    }

    /** Gives a user an identity that linking can move; where every user has one, nothing. */
    default void addIdentity(Directory directory, UserId user) {}

    /** Enrols a second factor for a user. */
    void enrolFactor(Directory directory, UserId user);

    /** What the backends were opened with, which must never show. */
    List<Secret> credentials();

    @Override
    void close();
}
