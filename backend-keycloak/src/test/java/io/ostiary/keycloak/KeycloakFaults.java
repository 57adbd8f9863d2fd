package io.ostiary.keycloak;

import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.ManualTime;
import io.ostiary.fault.Fault;
import io.ostiary.fault.FaultHarness;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A realm behind a proxy that plays the faults. */
final class KeycloakFaults implements FaultHarness {
    private final KeycloakHarness harness = new KeycloakHarness();
    private final ScriptedProxy proxy =
            new ScriptedProxy(KeycloakServer.running().url());
    private final AtomicInteger befallen = new AtomicInteger();

    KeycloakFaults() {
        harness.open().close();
    }

    @Override
    public TenantId tenant() {
        return harness.tenant();
    }

    /** Through the proxy as well, since tokens name the address at which they were asked for. */
    @Override
    public IdentityBackend open() {
        return harness.openAt(proxy.url());
    }

    @Override
    public IdentityBackend open(ManualTime time, Map<String, String> settings) {
        return ProxiedBackend.open(proxy, time, settings);
    }

    @Override
    public void befallNext(Fault fault) {
        proxy.script(counted(fault).forTheFirst(1, request -> canBefall(fault, request)));
    }

    /** A token or JSON may be in no write, so what befalls these befalls whatever comes before it as well. */
    @Override
    public void befallNextWrite(Fault fault) {
        boolean any = fault == Fault.REFUSED_TOKEN || fault == Fault.TRUNCATED_JSON;
        proxy.script(counted(fault)
                .forTheFirst(
                        1,
                        request -> canBefall(fault, request)
                                && (any || !request.method().equals("GET"))));
    }

    @Override
    public void befallEvery(Fault fault) {
        proxy.script(counted(fault).forEvery(request -> canBefall(fault, request)));
    }

    @Override
    public int befallen() {
        return befallen.get();
    }

    @Override
    public void calm() {
        proxy.pass();
        befallen.set(0);
    }

    @Override
    public void refuse() {
        proxy.refuse();
    }

    @Override
    public void accept() {
        proxy.listen();
    }

    @Override
    public void addIdentity(Directory directory, UserId user) {
        harness.addIdentityElsewhere(directory, user);
    }

    @Override
    public void enrolFactor(Directory directory, UserId user) {
        MfaFactor unused = harness.seedMfaFactor(directory, user);
    }

    @Override
    public List<Secret> credentials() {
        return harness.credentials();
    }

    @Override
    public void close() {
        proxy.close();
        harness.close();
    }

    private ScriptedProxy.Script counted(Fault fault) {
        ScriptedFault script = new ScriptedFault(fault);
        return exchange -> {
            befallen.incrementAndGet();
            script.play(exchange);
        };
    }

    /** Nothing befalls the backend's own sign-in, in the realm master. */
    private static boolean canBefall(Fault fault, HttpMessage request) {
        return !request.path().startsWith("/realms/master/")
                && switch (fault) {
                    case REFUSED_TOKEN -> request.path().startsWith("/admin/");
                    case TRUNCATED_JSON ->
                        request.method().equals("GET") || request.path().endsWith("/token");
                    default -> true;
                };
    }
}
