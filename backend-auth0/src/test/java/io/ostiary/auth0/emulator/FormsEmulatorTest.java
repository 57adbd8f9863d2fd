package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import org.junit.jupiter.api.Test;

class FormsEmulatorTest extends SignInContext {
    @Test
    void whatIsEmptyIsLeftOut() {
        Result created = api.post("/forms", "{'name':'Terms','languages':{'primary':'en'},'messages':{},'nodes':[]}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("id")).matches("ap_[A-Za-z0-9]{22}");
        assertThat(created.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "name", "languages", "created_at", "updated_at");
    }

    @Test
    void aChangeReplacesTheNamedPartsAndNullClears() {
        String path = "/forms/"
                + api.post("/forms", "{'name':'Terms','languages':{'primary':'en'},'style':{'css':'a{}'}}")
                        .text("id");

        Result changed = api.patch(path, "{'languages':{'default':'de'},'style':null}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("languages")).hasSize(1);
        assertThat(changed.json().has("style")).isFalse();
        assertThat(api.get(path).text("name")).isEqualTo("Terms");
    }

    @Test
    void aListHasSummaries() {
        api.post("/forms", "{'name':'Terms','languages':{'primary':'en'}}");

        JsonNode list = api.get("/forms?include_totals=true").json();

        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(list.at("/forms/0/name").asText()).isEqualTo("Terms");
        assertThat(list.at("/forms/0").has("languages")).isFalse();
    }

    @Test
    void bodiesAreCheckedAndWhatIsNotThereIsNotFound() {
        assertThat(api.post("/forms", "{'name':'x','colour':'red'}").errorCode())
                .isEqualTo("invalid_body");
        assertThat(api.post("/forms", "{'name':'x','style':{'theme':'SOFT'}}").errorCode())
                .isEqualTo("invalid_body");
        assertThat(api.post("/forms", "{'name':'x','nodes':[{'id':'a','type':'PAGE'}]}")
                        .errorCode())
                .isEqualTo("invalid_body");
        assertRefused(api.get("/forms/ap_nothing"), 404, "", "Form not found");
        assertRefused(api.delete("/forms/ap_nothing"), 404, "", "Form not found");
    }
}
