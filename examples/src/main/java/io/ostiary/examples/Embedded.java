package io.ostiary.examples;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.ostiary.Call;
import io.ostiary.IfExists;
import io.ostiary.PageRequest;
import io.ostiary.Secret;
import io.ostiary.backend.Directory;
import io.ostiary.memory.MemoryBackend;
import io.ostiary.role.AssignedRole;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.io.PrintStream;
import java.text.ParseException;
import java.util.Set;

/** A program with an identity provider inside: users, sign-in, tokens, roles and sessions, without any server. */
public final class Embedded {
    private Embedded() {}

    /** Runs the example on standard output. */
    public static void main(String[] args) {
        run(System.out);
    }

    /** Runs the example and prints what happens. */
    static void run(PrintStream out) {
        try (MemoryBackend backend = MemoryBackend.builder().open()) {
            Directory directory = backend.directory(backend.mainTenant(), Call.system("example"));

            Secret password = Secret.of("correct horse battery");
            User ada = directory
                    .users()
                    .create(NewUser.withEmail("ada@example.com")
                            .password(password)
                            .build());
            out.println("created " + ada.email());

            Role editor = directory
                    .roles()
                    .create(
                            NewRole.builder("editor")
                                    .permissions(Set.of("articles:write"))
                                    .build(),
                            IfExists.FAIL)
                    .value();
            directory.roles().assign(ada.id(), editor.id(), null);
            for (AssignedRole assigned : directory.roles().of(ada.id(), true)) {
                out.println("role " + assigned.role().key() + " allows "
                        + assigned.role().permissions());
            }

            out.println("wrong password: " + signIn(directory, Secret.of("a wrong guess")));
            SignIn outcome = directory.sessions().authenticate("ada@example.com", password);
            if (!(outcome instanceof SignIn.SignedIn signedIn)) {
                throw new IllegalStateException("not signed in: " + outcome);
            }
            Secret token = signedIn.tokens().accessToken();
            TokenVerification verification = directory.sessions().verify(token, "ostiary");
            out.println("signed in, token active: " + verification.active());
            out.println("signature good by the published keys: " + verifies(token, backend.jwks(backend.mainTenant())));
            out.println("sessions: " + sessions(directory, ada));

            directory.sessions().revokeAll(signedIn.user(), null);
            TokenVerification afterwards = directory.sessions().verify(token, "ostiary");
            out.println("revoked, token active: " + afterwards.active() + ", " + afterwards.reason());
            out.println("sessions: " + sessions(directory, ada));
        }
    }

    private static String signIn(Directory directory, Secret password) {
        SignIn outcome = directory.sessions().authenticate("ada@example.com", password);
        if (outcome instanceof SignIn.SignedIn) {
            return "signed in";
        }
        return outcome instanceof SignIn.Rejected rejected ? rejected.reason().name() : "a second factor is due";
    }

    private static int sessions(Directory directory, User user) {
        return directory.sessions().list(user.id(), PageRequest.first()).items().size();
    }

    /** What another service does that knows nothing but the key set: checks the signature by itself. */
    private static boolean verifies(Secret token, String jwks) {
        try {
            SignedJWT jwt = SignedJWT.parse(token.reveal());
            JWSVerifier verifier = new ECDSAVerifier(
                    JWKSet.parse(jwks).getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey());
            return jwt.verify(verifier);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("not a token of this tenant", e);
        }
    }
}
