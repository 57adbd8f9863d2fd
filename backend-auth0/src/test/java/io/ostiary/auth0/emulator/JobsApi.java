package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How jobs are, and the jobs that send mails. */
final class JobsApi implements Resource {
    private static final ObjectRule VERIFICATION = Rule.object()
            .required("user_id", Rule.text().format("user-id", id -> id.indexOf('|') > 0))
            .optional("client_id", Rule.text().min(1))
            .optional("organization_id", Rule.text())
            .optional(
                    "identity",
                    Rule.object()
                            .required("user_id", Rule.text())
                            .required("provider", Rule.text())
                            .optional("connection_id", Rule.text()));

    private final Tenant tenant;
    private final Jobs jobs;

    JobsApi(Tenant tenant, Jobs jobs) {
        this.tenant = tenant;
        this.jobs = jobs;
    }

    @Override
    public void route(Router router) {
        router.management("GET /jobs/{id}", this::get).scopes("create:users", "read:users");
        router.management("GET /jobs/{id}/errors", this::errors).scopes("create:users", "read:users");
        router.management("POST /jobs/verification-email", this::verificationEmail)
                .scopes("update:users")
                .body(VERIFICATION);
    }

    private Answer get(Request request) {
        Job job = find(request);
        job.poll();
        return Answer.ok(job.status());
    }

    /** Has no body when nothing went wrong, a list when some items did, and an object when all of it did. */
    private Answer errors(Request request) {
        Job job = find(request);
        if (job.failure() != null) {
            return Answer.ok(job.status().deepCopy().put("status_details", job.failure()));
        }
        return job.errors().isEmpty() ? Answer.noContent() : Answer.ok(job.errors());
    }

    private Answer verificationEmail(Request request) {
        User user = tenant.users().find(request.body().get("user_id").asText()).orElseThrow(Users::inexistent);
        String address =
                user.text("email").orElseThrow(() -> Problem.invalidBody("User does not have an email address."));
        ObjectNode status = Json.object().put("type", "verification_email");
        Job job = jobs.add(status, done -> tenant.mails().send("verification_email", address));
        return Answer.created(job.status());
    }

    private Job find(Request request) {
        return Optional.ofNullable(jobs.find(request.variable("id")))
                .orElseThrow(() -> Problem.notFound("The job does not exist", "inexistent_job"));
    }
}
