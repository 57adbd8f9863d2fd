package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.user.ClaimMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimActionTest {
    private static final ClaimMapper PLAN = new ClaimMapper("plan", "https://example.com/plan", true, false);
    private static final ClaimMapper TEAM = new ClaimMapper("team", "team", false, true);

    @Test
    void theMappersOfACodeAreThoseThatItWasMadeOf() {
        String code = ClaimAction.code(List.of(TEAM, PLAN));

        assertThat(ClaimAction.mappers(Operation.LIST_CLAIM_MAPPERS, code)).containsExactly(PLAN, TEAM);
    }

    @Test
    void whatAClaimHoldsCannotLeaveItsText() {
        ClaimMapper hostile = new ClaimMapper("a", "*/'\"`${x}\\ </script> \u2028 end", true, true);

        String code = ClaimAction.code(List.of(hostile));

        assertThat(code).contains("\\\"`${x}\\\\ </script> \\u2028 end").doesNotContain("\u2028");
        assertThat(code.lines().filter(line -> line.contains("</script>"))).hasSize(2);
        assertThat(ClaimAction.mappers(Operation.LIST_CLAIM_MAPPERS, code)).containsExactly(hostile);
    }

    @Test
    void aCodeThatWasEditedIsAConflict() {
        String code = ClaimAction.code(List.of(PLAN));

        for (String edited : List.of(
                code + " ",
                code.replace("mapper.claim, value", "mapper.claim, 'x'"),
                code.replaceFirst("\"plan\"", "\"team\""),
                "exports.onExecutePostLogin = async (event, api) => {};",
                "// ostiary-claim-mappers: [{\"attribute\":\"\"}]",
                "// ostiary-claim-mappers: not JSON",
                "")) {
            assertThatThrownBy(() -> ClaimAction.mappers(Operation.LIST_CLAIM_MAPPERS, edited))
                    .isInstanceOf(ConflictException.class);
        }
    }
}
