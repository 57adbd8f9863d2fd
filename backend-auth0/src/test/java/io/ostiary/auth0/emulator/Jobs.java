package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The jobs of the tenant, which are done when their time has come and they were asked for often enough. */
final class Jobs {
    private final Map<String, Job> byId = new LinkedHashMap<>();
    private final Tenant tenant;

    Jobs(Tenant tenant) {
        this.tenant = tenant;
        tenant.onSettle(
                () -> byId.values().forEach(job -> job.settle(tenant.clock().instant())));
    }

    /** Adds a job to what is told of it. */
    Job add(ObjectNode status, Job.Work work) {
        Switches switches = tenant.switches();
        status.put("status", "pending")
                .put("created_at", tenant.now())
                .put("id", tenant.ids().prefixed("job_"));
        Job job = new Job(status, work, tenant.clock().instant().plus(switches.jobTime()), switches.jobPolls());
        byId.put(status.get("id").asText(), job);
        return job;
    }

    @Nullable
    Job find(String id) {
        return byId.get(id);
    }

    long running(String type) {
        return byId.values().stream()
                .filter(job -> job.type().equals(type) && !job.isOver())
                .count();
    }
}
