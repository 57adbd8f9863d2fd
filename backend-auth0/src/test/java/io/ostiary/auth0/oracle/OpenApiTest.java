package io.ostiary.auth0.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final String DOCUMENT = """
            {"openapi": "3.1.0",
             "paths": {
               "/users": {
                 "get": {"parameters": [
                   {"name": "per_page", "in": "query", "schema": {"type": "integer", "maximum": 100}},
                   {"name": "q", "in": "query", "required": true, "schema": {"type": "string"}}]},
                 "post": {"requestBody": {"required": true, "content": {
                   "application/json": {"schema": {"$ref": "#/components/schemas/NewUser"}},
                   "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/NewUser"}},
                   "multipart/form-data": {"schema": {"$ref": "#/components/schemas/NewUser"}}}}}},
               "/users/{id}": {
                 "get": {"parameters": [{"name": "id", "in": "path", "schema": {"type": "string", "pattern": "^auth0.{2,}$"}}]}},
               "/users/me": {"get": {}},
               "/grants": {"post": {"requestBody": {"content": {"application/json": {"schema": {
                   "oneOf": [{"$ref": "#/components/schemas/Code"}, {"$ref": "#/components/schemas/Password"}],
                   "discriminator": {"propertyName": "kind"}}}}}}},
               "/tokens": {"post": {"requestBody": {"content": {"application/json": {"schema":
                   {"type": "object", "properties": {"subject": {"type": "string", "pattern": "{not_a_regex}"}}}}}}}}},
             "components": {"schemas": {
              "Code": {"properties": {"kind": {"enum": ["code"]}}, "required": ["code"]},
              "Password": {"properties": {"kind": {"enum": ["password"]}}, "required": ["password"]},
              "NewUser": {
               "type": "object", "additionalProperties": false, "required": ["email"],
               "properties": {"email": {"type": "string"}, "blocked": {"type": "boolean"}}}}}}
            """;

    private final OpenApi api = api();

    @Test
    void aRequestThatKeepsToTheDocumentIsRight() {
        assertThat(violations("GET", "/api/v2/users", "q=email%3A%22a%22&per_page=100", "", ""))
                .isEmpty();
        assertThat(violations("GET", "/api/v2/users/auth0%7C1", "", "", "")).isEmpty();
        assertThat(violations("POST", "/api/v2/users", "", "application/json", "{\"email\":\"a\",\"blocked\":true}"))
                .isEmpty();
    }

    @Test
    void anUnknownMemberOfTheBodyIsFound() {
        assertThat(violations("POST", "/api/v2/users", "", "application/json", "{\"email\":\"a\",\"mail\":1}"))
                .singleElement()
                .asString()
                .startsWith("body")
                .contains("mail");
    }

    @Test
    void aMissingMemberOfTheBodyIsFound() {
        assertThat(violations("POST", "/api/v2/users", "", "application/json", "{}"))
                .singleElement()
                .asString()
                .contains("email");
    }

    @Test
    void aMissingBodyIsFound() {
        assertThat(violations("POST", "/api/v2/users", "", "", "")).containsExactly("body: is required");
    }

    @Test
    void aBodyThatNobodyAskedForIsFound() {
        assertThat(violations("GET", "/api/v2/users/me", "", "application/json", "{}"))
                .containsExactly("body: application/json is not documented");
    }

    @Test
    void formsAreReadByTheTypesOfTheSchema() {
        String form = "application/x-www-form-urlencoded";

        assertThat(violations("POST", "/api/v2/users", "", form, "email=a%40b&blocked=true"))
                .isEmpty();
        assertThat(violations("POST", "/api/v2/users", "", form, "email=a%40b&blocked=perhaps"))
                .hasSize(1);
    }

    @Test
    void partsAreReadByTheTypesOfTheSchema() {
        String type = "multipart/form-data; boundary=x";
        String body = String.join(
                "\r\n",
                "--x",
                "Content-Disposition: form-data; name=\"email\"",
                "",
                "a@b",
                "--x",
                "Content-Disposition: form-data; name=\"blocked\"",
                "",
                "%s",
                "--x--");

        assertThat(violations("POST", "/api/v2/users", "", type, body.formatted("true")))
                .isEmpty();
        assertThat(violations("POST", "/api/v2/users", "", type, body.formatted("\"true\"")))
                .hasSize(1);
    }

    @Test
    void queryParametersAreChecked() {
        assertThat(violations("GET", "/api/v2/users", "q=a&per_page=101", "", ""))
                .hasSize(1);
        assertThat(violations("GET", "/api/v2/users", "q=a&per_page=many", "", ""))
                .hasSize(1);
        assertThat(violations("GET", "/api/v2/users", "q=a&page_size=1", "", ""))
                .containsExactly("query page_size: is not documented");
        assertThat(violations("GET", "/api/v2/users", "", "", "")).containsExactly("query q: is required");
    }

    @Test
    void variablesOfThePathAreChecked() {
        assertThat(violations("GET", "/api/v2/users/facebook%7C1", "", "", "")).hasSize(1);
    }

    @Test
    void aFixedSegmentGoesBeforeAVariable() {
        assertThat(api.find("GET", "/api/v2/users/me").orElseThrow().id()).isEqualTo("GET /users/me");
        assertThat(api.find("GET", "/api/v2/users/1").orElseThrow().id()).isEqualTo("GET /users/{id}");
        assertThat(api.find("PUT", "/api/v2/users/1")).isEmpty();
    }

    @Test
    void aPatternThatJavaDoesNotReadForbidsNothing() {
        assertThat(violations("POST", "/api/v2/tokens", "", "application/json", "{\"subject\":\"any\"}"))
                .isEmpty();
    }

    @Test
    void aDiscriminatorChoosesWhatABodyHasToBe() {
        String json = "application/json";

        assertThat(violations("POST", "/api/v2/grants", "", json, "{\"kind\":\"code\",\"code\":1}"))
                .isEmpty();
        assertThat(violations("POST", "/api/v2/grants", "", json, "{\"kind\":\"password\"}"))
                .singleElement()
                .asString()
                .contains("password");
        assertThat(violations("POST", "/api/v2/grants", "", json, "{\"kind\":\"magic\"}"))
                .containsExactly("body/kind: magic is not documented");
    }

    private List<String> violations(String method, String path, String query, String contentType, String body) {
        return api.find(method, path).orElseThrow().violations(ApiRequest.of(method, path, query, contentType, body));
    }

    private static OpenApi api() {
        try {
            return new OpenApi(DOCUMENT, "/api/v2");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
