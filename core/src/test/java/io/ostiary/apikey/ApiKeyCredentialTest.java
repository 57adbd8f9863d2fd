package io.ostiary.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Secret;
import io.ostiary.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyCredentialTest {
    private static final ApiKeyCredential KEY = new ApiKeyCredential(
            TenantId.of("zwölf/../mandanten"), ApiKeyId.of("7.b"), Secret.of("pr00f_-~of-43-characters"));

    @Test
    void whatIsHandedOverIsReadBack() {
        assertThat(ApiKeyCredential.parse(KEY.toSecret())).contains(KEY);
    }

    @Test
    void itIsOneWordThatScannersKnowAndHeadersCanHold() {
        assertThat(KEY.toSecret().reveal()).matches("ostk_[A-Za-z0-9._~-]+");
    }

    @Test
    void printedItShowsNoProof() {
        assertThat(KEY.toString()).doesNotContain(KEY.proof().reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ostk_",
                "ostk_bWFpbg.MQ",
                "ostk_bWFpbg.MQ.",
                "ostk_bWFpbg..proof",
                "ostk_.MQ.proof",
                "ostk_bWFpbg.MQ.proof.more",
                "OSTK_bWFpbg.MQ.proof",
                " ostk_bWFpbg.MQ.proof",
                "ostk_bWFpbg.MQ.proof\n",
                "ostk_b.MQ.proof",
                "ostk_bWFpbg.MQ.pröof",
                "ostk_AAAA.MQ.proof",
                "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"
            })
    void whatHasNotTheFormIsNoKey(String shown) {
        assertThat(ApiKeyCredential.parse(Secret.of(shown))).isEmpty();
    }

    @Test
    void somethingEndlessIsNoKey() {
        assertThat(ApiKeyCredential.parse(Secret.of("ostk_bWFpbg.MQ." + "a".repeat(10_000))))
                .isEmpty();
    }
}
