package io.ostiary.mcp.cli;

import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Origin;
import io.ostiary.Pages;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Setup;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.tenant.TenantId;
import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at a backend's tenants, and tells what they lack or what was done about it. */
final class Checkup {
    private static final int LINE = 100;

    private final IdentityBackend backend;
    private final PrintStream out;
    private final Call call =
            new Call("operator", UUID.randomUUID().toString(), null, new Origin("command-line", null));
    private final Setup setup;

    Checkup(IdentityBackend backend, PrintStream out) {
        this.backend = backend;
        this.out = out;
        this.setup = backend.setup(call);
    }

    /**
     * Checks tenants, and changes nothing.
     *
     * @param named the tenants; none for all in reach
     * @return whether nothing is missing
     */
    boolean check(List<TenantId> named) {
        List<TenantId> tenants = named.isEmpty() ? reached() : named;
        return tenants.stream().map(this::check).reduce(true, Boolean::logicalAnd);
    }

    /**
     * Sets tenants up, and checks them.
     *
     * @param named the tenants; none for the only one in reach
     * @return whether nothing is missing afterwards
     * @throws InvalidArgumentException when none is named and there are several
     */
    boolean fix(List<TenantId> named) {
        List<TenantId> tenants = named.isEmpty() ? reached() : named;
        if (named.isEmpty() && tenants.size() > 1) {
            throw new InvalidArgumentException(
                    "--fix",
                    "changes how a tenant is set up: say with --tenant which of them; there are "
                            + tenants.stream().map(Checkup::printable).collect(Collectors.joining(", ")));
        }
        return tenants.stream().map(this::fix).reduce(true, Boolean::logicalAnd);
    }

    private List<TenantId> reached() {
        List<TenantId> tenants = Pages.stream(backend.tenants(call)::list)
                .map(tenant -> tenant.id())
                .toList();
        out.println(
                backend.name() + ": can be reached and accepts the credentials; tenants in reach: " + tenants.size());
        return tenants;
    }

    private boolean check(TenantId tenant) {
        try {
            return tell(tenant, setup.check(tenant));
        } catch (IdentityException e) {
            out.println(printable(tenant) + ": " + e.detail());
            return false;
        }
    }

    private boolean fix(TenantId tenant) {
        try {
            setup.fix(tenant).forEach(finding -> out.println(printable(tenant) + ": set up " + what(finding)));
        } catch (IdentityException e) {
            out.println(printable(tenant) + ": " + e.detail());
            return false;
        }
        return check(tenant);
    }

    private boolean tell(TenantId tenant, List<Finding> findings) {
        if (findings.isEmpty()) {
            out.println(printable(tenant) + ": nothing is missing");
        }
        for (Finding finding : findings) {
            out.println(printable(tenant) + ": missing " + what(finding));
            out.println("  " + finding.remedy());
        }
        long fixable = findings.stream().filter(Finding::fixable).count();
        if (fixable > 0) {
            out.println("  or run ostiary doctor --fix --tenant " + printable(tenant) + ", which sets up " + fixable
                    + " of " + findings.size());
        }
        return findings.isEmpty();
    }

    private static String what(Finding finding) {
        return finding.setting() + ", for "
                + finding.operations().stream().map(Operation::id).collect(Collectors.joining(", "));
    }

    private static String printable(TenantId tenant) {
        return Printable.line(tenant.value(), LINE);
    }
}
