package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobEmulatorTest extends EmulatorContext {
    private final String connection = api.get("/connections?name=" + Auth0Emulator.CONNECTION)
            .json()
            .at("/0/id")
            .asText();

    @Test
    void anImportIsPendingAndThenTellsWhatBecameOfEachRow() throws IOException {
        user("ann@example.com");

        Result job = upload("[{'email':'ANN@example.com'},{'email':'Bob@example.com','given_name':'Bob'},{'email':'x'},"
                + "{'email':'eve@example.com','shoe_size':9},{'given_name':'nobody'}]");

        assertThat(job.status()).isEqualTo(202);
        assertThat(job.text("id")).matches("job_[A-Za-z0-9]{16}");
        assertThat(job.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "status", "connection_id", "connection", "created_at", "id");
        assertThat(job.text("status")).isEqualTo("pending");

        JsonNode done = api.get("/jobs/" + job.text("id")).json();
        assertThat(done.get("status").asText()).isEqualTo("completed");
        assertThat(done.get("summary").toString()).isEqualTo("{\"failed\":4,\"updated\":0,\"inserted\":1,\"total\":5}");
        JsonNode errors = api.get("/jobs/" + job.text("id") + "/errors").json();
        assertThat(errors).hasSize(4);
        assertThat(errors.at("/0/errors/0").toString())
                .isEqualTo("{\"code\":\"DUPLICATED_USER\",\"message\":\"The user already exist and upsert parameter"
                        + " is false\"}");
        assertThat(errors.at("/0/user/email").asText()).isEqualTo("ANN@example.com");
        assertThat(errors.at("/1/errors/0/code").asText()).isEqualTo("FORMAT");
        assertThat(errors.at("/1/errors/0/path").asText()).isEqualTo("email");
        assertThat(errors.at("/2/errors/0/code").asText()).isEqualTo("OBJECT_ADDITIONAL_PROPERTIES");
        assertThat(errors.at("/3/errors/0/code").asText()).isEqualTo("OBJECT_REQUIRED");
        assertThat(api.get("/users-by-email?email=bob%40example.com")
                        .json()
                        .at("/0/given_name")
                        .asText())
                .isEqualTo("Bob");
    }

    @Test
    void anUpsertReplacesMetadataAsAWhole() throws IOException {
        Result ann = createUser("ann@example.com", ",'user_metadata':{'a':1,'b':2}");

        Result job =
                upload(form("[{'email':'ann@example.com','name':'Ann','user_metadata':{'c':3}}]", connection, "true"));

        assertThat(api.get("/jobs/" + job.text("id"))
                        .json()
                        .at("/summary/updated")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get("/jobs/" + job.text("id") + "/errors").status()).isEqualTo(204);
        JsonNode changed =
                api.get("/users/" + Caller.encode(ann.text("user_id"))).json();
        assertThat(changed.get("user_metadata").toString()).isEqualTo("{\"c\":3}");
        assertThat(changed.get("name").asText()).isEqualTo("Ann");
    }

    @Test
    void anImportKeepsGivenIdsWithoutDoublingThePrefix() throws IOException {
        upload("[{'email':'ann@example.com','user_id':'abc'}]");

        assertThat(api.get("/users/auth0%7Cabc").status()).isEqualTo(200);
    }

    @Test
    void aFileThatIsNoListFailsAsAWhole() throws IOException {
        Result job = upload("{'email':'ann@example.com'}");

        assertThat(api.get("/jobs/" + job.text("id")).text("status")).isEqualTo("failed");
        JsonNode errors = api.get("/jobs/" + job.text("id") + "/errors").json();
        assertThat(errors.isObject()).isTrue();
        assertThat(errors.get("status_details").asText()).startsWith("Failed to parse users file JSON");
    }

    @Test
    void onlyTwoImportsRunAtATime() throws IOException {
        emulator.switches().jobTime(Duration.ofMinutes(1));
        Result first = upload("[{'email':'a@example.com'}]");
        upload("[{'email':'b@example.com'}]");

        Result third = upload("[{'email':'c@example.com'}]");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.message()).startsWith("There are 2 active import users jobs");
        assertThat(api.get("/jobs/" + first.text("id")).text("status")).isEqualTo("pending");
        emulator.clock().advance(Duration.ofMinutes(1));
        assertThat(api.get("/jobs/" + first.text("id")).text("status")).isEqualTo("completed");
        assertThat(upload("[{'email':'c@example.com'}]").status()).isEqualTo(202);
    }

    @Test
    void aJobIsPendingForSoManyPolls() throws IOException {
        emulator.switches().jobPolls(2);
        String job = upload("[{'email':'a@example.com'}]").text("id");

        assertThat(api.get("/jobs/" + job).text("status")).isEqualTo("pending");
        assertThat(api.get("/jobs/" + job).text("status")).isEqualTo("pending");
        assertThat(api.get("/jobs/" + job).text("status")).isEqualTo("completed");
    }

    @Test
    void aFormThatIsNotAsItHasToBeIsRefused() throws IOException {
        assertRefused(
                upload(form("[{'email':'a@example.com'}]", "\"" + connection + "\"", "false")),
                400,
                "invalid_body",
                "Payload validation error: 'String does not match pattern ^con_[A-Za-z0-9]{16}$' on property"
                        + " connection_id.");
        assertRefused(
                upload(form("[{'email':'a@example.com'}]", "con_0000000000000000", "false")),
                400,
                "invalid_body",
                "The connection does not exist.");
        assertRefused(upload(""), 400, "invalid_body", "Users file must not be empty.");
        assertRefused(
                upload("[{'email':'" + "a".repeat(512_000) + "@example.com'}]"),
                413,
                "",
                "Payload content length greater than maximum allowed: 512000");
        assertThat(api.exchange("POST", "/jobs/users-imports", "application/json", "[]")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aVerificationMailIsAJob() {
        String id = createUser("ann@example.com", ",'verify_email':false").text("user_id");
        assertThat(emulator.mailsTo("ann@example.com")).isEmpty();

        Result job = api.post("/jobs/verification-email", "{'user_id':'" + id + "'}");

        assertThat(job.status()).isEqualTo(201);
        assertThat(job.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("type", "status", "created_at", "id");
        assertThat(api.get("/jobs/" + job.text("id")).text("status")).isEqualTo("completed");
        assertThat(emulator.mailsTo("ann@example.com")).containsExactly("verification_email");
        assertThat(api.get("/jobs/job_0000000000000000").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'password_hash':'$2b$10$abcdefghijklmnopqrstuuqflPDzB6gcMhKa1rZqKiun2YGL5sa2u'}",
                "{'custom_password_hash':{'algorithm':'bcrypt','hash':{'value':'$2b$10$abcdefghijklmnopqrstuuqflPDzB6gcMhKa1rZqKiun2YGL5sa2u'}}}",
                "{'custom_password_hash':{'algorithm':'pbkdf2','hash':{'value':"
                        + "'$pbkdf2-sha256$i=1,l=32$c2FsdA$ON9CizCTCOSMNofn+QvaDpzyU1aMIex1Sg4HarSrZCM'}}}",
            })
    void aPasswordIsCheckedAgainstTheHashThatCameInstead(String row) {
        Credential credential = PasswordHashes.of(row(row)).orElseThrow();

        assertThat(credential.matches("secret")).isTrue();
        assertThat(credential.matches("Secret")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'password_hash':'secret'}",
                "{'custom_password_hash':{'algorithm':'bcrypt','hash':{'value':'secret'}}}",
                "{'custom_password_hash':{'algorithm':'pbkdf2','hash':{'value':'$pbkdf2-sha256$i=1,l=9$c2FsdA$ON9C'}}}",
                "{'custom_password_hash':{'algorithm':'argon2','hash':{'value':'$argon2id$v=16$m=8,t=1,p=1$a$b'}}}",
            })
    void aHashThatIsNotOfItsAlgorithmIsRefused(String row) {
        assertThat(PasswordHashes.of(row(row))).isEmpty();
    }

    private static JsonNode row(String json) {
        return Json.parse(json.replace('\'', '"')).orElseThrow();
    }

    private Result upload(String users) throws IOException {
        return upload(form(users, connection, "false"));
    }

    private Result upload(Form form) throws IOException {
        return api.exchange("POST", "/jobs/users-imports", "multipart/form-data; boundary=" + Form.BOUNDARY, form.text);
    }

    private static Form form(String users, String connection, String upsert) {
        return new Form(part("connection_id", connection) + part("upsert", upsert)
                + part("users\"; filename=\"users.json", users.replace('\'', '"')) + "--" + Form.BOUNDARY + "--\r\n");
    }

    private static String part(String name, String value) {
        return "--" + Form.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                + "\r\n";
    }

    private record Form(String text) {
        private static final String BOUNDARY = "x-boundary-x";
    }
}
