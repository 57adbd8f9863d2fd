package io.ostiary.auth0;

import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.session.Tokens;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** An emulated tenant of a given size, which logs what it is asked. */
final class RoundTripTenant implements AutoCloseable {
    static final Secret PASSWORD = Secret.of("Canary-Password-1!");
    static final String CROWD = "crowd";
    static final String PERMISSION = "read:things";

    private final Emulated emulated = new Emulated();
    private final AtomicInteger names = new AtomicInteger();
    private final int sessionsEach;

    /**
     * A tenant.
     *
     * @param users how many there are, all in the role {@value #CROWD}
     * @param roles how many there are besides
     * @param sessionsEach how often a user is signed in
     */
    RoundTripTenant(int users, int roles, int sessionsEach) {
        this.sessionsEach = sessionsEach;
        emulated.tenant.addScopes(List.of(PERMISSION));
        Role crowd =
                directory().roles().create(NewRole.of(CROWD), IfExists.FAIL).value();
        for (int number = 0; number < roles; number++) {
            directory().roles().create(NewRole.of("filling-" + number), IfExists.FAIL);
        }
        for (int number = 0; number < users; number++) {
            User user = directory()
                    .users()
                    .create(NewUser.withEmail("crowd-" + number + "@example.com")
                            .build());
            directory().roles().assign(user.id(), crowd.id());
        }
    }

    TenantId tenant() {
        return TenantId.of(emulated.tenant.domain());
    }

    IdentityBackend backend() {
        return emulated.backend;
    }

    Directory directory() {
        return backend().directory(tenant(), call());
    }

    /** The same tenant for a backend that knows nothing of it yet. */
    IdentityBackend another() {
        return emulated.another();
    }

    static Call call() {
        return Call.system("round trips");
    }

    /** What the backend asks meanwhile, but for its own sign-in. */
    List<String> requests(Runnable action) {
        emulated.tenant.log().clear();
        action.run();
        return emulated.tenant.log().exchanges().stream()
                .filter(exchange -> !exchange.request().contains("client_credentials"))
                .map(Exchange::operation)
                .toList();
    }

    String name() {
        return "name-" + names.incrementAndGet();
    }

    User user() {
        return directory()
                .users()
                .create(NewUser.withEmail(name() + "@example.com")
                        .password(PASSWORD)
                        .build());
    }

    Role role() {
        return directory().roles().create(NewRole.of(name()), IfExists.FAIL).value();
    }

    User userWithRole() {
        User user = user();
        directory().roles().assign(user.id(), role().id());
        return user;
    }

    /** Somebody with second factors, as many as others have sessions. */
    User userWithFactors() {
        User user = user();
        for (int number = 0; number < sessionsEach; number++) {
            emulated.post(
                    "users/" + user.id().value().replace("|", "%7C") + "/authentication-methods",
                    "{\"type\":\"phone\",\"phone_number\":\"+1415555010" + number + "\"}");
        }
        return user;
    }

    /** A session, and what it got. */
    record Live(Session session, Tokens tokens) {}

    /** One of a new user's sessions. */
    Live session() {
        User user = user();
        Tokens tokens = null;
        for (int number = 0; number < sessionsEach; number++) {
            tokens = ((SignIn.SignedIn) directory().sessions().authenticate(user.label(), PASSWORD)).tokens();
        }
        List<Session> sessions =
                directory().sessions().list(user.id(), PageRequest.first()).items();
        return new Live(sessions.get(0), Objects.requireNonNull(tokens));
    }

    @Override
    public void close() {
        emulated.close();
    }
}
