package io.ostiary.memory;

import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.Violation;
import io.ostiary.application.Application;
import io.ostiary.backend.IdSource;
import io.ostiary.memory.token.AccessTokens;
import io.ostiary.memory.token.OpaqueTokens;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SessionKind;
import io.ostiary.session.SignIn.SignedIn;
import io.ostiary.session.Tokens;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/**
 * Starts and renews sessions. What a session's access token says is decided with the state; it is signed afterwards,
 * without the tenant's lock.
 */
final class SessionIssuer {
    private final MemorySettings settings;
    private final IdSource ids;
    private final OpaqueTokens refreshTokens;

    SessionIssuer(MemorySettings settings, IdSource ids, OpaqueTokens refreshTokens) {
        this.settings = settings;
        this.ids = ids;
        this.refreshTokens = refreshTokens;
    }

    /**
     * Starts a session.
     *
     * @throws InvalidArgumentException when the claims do not fit into a token
     */
    Written<Grant> start(
            Operation operation,
            TenantState state,
            Instant now,
            UserId user,
            @Nullable String application,
            Map<String, @Nullable Object> claims) {
        Secret refreshToken = refreshTokens.next();
        var session = new LiveSession(
                session(SessionId.of(ids.next()), user, application, now, now),
                claims,
                OpaqueTokens.digest(refreshToken),
                TreePVector.empty());
        Grant grant = grant(operation, state, session, now, refreshToken);
        return new Written<>(state.withSessions(state.sessions().with(session)), grant);
    }

    /** Renews a session, whose refresh token is used up. */
    Written<Grant> renew(Operation operation, TenantState state, Instant now, LiveSession session) {
        Secret refreshToken = refreshTokens.next();
        Session old = session.session();
        var renewed = new LiveSession(
                session(old.id(), old.user(), old.application(), old.createdAt(), now),
                session.claims(),
                OpaqueTokens.digest(refreshToken),
                session.usedDigests());
        Grant grant = grant(operation, state, renewed, now, refreshToken);
        return new Written<>(state.withSessions(state.sessions().rotated(session, renewed)), grant);
    }

    /** Signs what was granted. */
    static SignedIn sign(Grant grant, AccessTokens accessTokens) {
        return SignedIn.with(
                grant.session,
                new Tokens(accessTokens.issue(grant.claims), grant.accessTokenExpiresAt, grant.refreshToken));
    }

    private Session session(
            SessionId id, UserId user, @Nullable String application, Instant createdAt, Instant lastActiveAt) {
        Instant idleEnd = lastActiveAt.plus(settings.sessionIdle());
        Instant hardEnd = createdAt.plus(settings.sessionLifetime());
        Instant expiresAt = idleEnd.isBefore(hardEnd) ? idleEnd : hardEnd;
        return new Session(id, user, SessionKind.SESSION, application, createdAt, lastActiveAt, expiresAt);
    }

    private Grant grant(Operation operation, TenantState state, LiveSession session, Instant now, Secret refreshToken) {
        Instant issuedAt = Instant.ofEpochSecond(now.getEpochSecond());
        String application = session.session().application();
        Instant expiresAt = issuedAt.plus(lifetime(state, application));
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", settings.issuerOf(state.tenant().id()));
        claims.put("sub", session.session().user().value());
        claims.put("aud", application == null ? settings.audience() : application);
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("jti", ids.next());
        claims.put("sid", session.id().value());
        claims.put("tenant", state.tenant().id().value());
        claims.putAll(session.claims());
        if (!AccessTokens.canCarry(claims)) {
            throw new InvalidArgumentException(
                    operation,
                    List.of(new Violation(
                            "claims",
                            "must not make an access token of more than " + AccessTokens.MAX_LENGTH
                                    + " characters, and must be readable")));
        }
        addRoles(claims, InheritedRoles.keys(state, session.session().user()));
        addMapped(claims, mapped(operation, state, session.session().user()));
        return new Grant(session.session(), claims, Instant.ofEpochSecond(expiresAt.getEpochSecond()), refreshToken);
    }

    /** The application's own period where it is registered and has one, else the tenant's. */
    private Duration lifetime(TenantState state, @Nullable String application) {
        return Optional.ofNullable(application)
                .flatMap(state.applications()::find)
                .map(Application::tokenLifetime)
                .orElse(settings.accessTokenLifetime());
    }

    /** Adds the keys of the user's roles, which are left out when they would make the token too large. */
    private static void addRoles(Map<String, @Nullable Object> claims, List<String> roles) {
        claims.put("roles", roles);
        if (!AccessTokens.canCarry(claims)) {
            claims.remove("roles");
        }
    }

    /** Adds what is mapped and not given, but for what would make the token too large: nobody is locked out by metadata. */
    private static void addMapped(Map<String, @Nullable Object> claims, Map<String, @Nullable Object> mapped) {
        mapped.forEach((claim, value) -> {
            if (!claims.containsKey(claim)) {
                claims.put(claim, value);
                if (!AccessTokens.canCarry(claims)) {
                    claims.remove(claim);
                }
            }
        });
    }

    private static Map<String, @Nullable Object> mapped(Operation operation, TenantState state, UserId user) {
        Map<String, @Nullable Object> metadata = state.account(operation, user).metadata();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        for (ClaimMapper mapper : state.claimMappers().values()) {
            if (mapper.accessToken() && metadata.containsKey(mapper.attribute())) {
                claims.put(mapper.claim(), metadata.get(mapper.attribute()));
            }
        }
        return claims;
    }

    /**
     * What was granted and is still to be signed.
     *
     * @param session the session
     * @param claims what the access token says
     * @param accessTokenExpiresAt when it expires
     * @param refreshToken the refresh token
     */
    record Grant(
            Session session, Map<String, @Nullable Object> claims, Instant accessTokenExpiresAt, Secret refreshToken) {}
}
