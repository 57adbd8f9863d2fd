package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.Operation;
import io.ostiary.Pages;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.conformance.Harness;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a story plays: a tenant of some backend, and an assistant whose person approves everything. */
final class Stage implements AutoCloseable {
    static final Call CALL = Call.system("story");

    private final Harness harness;
    private final IdentityBackend backend;
    private final Assistant assistant;

    Stage(Harness harness, Path folder, Transport transport) {
        this.harness = harness;
        this.backend = harness.open();
        var options = ServerOptions.builder()
                .toolsets(List.of("all"))
                .defaultTenant(harness.tenant())
                .secretsFolder(folder.resolve("secrets"))
                .build();
        this.assistant = Assistant.connect(
                new IdentityTools(backend, options, Clock.systemUTC()), transport, Person.approving());
    }

    Harness harness() {
        return harness;
    }

    IdentityBackend backend() {
        return backend;
    }

    Directory main() {
        return backend.directory(harness.tenant(), CALL);
    }

    boolean can(Operation operation) {
        return backend.capabilities().supports(operation);
    }

    boolean can(Operation operation, String parameter) {
        return backend.capabilities().supports(operation, parameter);
    }

    /**
     * Calls the operation's tool, which has to succeed.
     *
     * @return the reply; empty where the backend lacks the operation, so that its tool is neither offered nor known
     */
    Optional<Reply> tell(Operation operation, Map<String, ? extends @Nullable Object> arguments) {
        if (can(operation)) {
            return Optional.of(assistant.call(operation.id(), arguments).done());
        }
        assistant.isWithout(operation.id(), arguments);
        return Optional.empty();
    }

    /** The arguments with one more, where the backend can honour it; else that it cannot is the answer to it. */
    Map<String, Object> with(Operation operation, Map<String, Object> arguments, String parameter, Object value) {
        Map<String, Object> more = new HashMap<>(arguments);
        more.put(parameter, value);
        String lacking = can(operation, parameter) ? parameter + "." + value : parameter;
        if (!can(operation) || can(operation, lacking)) {
            return more;
        }
        refuses(operation, more, lacking);
        return arguments;
    }

    /** Calls the operation's tool, which has to say that it cannot honour the parameter, or that value of one. */
    void refuses(Operation operation, Map<String, Object> arguments, String lacking) {
        assertThat(assistant
                        .call(operation.id(), arguments)
                        .refused("unsupported")
                        .detail())
                .contains(backend.capabilities().lackingParameters(operation).get(lacking));
    }

    /** Makes a user whose address is verified. */
    User user(String name, Secret password) {
        return main().users()
                .create(NewUser.withEmail(name + "@example.com")
                        .emailVerified(true)
                        .password(password)
                        .build());
    }

    /** Makes a user without a password whom the backend can link. */
    User linkable(String name) {
        User user = main().users()
                .create(NewUser.withEmail(name + "@example.com")
                        .emailVerified(true)
                        .build());
        harness.seedLinkableIdentity(main(), user.id());
        return user;
    }

    /** The user as it is now. */
    User now(User user) {
        return main().users().find(user.id()).orElseThrow();
    }

    List<Session> sessions(User user) {
        return Pages.stream(page -> main().sessions().list(user.id(), page)).toList();
    }

    /** Whether somebody gets in with that password, or to the second factor. */
    boolean lets(String identifier, Secret password) {
        return !(main().sessions().authenticate(identifier, password) instanceof SignIn.Rejected);
    }

    @Override
    public void close() {
        try (harness;
                backend) {
            assistant.close();
        }
    }
}
