package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.user.ClaimMapper;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimMapperTest {
    private final Emulated emulated = new Emulated();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void theActionRunsAfterThoseThatRanBefore() {
        emulated.post("actions/actions", """
                {"name":"Theirs","supported_triggers":[{"id":"post-login","version":"v3"}],"code":"exports.x = 1;"}""");
        String theirs = emulated.get("actions/actions?actionName=Theirs")
                .at("/actions/0/id")
                .asText();
        emulated.get("actions/actions/" + theirs);
        emulated.get("actions/actions/" + theirs);
        emulated.post("actions/actions/" + theirs + "/deploy", "{}");
        emulated.patch("actions/triggers/post-login/bindings", """
                {"bindings":[{"ref":{"type":"action_name","value":"Theirs"},"display_name":"Mine"}]}""");

        emulated.directory().claimMappers().set(new ClaimMapper("plan", "plan", true, false));

        assertThat(emulated.get("actions/triggers/post-login/bindings").findValuesAsText("display_name"))
                .containsExactly("Mine", Auth0ClaimMappers.ACTION);
    }

    @Test
    void oneActionServesEveryMapperAndIsBoundOnce() {
        var mappers = emulated.directory().claimMappers();

        mappers.set(new ClaimMapper("plan", "plan", true, false));
        mappers.set(new ClaimMapper("team", "team", true, false));

        assertThat(emulated.get("actions/actions").path("actions")).hasSize(1);
        assertThat(emulated.get("actions/triggers/post-login/bindings").path("bindings"))
                .hasSize(1);
    }

    @Test
    void anActionThatWasEditedByHandIsLeftAlone() {
        var mappers = emulated.directory().claimMappers();
        mappers.set(new ClaimMapper("plan", "plan", true, false));
        String id = emulated.get("actions/actions").at("/actions/0/id").asText();
        emulated.patch("actions/actions/" + id, "{\"code\":\"exports.onExecutePostLogin = async () => {};\"}");

        assertThatThrownBy(mappers::list).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> mappers.set(new ClaimMapper("team", "team", true, false)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> mappers.delete("plan")).isInstanceOf(ConflictException.class);
        assertThat(emulated.get("actions/actions/" + id).path("code").asText())
                .isEqualTo("exports.onExecutePostLogin = async () => {};");
    }

    @Test
    void aClaimThatAuth0KeepsForItselfIsInvalid() {
        for (String claim : List.of("org_id", "gty", "https://acme.auth0.com/plan", "http://webtask.io")) {
            assertThatThrownBy(
                            () -> emulated.directory().claimMappers().set(new ClaimMapper("plan", claim, true, false)))
                    .isInstanceOf(InvalidArgumentException.class);
        }
        assertThat(emulated.tenant.log().exchanges()).isEmpty();
    }
}
