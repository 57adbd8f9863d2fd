package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Call;
import io.ostiary.auth0.emulator.Auth0Emulator;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdSource;
import io.ostiary.backend.RandomSource;
import io.ostiary.backend.Retry;
import io.ostiary.backend.Runtime;
import io.ostiary.backend.Settings;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** An emulated tenant with a backend on it. Waiting takes no time. */
final class Emulated implements AutoCloseable {
    final Auth0Emulator tenant = Auth0Emulator.start();
    final Auth0Backend backend;
    private final Map<String, String> more;
    private final OkHttpClient operator = new OkHttpClient();

    Emulated() {
        this(Map.of());
    }

    /**
     * A tenant whose backend has more settings than it needs.
     *
     * @param more those settings
     */
    Emulated(Map<String, String> more) {
        this.more = more;
        backend = another();
    }

    /** A group such as a directory brings one: no call of Auth0's makes it. */
    Group createGroup(Directory directory, String name) {
        return directory.groups().find(GroupId.of(tenant.addGroup(name))).orElseThrow();
    }

    /** The membership that a directory brings. */
    void addMember(GroupId group, UserId user) {
        tenant.addGroupMember(group.value(), user.value());
    }

    /**
     * Enrols a telephone as second factor.
     *
     * @param last digit of its number
     */
    void enrolFactor(UserId user, int last) {
        post(
                "users/" + user.value().replace("|", "%7C") + "/authentication-methods",
                "{\"type\":\"phone\",\"phone_number\":\"+1415555010" + last + "\"}");
    }

    /** What a backend needs to reach the tenant. */
    static Map<String, String> settings(Auth0Emulator tenant) {
        Map<String, String> settings = new HashMap<>();
        settings.put("domain", tenant.domain());
        settings.put("url", tenant.url());
        settings.put("client-id", tenant.clientId());
        settings.put("client-secret", tenant.clientSecret());
        settings.put("sign-in-client-id", tenant.signInClientId());
        settings.put("sign-in-client-secret", tenant.signInClientSecret());
        settings.put("invitation-client-id", tenant.signInClientId());
        settings.put("audience", Auth0Emulator.AUDIENCE);
        settings.put("requests-per-second", "1000");
        return settings;
    }

    /** Another backend on the same tenant. */
    Auth0Backend another() {
        return another(tenant.clock()::advance);
    }

    /** Another backend on the same tenant, that waits like that. */
    Auth0Backend another(Retry.Sleeper sleeper) {
        Map<String, String> settings = settings(tenant);
        settings.putAll(more);
        return new Auth0Backend(
                Auth0Settings.of(Settings.check(Auth0Settings.DECLARATION, settings)),
                new Runtime(tenant.clock(), IdSource.RANDOM, RandomSource.SECURE),
                sleeper);
    }

    Directory directory() {
        return backend.directory(TenantId.of(tenant.domain()), Call.system("test"));
    }

    /** What the tenant answers an operator who looks at that path of the Management API. */
    JsonNode get(String path) {
        return send("GET", path, null);
    }

    /** Changes what is at that path. */
    void patch(String path, String json) {
        JsonNode unused = send("PATCH", path, json);
    }

    /** Creates something at that path. */
    void post(String path, String json) {
        JsonNode unused = send("POST", path, json);
    }

    private JsonNode send(String method, String path, @Nullable String json) {
        Request request = new Request.Builder()
                .url(tenant.url() + "/api/v2/" + path)
                .header("Authorization", "Bearer " + tenant.tokenOfAll())
                .method(method, json == null ? null : RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (Response response = operator.newCall(request).execute()) {
            String body = response.body().string();
            assertThat(response.isSuccessful()).as(body).isTrue();
            return RawJson.parse(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        backend.close();
        tenant.close();
    }
}
