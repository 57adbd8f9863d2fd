package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The custom domains of the tenant, which are ready once the DNS has their record. */
final class CustomDomainsApi implements Resource {
    private static final String NAME = "^(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])\\.)*"
            + "([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9])$";
    private static final String READY = "ready";

    private final Tenant tenant;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

    CustomDomainsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /custom-domains", this::list)
                .scopes("read:custom_domains")
                .query(Rule.object()
                        .optional("take", Rule.integer().min(1).max(100))
                        .optional("from", Rule.text().max(1000)));
        router.management("POST /custom-domains", this::create)
                .scopes("create:custom_domains")
                .body(Rule.object()
                        .required("domain", Rule.text().min(3).max(255).pattern(NAME))
                        .required("type", Rule.text().oneOf("auth0_managed_certs", "self_managed_certs"))
                        .optional("verification_method", Rule.text().oneOf("txt"))
                        .optional("tls_policy", Rule.text().oneOf("recommended")));
        router.management(
                        "GET /custom-domains/{id}",
                        request -> Answer.ok(domain(request).deepCopy()))
                .scopes("read:custom_domains");
        router.management("POST /custom-domains/{id}/verify", this::verify).scopes("create:custom_domains");
        router.management("DELETE /custom-domains/{id}", this::delete).scopes("delete:custom_domains");
    }

    /** A bare array, unless a page is asked for. */
    private Answer list(Request request) {
        ArrayNode domains = Json.array(byId.values().stream().map(ObjectNode::deepCopy));
        if (request.query("take").isEmpty()) {
            return Answer.ok(domains);
        }
        int from = request.number("from", 0);
        int take = request.number("take", 50);
        ObjectNode page = Json.object();
        ArrayNode items = page.putArray("custom_domains");
        for (int i = from; i < Math.min(domains.size(), from + take); i++) {
            items.add(domains.get(i));
        }
        if (from + take < domains.size()) {
            page.put("next", String.valueOf(from + take));
        }
        return Answer.ok(page);
    }

    private Answer create(Request request) {
        String domain = request.object().path("domain").asText();
        if (byId.values().stream()
                .anyMatch(other -> other.path("domain").asText().equalsIgnoreCase(domain))) {
            throw Problem.of(409, "The domain already exists");
        }
        String id = tenant.ids().prefixed("cd_");
        String type = request.object().path("type").asText();
        ObjectNode created = Json.object()
                .put("custom_domain_id", id)
                .put("domain", domain)
                .put("primary", false)
                .put("is_default", false)
                .put("status", "pending_verification")
                .put("type", type);
        ObjectNode method =
                created.putObject("verification").putArray("methods").addObject();
        if (type.equals("self_managed_certs")) {
            method.put("name", "TXT")
                    .put("record", tenant.ids().token(36))
                    .put("domain", "_cf-custom-hostname." + domain);
        } else {
            String label = id.toLowerCase(Locale.ROOT).replace('_', '-');
            method.put("name", "CNAME")
                    .put("record", "tenant-" + label + ".edge.tenants.auth0.com")
                    .put("domain", domain);
        }
        created.put("tls_policy", "recommended").putObject("domain_metadata");
        created.put("created_at", Action.timestamp(tenant.clock().instant()));
        byId.put(id, created);
        return Answer.created(created.deepCopy());
    }

    private Answer verify(Request request) {
        ObjectNode domain = domain(request);
        if (domain.path("status").asText().equals(READY)) {
            throw Problem.of(400, "The custom domain is already verified", "invalid_body");
        }
        boolean there = domain.at("/verification/methods")
                .valueStream()
                .allMatch(method -> tenant.switches()
                        .dnsHas(
                                method.path("domain").asText(),
                                method.path("record").asText()));
        if (there) {
            domain.put("status", READY);
        }
        return Answer.ok(domain.deepCopy().without("is_default"));
    }

    /** That there is nothing to delete is no failure. */
    private Answer delete(Request request) {
        byId.remove(request.variable("id"));
        return Answer.noContent();
    }

    private ObjectNode domain(Request request) {
        String id = request.variable("id");
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() ->
                        Problem.notFound("The custom domain " + id + " does not exist", "inexistent_custom_domain"));
    }
}
