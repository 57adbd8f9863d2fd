package io.ostiary.auth0;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.form.Form;
import io.ostiary.form.FormContent;
import io.ostiary.form.FormId;
import io.ostiary.form.FormStatus;
import io.ostiary.form.FormSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A form as Auth0 says it: what is saved is what people see. */
record FormRow(JsonNode json) {
    Form toForm() {
        FormContent content = new FormContent(
                json.path("nodes").valueStream().map(RawJson::object).toList(),
                part("start"),
                part("ending"),
                part("style"),
                part("languages"),
                part("messages"),
                part("translations"));
        return new Form(id(), name(), content, content);
    }

    FormSummary summary() {
        return new FormSummary(id(), name(), FormStatus.PUBLISHED);
    }

    /** What makes the one the other; what is empty then is sent as null. */
    static Map<String, @Nullable Object> change(Form before, Form after) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!after.name().equals(before.name())) {
            body.put("name", after.name());
        }
        Map<String, Object> old = before.draft().parts();
        Map<String, Object> next = after.draft().parts();
        next.forEach((part, value) -> {
            if (!Objects.equals(old.get(part), value)) {
                body.put(part, value);
            }
        });
        old.keySet().stream().filter(part -> !next.containsKey(part)).forEach(part -> body.put(part, null));
        return body;
    }

    private FormId id() {
        return FormId.of(json.path("id").asText());
    }

    private String name() {
        return json.path("name").asText();
    }

    private Map<String, @Nullable Object> part(String name) {
        JsonNode part = json.path(name);
        return part.isObject() ? RawJson.object(part) : Map.of();
    }
}
