package io.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Violation;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionRecordsTest {
    @Test
    void noCallerSetsAClaimThatTheProtocolsDefine() {
        ClaimMapper.RESERVED.forEach(claim -> assertThatThrownBy(
                        () -> new NewSession(UserId.of("u"), null, Map.of(claim, "x")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(claim));
        assertThat(NewSession.of(UserId.of("u")).claims()).isEmpty();
    }

    @Test
    void everythingWrongWithANewSessionIsToldAtOnce() {
        assertThatThrownBy(() -> new NewSession(UserId.of("u"), "", Map.of("sub", "x", "a", new Object())))
                .isInstanceOfSatisfying(
                        InvalidArgumentException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .containsExactly("application", "claims.sub", "claims.a"));
    }

    @Test
    void claimsAreReadAsTheyAre() {
        Map<String, @Nullable Object> claims = new HashMap<>(Map.of("roles", Set.of("a"), "note", "a\u0000b"));
        var verification = TokenVerification.active(claims, TokenVerification.Checked.SIGNATURE);
        claims.clear();

        assertThat(verification.claims()).isEqualTo(Map.of("roles", Set.of("a"), "note", "a\u0000b"));
    }

    @Test
    void anInactiveTokenHasAReasonAndNoClaims() {
        var inactive =
                TokenVerification.inactive(TokenVerification.Reason.EXPIRED, TokenVerification.Checked.SIGNATURE);

        assertThat(inactive.active()).isFalse();
        assertThat(inactive.claims()).isEmpty();
        assertThat(TokenVerification.active(Map.of("sub", "u"), TokenVerification.Checked.SESSION)
                        .reason())
                .isNull();
    }
}
