package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** Organizations of the tenant. */
final class OrganizationsApi implements Resource {
    static final ObjectRule PATH = Rule.object().required("id", Rule.text().max(50));

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private static final Rule NAME_RULE = Rule.text()
            .min(1)
            .max(50)
            .format("organization-name", text -> NAME.matcher(text).matches())
            .says("The name of this organization.");

    private final Tenant tenant;

    OrganizationsApi(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public void route(Router router) {
        router.management("GET /organizations", this::list)
                .scopes("read:organizations", "read:organizations_summary")
                .query(Paging.offsetOrCheckpoint().optional("sort", Rule.text().max(15)));
        router.management("POST /organizations", this::create)
                .scopes("create:organizations", "create:organization_connections")
                .body(content().required("name", NAME_RULE));
        router.management("GET /organizations/name/{name}", this::getByName)
                .scopes("read:organizations")
                .path(Rule.object().required("name", Rule.text().min(1).max(50)));
        router.management("GET /organizations/{id}", this::get)
                .scopes("read:organizations", "read:organizations_summary");
        router.management("PATCH /organizations/{id}", this::update)
                .scopes("update:organizations")
                .body(content().optional("name", NAME_RULE));
        router.management("DELETE /organizations/{id}", this::delete)
                .scopes("delete:organizations")
                .path(PATH);
    }

    private static ObjectRule content() {
        Rule color =
                Rule.text().format("html-color", text -> COLOR.matcher(text).matches());
        return Rule.object()
                .optional("display_name", Rule.text().min(1).max(255).says("Friendly name of this organization."))
                .optional(
                        "branding",
                        Rule.object()
                                .optional(
                                        "logo_url",
                                        Rule.text()
                                                .format(
                                                        "strict-https-uri-or-null",
                                                        text -> text.matches("https://[^\\s<>\"{}|\\\\^`]+"))
                                                .says("URL of logo to display on login page."))
                                .optional(
                                        "colors",
                                        Rule.object().required("primary", color).required("page_background", color)))
                .optional(
                        "metadata",
                        Rule.object().open(Rule.text().max(255).orNull()).max(25));
    }

    private Answer list(Request request) {
        List<Organization> all = List.copyOf(tenant.organizations().all());
        return Paging.isCheckpoint(request)
                ? Answer.ok(
                        Checkpoint.ordered(request, "organizations", all, Organization::age, OrganizationsApi::shown))
                : new Paging("organizations").page(request, all, OrganizationsApi::shown);
    }

    private Answer create(Request request) {
        String name = request.body().get("name").asText();
        requireFree(name);
        ObjectNode json = Json.object().put("id", tenant.ids().prefixed("org_")).put("name", name);
        apply(request.object(), json);
        Organization organization = new Organization(json, tenant.now());
        tenant.organizations().add(organization);
        return Answer.created(shown(organization));
    }

    private Answer get(Request request) {
        return Answer.ok(shown(tenant.organizations().get(request.variable("id"))));
    }

    private Answer getByName(Request request) {
        return Answer.ok(shown(tenant.organizations()
                .named(request.variable("name"))
                .orElseThrow(() -> Problem.notFound("No organization found by that id or name"))));
    }

    private Answer update(Request request) {
        Organization organization = tenant.organizations().get(request.variable("id"));
        String name = request.body().path("name").asText(organization.name());
        if (!name.equals(organization.name())) {
            requireFree(name);
        }
        apply(request.object(), organization.json());
        return Answer.ok(shown(organization));
    }

    private Answer delete(Request request) {
        tenant.organizations().remove(tenant.organizations().get(request.variable("id")));
        return Answer.noContent();
    }

    private void requireFree(String name) {
        if (tenant.organizations().named(name).isPresent()) {
            throw Problem.of(409, "An organization with this name already exists.");
        }
    }

    /** Replaces what the change names, whole, but for metadata, of which null removes a key and others stay. */
    private static void apply(ObjectNode change, ObjectNode json) {
        JsonNode metadata = change.path("metadata");
        ObjectNode rest = change.deepCopy().without("metadata");
        json.setAll(rest);
        metadata.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                json.withObject("/metadata").remove(field.getKey());
            } else {
                json.withObject("/metadata").set(field.getKey(), field.getValue());
            }
        });
        if (json.path("metadata").size() > 25) {
            throw Problem.invalidBody("Payload validation error: 'Too many properties defined ("
                    + json.path("metadata").size() + "), maximum 25' on property metadata.");
        }
    }

    /** An organization without what it does not have. */
    static ObjectNode shown(Organization organization) {
        ObjectNode shown = organization.json().deepCopy();
        for (String part : List.of("branding", "metadata")) {
            if (shown.path(part).isEmpty()) {
                shown.remove(part);
            }
        }
        return shown;
    }
}
