package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationId;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application as Auth0 says it, a client. Origins stand in two lists there, for what scripts call and for where answers
 * are posted; here they are one.
 */
record ApplicationRow(JsonNode json) {
    /** What is asked for of a client, its secret not being among it. */
    static final String FIELDS = "client_id,name,description,app_type,token_endpoint_auth_method,callbacks"
            + ",allowed_logout_urls,web_origins,allowed_origins,grant_types,global,client_metadata";

    private static final Map<ApplicationType, String> TYPES = Map.of(
            ApplicationType.WEB, "regular_web",
            ApplicationType.SPA, "spa",
            ApplicationType.NATIVE, "native",
            ApplicationType.MACHINE, "non_interactive");

    /** Refresh tokens that are used up by being used, as Auth0 sets them for applications in a browser. */
    private static final Map<String, Object> ROTATION = Map.of(
            "rotation_type",
            "rotating",
            "expiration_type",
            "expiring",
            "leeway",
            0,
            "token_lifetime",
            2_592_000,
            "idle_token_lifetime",
            1_296_000,
            "infinite_token_lifetime",
            false,
            "infinite_idle_token_lifetime",
            false);

    ApplicationId id() {
        return ApplicationId.of(json.path("client_id").asText());
    }

    String name() {
        return json.path("name").asText();
    }

    /** Whether it is the one that stands for all applications. */
    boolean isGlobal() {
        return json.path("global").asBoolean(false);
    }

    Application toApplication() {
        Set<String> origins = new LinkedHashSet<>(texts("web_origins"));
        origins.addAll(texts("allowed_origins"));
        Set<GrantType> grantTypes = EnumSet.noneOf(GrantType.class);
        texts("grant_types").forEach(name -> GrantType.ofWireName(name).ifPresent(grantTypes::add));
        String description = json.path("description").asText("");
        return new Application(
                id(),
                name(),
                type(),
                description.isEmpty() ? null : description,
                texts("callbacks"),
                texts("allowed_logout_urls"),
                List.copyOf(origins),
                grantTypes,
                null);
    }

    /** What creates the application. */
    static Map<String, @Nullable Object> creation(Application application) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", application.name());
        if (application.description() != null) {
            body.put("description", application.description());
        }
        putType(body, application.type());
        body.put("callbacks", application.redirectUris());
        body.put("allowed_logout_urls", application.logoutUris());
        putOrigins(body, application.origins());
        putGrantTypes(body, application.grantTypes());
        body.put("oidc_conformant", true);
        body.put("refresh_token", ROTATION);
        return body;
    }

    /** What makes the one the other: of lists all that is to be there, because Auth0 replaces them. */
    static Map<String, @Nullable Object> change(Application before, Application after) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!after.name().equals(before.name())) {
            body.put("name", after.name());
        }
        if (!Objects.equals(after.description(), before.description())) {
            body.put("description", Objects.requireNonNullElse(after.description(), ""));
        }
        if (after.type() != before.type()) {
            putType(body, after.type());
        }
        if (!after.redirectUris().equals(before.redirectUris())) {
            body.put("callbacks", after.redirectUris());
        }
        if (!after.logoutUris().equals(before.logoutUris())) {
            body.put("allowed_logout_urls", after.logoutUris());
        }
        if (!after.origins().equals(before.origins())) {
            putOrigins(body, after.origins());
        }
        if (!after.grantTypes().equals(before.grantTypes())) {
            putGrantTypes(body, after.grantTypes());
        }
        return body;
    }

    private static void putType(Map<String, @Nullable Object> body, ApplicationType type) {
        body.put("app_type", TYPES.get(type));
        body.put("token_endpoint_auth_method", type.confidential() ? "client_secret_post" : "none");
    }

    private static void putOrigins(Map<String, @Nullable Object> body, List<String> origins) {
        body.put("web_origins", origins);
        body.put("allowed_origins", origins);
    }

    private static void putGrantTypes(Map<String, @Nullable Object> body, Set<GrantType> grantTypes) {
        body.put("grant_types", grantTypes.stream().map(GrantType::wireName).toList());
    }

    /** Auth0 leaves the type open for applications that were never told theirs. */
    private ApplicationType type() {
        String said = json.path("app_type").asText();
        boolean secretless = json.path("token_endpoint_auth_method").asText().equals("none");
        return TYPES.entrySet().stream()
                .filter(type -> type.getValue().equals(said))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(secretless ? ApplicationType.SPA : ApplicationType.WEB);
    }

    private List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        json.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
