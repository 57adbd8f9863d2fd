package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Secret;
import io.ostiary.auth0.emulator.Auth0Emulator;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Runtime;
import io.ostiary.domain.DnsRecord;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.session.SignIn;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the kit on an emulated tenant, whose time is the backend's and which does everything at once. */
public final class Auth0Harness extends TenantHarness {
    private final Auth0Emulator emulator;

    /** On a tenant of its own. */
    public Auth0Harness() {
        this(Auth0Emulator.start());
    }

    private Auth0Harness(Auth0Emulator emulator) {
        super(access(emulator), runtime(emulator), emulator.clock()::advance);
        this.emulator = emulator;
    }

    /** How an emulated tenant is reached. */
    static TenantAccess access(Auth0Emulator emulator) {
        return new TenantAccess(
                emulator.domain(),
                Optional.of(emulator.url()),
                emulator.clientId(),
                Secret.of(emulator.clientSecret()));
    }

    /** Surroundings with the tenant's time. */
    static Runtime runtime(Auth0Emulator emulator) {
        return new Runtime(emulator.clock(), IdSource.RANDOM, RandomSource.SECURE);
    }

    /** With the two passwordless connections, which a tenant has once somebody makes them in the Dashboard. */
    @Override
    public IdentityBackend open() {
        for (String method : List.of("email", "sms")) {
            JsonNode unused = operator()
                    .post(Map.of("name", method, "strategy", method, "options", Map.of("name", method)), "connections");
        }
        return super.open();
    }

    @Override
    String refreshToken(SignIn.SignedIn signedIn) {
        String presented =
                Objects.requireNonNull(signedIn.tokens().refreshToken()).reveal();
        return emulator.refreshTokenId(presented).orElseThrow();
    }

    @Override
    public Optional<Consumer<Duration>> clock() {
        return Optional.of(emulator.clock()::advance);
    }

    @Override
    public Group seedGroup(Directory directory, String name) {
        return directory.groups().find(GroupId.of(emulator.addGroup(name))).orElseThrow();
    }

    @Override
    public void seedGroupMember(Directory directory, GroupId group, UserId user) {
        emulator.addGroupMember(group.value(), user.value());
    }

    @Override
    public void publish(Collection<DnsRecord> records) {
        records.forEach(record -> emulator.switches().publish(record.name(), record.value()));
    }

    @Override
    public List<String> mailsTo(String address) {
        return emulator.mailsTo(address);
    }

    @Override
    public void close() {
        super.close();
        emulator.close();
    }
}
