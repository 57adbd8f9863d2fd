package io.ostiary.auth0.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/** Imports of users from a file that comes as a form. */
final class ImportsApi implements Resource {
    private static final String TYPE = "users_import";
    private static final int LARGEST = 512_000;
    private static final int AT_ONCE = 2;

    private static final ObjectRule FORM = Rule.object()
            .optional("connection_id", Rule.text().pattern("^con_[A-Za-z0-9]{16}$"))
            .optional("upsert", Rule.flag())
            .optional("send_completion_email", Rule.flag());

    private final Tenant tenant;
    private final Jobs jobs;

    ImportsApi(Tenant tenant, Jobs jobs) {
        this.tenant = tenant;
        this.jobs = jobs;
    }

    @Override
    public void route(Router router) {
        router.management("POST /jobs/users-imports", this::create).scopes("create:users");
    }

    private Answer create(Request request) {
        if (request.content().size() > LARGEST) {
            throw Problem.of(413, "Payload content length greater than maximum allowed: " + LARGEST);
        }
        Map<String, String> form = form(request);
        if (!form.containsKey("users")) {
            throw Problem.invalidBody("Must provide 'users' file as multipart part.");
        }
        if (!form.containsKey("connection_id")) {
            throw Problem.invalidBody("Must provide 'connection_id' as multipart part.");
        }
        try {
            FORM.checkTexts(form);
        } catch (Rule.InvalidValue invalid) {
            throw invalid.in(Rule.Part.BODY);
        }
        String users = form.getOrDefault("users", "");
        if (users.isBlank()) {
            throw Problem.invalidBody("Users file must not be empty.");
        }
        ObjectNode connection = connection(form.getOrDefault("connection_id", ""));
        if (jobs.running(TYPE) >= AT_ONCE) {
            throw Problem.of(
                    429,
                    "There are " + AT_ONCE
                            + " active import users jobs, please wait until some of them are finished and"
                            + " try again");
        }
        ObjectNode status = Json.object()
                .put("type", TYPE)
                .put("connection_id", connection.get("id").asText())
                .put("connection", connection.get("name").asText());
        String externalId = form.getOrDefault("external_id", "");
        if (!externalId.isEmpty()) {
            status.put("external_id", externalId);
        }
        boolean upsert = form.getOrDefault("upsert", "false").equals("true");
        Job job = jobs.add(status, new UserImport(tenant, connection, Json.parse(users), upsert));
        return Answer.accepted(job.status());
    }

    private ObjectNode connection(String id) {
        ObjectNode connection = tenant.connections().get(id);
        if (connection == null) {
            throw Problem.invalidBody("The connection does not exist.");
        }
        if (!connection.get("strategy").asText().equals("auth0")) {
            throw Problem.invalidBody("Connection must be a database connection.");
        }
        if (connection.path("enabled_clients").isEmpty()) {
            throw Problem.invalidBody("Connection must be enabled.");
        }
        return connection;
    }

    private static Map<String, String> form(Request request) {
        String type = String.valueOf(request.headers().get("content-type"));
        int boundary = type.indexOf("boundary=");
        if (!type.startsWith("multipart/form-data") || boundary < 0) {
            throw Problem.of(415, "Unsupported Media Type");
        }
        String mark = type.substring(boundary + "boundary=".length()).replace("\"", "");
        Map<String, String> form = new HashMap<>();
        try (MultipartReader reader = new MultipartReader(buffer(request.content()), mark)) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                form.put(name(part), part.body().readUtf8());
            }
        } catch (IOException malformed) {
            throw Problem.invalidBody("Payload validation error: 'Invalid multipart payload format'.");
        }
        return form;
    }

    private static Buffer buffer(ByteString content) {
        return new Buffer().write(content);
    }

    private static String name(MultipartReader.Part part) {
        String disposition = String.valueOf(part.headers().get("content-disposition"));
        return disposition.replaceFirst(".*?\\bname=\"?([^\";]*).*", "$1");
    }
}
