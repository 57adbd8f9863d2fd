package io.ostiary.memory.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserQuery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OstiaryExtension.class)
class OstiaryExtensionTest {
    @BeforeEach
    void somebodyIsThere(Directory directory) {
        directory
                .users()
                .create(NewUser.withEmail("ada@example.com")
                        .password(Secret.of("correct horse"))
                        .build());
    }

    @RepeatedTest(3)
    void everyTestStartsWithABackendOfItsOwn(Directory directory) {
        assertThat(directory.users().count(UserQuery.all())).isEqualTo(1);
    }

    @Test
    void everyParameterBelongsToTheSameBackend(
            IdentityBackend backend, MemoryBackend memory, Directory directory, TestClock clock) {
        assertThat(backend).isSameAs(memory);
        assertThat(directory.tenant()).isEqualTo(memory.mainTenant());
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void theTestMovesTheTime(Directory directory, TestClock clock) {
        assertThat(directory.sessions().authenticate("ada@example.com", Secret.of("correct horse")))
                .isInstanceOfSatisfying(SignedIn.class, signedIn -> {
                    assertThat(directory
                                    .sessions()
                                    .list(signedIn.user(), PageRequest.first())
                                    .items())
                            .hasSize(1);
                    clock.advance(Duration.ofDays(8));
                    assertThat(directory
                                    .sessions()
                                    .list(signedIn.user(), PageRequest.first())
                                    .items())
                            .isEmpty();
                });
        User late =
                directory.users().create(NewUser.withEmail("late@example.com").build());
        assertThat(late.createdAt()).isEqualTo(Instant.parse("2026-01-09T00:00:00Z"));
    }
}
