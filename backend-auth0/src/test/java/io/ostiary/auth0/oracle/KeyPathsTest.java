package io.ostiary.auth0.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyPathsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatRealityShowedIsNoDeviation() {
        assertThat(deviations("{'users':[{'id':'x'}],'total':0}", "{'users':[{'id':'1'},{'id':'2'}],'total':2}"))
                .isEmpty();
    }

    @Test
    void aKeyThatRealityNeverShowedIsFoundOnce() {
        assertThat(deviations("{'users':[{'id':1,'mail':{'a':1}},{'id':2,'mail':{}}]}", "{'users':[{'id':1}]}"))
                .containsExactly("$.users[].mail was never shown");
    }

    @Test
    void aKeyThatRealityAlwaysShowsIsMissed() {
        assertThat(deviations("{'users':[{'id':1},{}]}", "{'users':[{'id':1,'name':'a'},{'id':2}]}"))
                .containsExactly("$.users[].id is missing");
    }

    @Test
    void aKeyThatRealityShowsNowAndThenIsNotMissed() {
        assertThat(deviations("{}", "{'next':'a'}", "{}")).isEmpty();
    }

    @Test
    void whatIsAlwaysInSomethingAbsentIsNotMissed() {
        assertThat(deviations("{'users':[]}", "{'users':[{'id':1}]}")).isEmpty();
    }

    @Test
    void aValueOfAnotherTypeIsFound() {
        assertThat(deviations("{'total':'1'}", "{'total':1}")).containsExactly("$.total is of another type");
        assertThat(deviations("{'total':null}", "{'total':1}")).containsExactly("$.total is of another type");
        assertThat(deviations("[]", "{}")).containsExactly("$ is of another type");
    }

    @Test
    void whatRealityLeftEmptyHasNothingToCompareWith() {
        assertThat(deviations("{'users':[{'id':1}]}", "{'users':[]}"))
                .containsExactly("$.users[] has nothing to compare with");
        assertThat(deviations("{'device':{'ip':1}}", "{'device':null}"))
                .containsExactly("$.device has nothing to compare with");
    }

    @Test
    void metadataHasTheKeysThatPeopleGiveIt() {
        assertThat(deviations("{'user_metadata':{'a':{'b':1}}}", "{'user_metadata':{'c':1}}"))
                .isEmpty();
    }

    @Test
    void noBodyIsNotAnEmptyOne() {
        KeyPaths none = KeyPaths.shownBy(List.of(MissingNode.getInstance()));

        assertThat(none.deviations(MissingNode.getInstance())).isEmpty();
        assertThat(none.deviations(json("{}"))).hasSize(1);
    }

    private static List<String> deviations(String answer, String... reality) {
        KeyPaths paths =
                KeyPaths.shownBy(Arrays.stream(reality).map(KeyPathsTest::json).toList());
        return paths.deviations(json(answer)).stream().map(Deviation::toString).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
