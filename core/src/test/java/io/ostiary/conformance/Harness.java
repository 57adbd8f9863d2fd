package io.ostiary.conformance;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.application.ApplicationId;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.domain.DnsRecord;
import io.ostiary.group.Group;
import io.ostiary.group.GroupId;
import io.ostiary.group.NewGroup;
import io.ostiary.provider.IdentityProviderId;
import io.ostiary.session.Session;
import io.ostiary.session.SignIn;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the kit asks of whoever runs it against a backend. One harness serves one test class. */
public interface Harness extends AutoCloseable {
    /** Opens the backend, configured to support as much as it can. Called once; the kit closes what it got. */
    IdentityBackend open();

    /** Opens the same backend so that no operation can reach the provider; where there is no wire, a closed one. */
    IdentityBackend openUnreachable();

    /** A tenant that belongs to this class alone and is there from the start. */
    TenantId tenant();

    /** Checks until it holds, or until reads cannot lag any more. The only wait there is. */
    default void eventually(Assertion assertion) {
        assertion.check();
    }

    /**
     * What this harness does not have, with the reason. A contract that needs it goes as far as it can without, and the run
     * names it.
     */
    default Map<Means, String> lacks() {
        return Map.of();
    }

    /**
     * The supported operations that the tenant's plan does not include. They refuse with
     * {@link io.ostiary.NotConfiguredException}, and a contract may end in that.
     */
    default Set<Operation> withheld() {
        return Set.of();
    }

    /** Moves the provider's clock forward; empty where time only passes by itself, which {@link #lacks} declares. */
    default Optional<Consumer<Duration>> clock() {
        return Optional.empty();
    }

    /** The session of somebody who signed in; where signing in does not tell, the harness finds it. */
    default Session session(Directory directory, SignIn.SignedIn signedIn) {
        return Objects.requireNonNull(signedIn.session(), "the session");
    }

    /** Makes known what roles are about to be given, to a provider that takes no other permissions. */
    default void definePermissions(Collection<String> permissions) {}

    /** Enrols a second factor, which no port can. Its type is one that a sign-in asks for. */
    default MfaFactor seedMfaFactor(Directory directory, UserId user) {
        throw new UnsupportedException(Operation.LIST_MFA_FACTORS);
    }

    /** Makes a group that stands in no other; where no port can, as the provider gets its groups. */
    default Group seedGroup(Directory directory, String name) {
        return directory.groups().create(NewGroup.of(name));
    }

    /** Makes a user a member of a group; where no port can, as the provider gets its members. */
    default void seedGroupMember(Directory directory, GroupId group, UserId user) {
        directory.groups().addMember(group, user);
    }

    /**
     * Gives a user without a password an identity that linking can make another user's. Nothing has to be done where
     * every user has one.
     */
    default void seedLinkableIdentity(Directory directory, UserId user) {}

    /**
     * Makes another user whom the bare e-mail address means as well. A provider that does not let one user take
     * another's address as a username has its own way, for example a second connection.
     */
    default UserId seedNamesake(Directory directory, String email) {
        return directory.users().create(NewUser.withUsername(email).build()).id();
    }

    /** The mails that went to that address, oldest first: each the whole message, or for a fake the call that sends it. */
    default List<String> mailsTo(String address) {
        throw new UnsupportedException(Operation.SEND_PASSWORD_RESET);
    }

    /** An address that the provider accepts as the target of a password-reset link. */
    default URI redirect() {
        return URI.create("https://app.example.com/welcome");
    }

    /** An application that a session can be for. */
    default String application() {
        return "conformance";
    }

    /** Whether the provider takes that secret from the application. */
    default boolean accepts(Directory directory, ApplicationId application, Secret secret) {
        throw new UnsupportedException(Operation.ROTATE_APPLICATION_SECRET);
    }

    /** Whether that is what is shown to the identity provider as the client secret when somebody signs in there. */
    default boolean presents(Directory directory, IdentityProviderId provider, Secret secret) {
        throw new UnsupportedException(Operation.CREATE_IDENTITY_PROVIDER);
    }

    /** Sets the records in the DNS that the provider asks about domains. */
    default void publish(Collection<DnsRecord> records) {
        throw new UnsupportedException(Operation.VERIFY_CUSTOM_DOMAIN);
    }

    /** A password of permitted length that the provider's own policy refuses; empty where it has none. */
    default Optional<Secret> weakPassword() {
        return Optional.empty();
    }

    /** The credentials that the backend was opened with, which must never show. */
    default List<Secret> credentials() {
        return List.of();
    }

    /** Releases what the harness holds; the backend is closed already. */
    @Override
    default void close() {}

    /** Something that is to hold. */
    @FunctionalInterface
    interface Assertion {
        /** Throws unless it holds. */
        void check();
    }
}
