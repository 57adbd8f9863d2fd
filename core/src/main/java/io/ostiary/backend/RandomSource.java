package io.ostiary.backend;

import java.security.SecureRandom;

/** Makes random bytes for salts, tokens and jitter. Injected, so that tests can foresee them. */
@FunctionalInterface
public interface RandomSource {
    /** Cryptographically strong randomness. */
    RandomSource SECURE = new RandomSource() {
        private final SecureRandom random = new SecureRandom();

        @Override
        public byte[] bytes(int count) {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        }
    };

    /** That many random bytes. */
    byte[] bytes(int count);
}
