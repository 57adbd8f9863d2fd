package io.ostiary.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.memory.junit.TestClock;
import io.ostiary.role.Roles;
import io.ostiary.session.Session;
import io.ostiary.session.Sessions;
import io.ostiary.session.SignIn;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.Users;
import java.util.Map;
import java.util.Objects;

/** A backend whose time stands still and whose passwords cost nothing, with shorthands for its main tenant. */
record Fixture(MemoryBackend backend, TestClock clock, CountingHashing hashing) {
    static final TenantId MAIN = TenantId.of("main");
    static final Call CALL = Call.system("test");
    static final Secret PASSWORD = Secret.of("correct horse");
    static final Secret WRONG = Secret.of("battery staple");

    static Fixture open() {
        return open(Map.of());
    }

    static Fixture open(Map<String, String> settings) {
        var clock = new TestClock();
        var hashing = new CountingHashing();
        var backend = MemoryBackend.builder()
                .settings(settings)
                .clock(clock)
                .passwordHashing(hashing)
                .open();
        return new Fixture(backend, clock, hashing);
    }

    Directory directory() {
        return backend.directory(MAIN, CALL);
    }

    Users users() {
        return directory().users();
    }

    Sessions sessions() {
        return directory().sessions();
    }

    Roles roles() {
        return directory().roles();
    }

    /** A user with that address and {@link #PASSWORD}. */
    User user(String email) {
        return users().create(NewUser.withEmail(email).password(PASSWORD).build());
    }

    SignedIn signIn(String identifier) {
        SignIn outcome = sessions().authenticate(identifier, PASSWORD);
        assertThat(outcome).isInstanceOf(SignedIn.class);
        return (SignedIn) outcome;
    }

    static Session session(SignedIn signedIn) {
        return Objects.requireNonNull(signedIn.session());
    }

    static Secret refreshToken(SignedIn signedIn) {
        Secret token = signedIn.tokens().refreshToken();
        assertThat(token).isNotNull();
        return token == null ? Secret.of("") : token;
    }
}
