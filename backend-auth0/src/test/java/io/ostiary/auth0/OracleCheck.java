package io.ostiary.auth0;

import io.ostiary.auth0.oracle.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;

/** The kit once more, with all that goes over the wire held against what is known of Auth0. Profile {@code oracle}. */
class OracleCheck extends Auth0ConformanceTest {
    private final Path folder = Path.of(Objects.requireNonNull(
            System.getProperty("oracle.dir"), "-Doracle.dir: the folder with Auth0's documents"));
    private final Trial trial = Trial.begin();

    @AfterAll
    @Timeout(300)
    void theOracleAgrees() throws IOException {
        trial.judge(folder);
    }
}
