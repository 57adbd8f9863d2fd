package io.ostiary.examples;

import io.ostiary.Call;
import io.ostiary.Secret;
import io.ostiary.backend.Backends;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.NewUser;
import java.util.Map;

/** The program of the README. */
final class Quickstart {
    private Quickstart() {}

    /** Creates a user, signs in, and verifies the token. */
    public static void main(String[] args) {
        // region quickstart
        try (IdentityBackend backend = Backends.open(Map.of())) {
            Directory directory = backend.as(Call.system("quickstart")).directory(TenantId.of("main"));
            Secret password = Secret.of("correct horse battery");
            directory
                    .users()
                    .create(NewUser.withEmail("ada@example.com")
                            .password(password)
                            .build());
            SignIn signIn = directory.sessions().authenticate("ada@example.com", password);
            if (signIn instanceof SignIn.SignedIn signedIn) {
                Secret token = signedIn.tokens().accessToken();
                System.out.println(directory.sessions().verify(token, null).claims());
            }
        }
        // endregion
    }
}
