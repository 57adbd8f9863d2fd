package io.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {
    private final Secret secret = Secret.of("canary-token");

    @Test
    void aSecretNeverPrints() {
        assertThat(secret.toString()).isEqualTo("Secret[***]");
        assertThat(String.format("%s", secret)).doesNotContain("canary");
        assertThat(java.util.List.of(secret).toString()).doesNotContain("canary");
    }

    @Test
    void aSecretIsRevealedWhereAsked() {
        assertThat(secret.reveal()).isEqualTo("canary-token");
        assertThat(secret.length()).isEqualTo(12);
    }

    @Test
    void secretsAreEqualByValue() {
        assertThat(secret).isEqualTo(Secret.of("canary-token")).hasSameHashCodeAs(Secret.of("canary-token"));
        assertThat(secret).isNotEqualTo(Secret.of("canary-tokem")).isNotEqualTo(Secret.of("canary"));
        assertThat((Object) secret).isNotEqualTo("canary-token");
    }
}
