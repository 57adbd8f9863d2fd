package io.ostiary.auth0.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.auth0.emulator.Caller.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserSearchEmulatorTest extends EmulatorContext {
    @BeforeEach
    void users() {
        createUser("ann@example.com", ",'name':'Ann Lee','user_metadata':{'colour':'red','tags':['a','b']}");
        createUser("bob@example.org", ",'name':'Bob Lee','given_name':'Bob','blocked':true");
        createUser("eve@sub.example.com", ",'name':'eve','app_metadata':{'plan':{'tier':3}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "email:\"ANN@example.com\"; ann",
                "email:ann@example.com; ann",
                "email:ann*; ann",
                "email:*example.com; ann eve",
                "email:a?n@*; ann",
                "name:\"ann lee\"; ann",
                "name:Ann\\ Lee; ann",
                "name:*lee; ann bob",
                "name:lee; ''",
                "email.domain:\"example.com\"; ann",
                "blocked:true; bob",
                "NOT blocked:true; ann eve",
                "-blocked:true; ann eve",
                "_exists_:given_name; bob",
                "NOT _exists_:given_name; ann eve",
                "user_metadata.colour:red; ann",
                "user_metadata.colour:RED; ''",
                "user_metadata.tags:\"b\"; ann",
                "app_metadata.plan.tier:3; eve",
                "app_metadata.plan.tier:[2 TO 3]; eve",
                "app_metadata.plan.tier:{3 TO *}; ''",
                "red; ''",
                "eve; eve",
                "name:eve OR given_name:Bob; bob eve",
                "name:eve given_name:Bob; bob eve",
                "name:*lee AND blocked:true; bob",
                "name:*lee && !blocked:true; ann",
                "+name:*lee -blocked:true; ann",
                "name:(eve OR *lee) AND NOT blocked:true; ann eve",
                "(name:eve OR name:ann*) AND email:*example.com; ann eve",
                "identities.connection:\"Username-Password-Authentication\" AND email:bob*; bob",
                "created_at:[2020-01-01 TO *]; ann bob eve",
                "created_at:{* TO 2020}; ''",
            })
    void aQueryFindsWhoItIsAbout(String query, String expected) {
        assertThat(find(query)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_metadata.colour:r*",
                "user_metadata.colour:[a TO z]",
                "name:*le",
                "name:\"open",
                "name:(open",
                "name:",
                "AND name:eve",
                "name:eve)",
                "name:eve~",
                "name:eve^2",
                "name:/e.e/",
                "created_at:[2020 2021]",
                "a:b:c",
            })
    void whatTheEngineDoesNotTakeIsRefused(String query) {
        Result refused = api.get("/users?q=" + Caller.encode(query));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("invalid_query_string");
    }

    @Test
    void aWildcardIsOfWholeCharacters() {
        createUser("emoji@example.com", ",'name':'grin 😀 face'");

        assertThat(find("name:*in\\ 😀\\ f*")).containsExactly("emoji");
        assertThat(find("name:grin\\ ?\\ face")).containsExactly("emoji");
    }

    @Test
    void aRangeOfTimesIsExactToTheMillisecond() {
        String created =
                api.get("/users?q=name:eve").json().get(0).get("created_at").asText();
        String escaped = created.replace(":", "\\:");

        assertThat(find("name:eve AND created_at:[" + created + " TO " + created + "]"))
                .containsExactly("eve");
        assertThat(find("name:eve AND created_at:{" + escaped + " TO *}")).isEmpty();
        assertThat(find("name:eve AND created_at:[\"" + created + "\" TO *}")).containsExactly("eve");
    }

    @Test
    void aListIsAnArrayUnlessTotalsAreAskedFor() {
        assertThat(api.get("/users").json().isArray()).isTrue();
        JsonNode envelope =
                api.get("/users?include_totals=true&per_page=2&sort=email:-1").json();
        assertThat(envelope.get("start").asInt()).isZero();
        assertThat(envelope.get("limit").asInt()).isEqualTo(2);
        assertThat(envelope.get("length").asInt()).isEqualTo(2);
        assertThat(envelope.get("total").asInt()).isEqualTo(3);
        assertThat(envelope.at("/users/0/email").asText()).isEqualTo("eve@sub.example.com");
    }

    @Test
    void onlyTheFirstThousandCanBePagedThrough() {
        assertThat(api.get("/users?page=9&per_page=100").status()).isEqualTo(200);
        assertRefused(
                api.get("/users?page=10&per_page=100"),
                400,
                "invalid_paging",
                "You can only page through the first 1000 records. See"
                        + " https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation");
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertRefused(
                api.get("/users?per_page=500"),
                400,
                "invalid_query_string",
                "Query validation error: 'Value 500 is greater than maximum 100' on property per_page"
                        + " (Number of results per page).");
        assertRefused(
                api.get("/users?page=x"),
                400,
                "invalid_query_string",
                "Query validation error: 'Expected type integer but found type string' on property page"
                        + " (Page index of the results to return. First page is 0).");
        assertThat(api.get("/users?sort=user_metadata.colour:1").status()).isEqualTo(400);
        assertThat(api.get("/users?search_engine=v2").message())
                .isEqualTo("You are not allowed to use search_engine=v2. Use search_engine=v3 instead.");
        assertThat(api.get("/users?unheard_of=1").status()).isEqualTo(200);
    }

    @Test
    void aQueryThatIsTooLongIsRefused() {
        assertThat(api.get("/users?q=name:" + "x".repeat(9_000)).status()).isEqualTo(414);
    }

    @Test
    void aSearchFindsAChangeOnlyAfterTheLag() {
        emulator.switches().searchLag(Duration.ofSeconds(5));
        String zoe = user("zoe@example.com");

        assertThat(find("email:zoe@example.com")).isEmpty();
        assertThat(api.get("/users/" + zoe).status()).isEqualTo(200);
        assertThat(api.get("/users-by-email?email=zoe%40example.com").json()).hasSize(1);
        emulator.clock().advance(Duration.ofSeconds(5));
        assertThat(find("email:zoe@example.com")).hasSize(1);

        api.delete("/users/" + zoe);
        assertThat(find("email:zoe@example.com")).hasSize(1);
    }

    @Test
    void aSearchFindsAChangeOnlyAfterSoManyReads() {
        emulator.switches().searchLagReads(1);
        user("zoe@example.com");

        assertThat(find("email:zoe@example.com")).isEmpty();
        assertThat(find("email:zoe@example.com")).hasSize(1);
    }

    @Test
    void aLookUpByAddressIsExact() {
        assertThat(api.get("/users-by-email?email=ann%40example.com").json()).hasSize(1);
        assertThat(api.get("/users-by-email?email=ANN%40example.com").json()).isEmpty();
        assertRefused(
                api.get("/users-by-email"),
                400,
                "invalid_query_string",
                "Query validation error: 'Missing required property: email'.");
    }

    private List<String> find(String query) {
        Result found = api.get("/users?sort=email:1&q=" + Caller.encode(query));
        assertThat(found.status()).as(found.message()).isEqualTo(200);
        return found.json()
                .valueStream()
                .map(user -> user.get("email").asText().split("@", 2)[0])
                .toList();
    }
}
