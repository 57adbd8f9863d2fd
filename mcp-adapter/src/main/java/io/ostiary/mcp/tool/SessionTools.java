package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.USER;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.Secret;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.Views.Credentials;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.mcp.tool.Views.Outcome;
import io.ostiary.mcp.tool.Views.SessionPage;
import io.ostiary.mcp.tool.Views.SessionView;
import io.ostiary.mcp.tool.Views.SignInView;
import io.ostiary.session.NewSession;
import io.ostiary.session.Session;
import io.ostiary.session.SessionId;
import io.ostiary.session.SignIn;
import io.ostiary.session.TokenVerification;
import io.ostiary.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools of the sessions toolset, and authenticate_user, which starts one. */
final class SessionTools {
    private SessionTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    AUTHENTICATE_USER,
                    Authenticate.class,
                    SignInView.class,
                    "Check a user's password and, if it is right, start a session. Wrong passwords count towards the lock."
                            + " Tokens go to a file, the result holds handles for refresh_session and verify_token.",
                    (context, in) ->
                            view(context, context.directory().sessions().authenticate(in.identifier(), in.password()))),
            tool(
                    LIST_SESSIONS,
                    ListSessions.class,
                    SessionPage.class,
                    "The active sessions of a tenant, or of one user.",
                    (context, in) -> {
                        String user = in.user();
                        Page<Session> page = context.directory()
                                .sessions()
                                .list(
                                        user == null ? null : context.user(user).id(),
                                        context.page(in.limit(), in.cursor()));
                        return new SessionPage(ToolContext.views(page, SessionView::of), context.next(page));
                    }),
            tool(
                    GET_SESSION,
                    TheSession.class,
                    SessionView.class,
                    "One active session whose id is known; list_sessions finds them.",
                    (context, in) -> SessionView.of(context.directory()
                            .sessions()
                            .find(SessionId.of(in.session()))
                            .orElseThrow(() -> new NotFoundException(GET_SESSION, "session", in.session())))),
            planned(
                    CREATE_SESSION,
                    CreateSession.class,
                    SignInView.class,
                    "Start a session as a user without the user's password; with the password use authenticate_user."
                            + " Tokens go to a file, the result holds handles.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return Plan.of(
                                "start a session as the user " + UserTools.described(user),
                                UserTools.target(user),
                                "Whoever holds its tokens acts as this user"
                                        + (in.application() == null ? "." : " towards " + in.application() + "."),
                                in.claims() == null ? "No further claims." : "Further claims: " + in.claims());
                    },
                    (context, in) ->
                            view(context, context.directory().sessions().create(newSession(context, in)))),
            tool(
                    REFRESH_SESSION,
                    RefreshSession.class,
                    SignInView.class,
                    "Exchange a refresh token for new tokens of the same session. The old one is used up: a second use"
                            + " ends the session.",
                    (context, in) -> view(
                            context,
                            context.directory()
                                    .sessions()
                                    .refresh(context.secret("refresh_token", in.refreshToken())))),
            tool(
                    REVOKE_SESSION,
                    TheSession.class,
                    Done.class,
                    "End one session. For all of a user's use revoke_user_sessions.",
                    (context, in) -> {
                        context.directory().sessions().revoke(SessionId.of(in.session()));
                        return new Done("revoked", in.session());
                    }),
            planned(
                    REVOKE_USER_SESSIONS,
                    RevokeUserSessions.class,
                    Revoked.class,
                    "End every session of a user, or every one but one.",
                    (context, in) -> {
                        User user = context.user(in.user());
                        return Plan.of(
                                "end every session of the user " + UserTools.described(user)
                                        + (in.exceptSession() == null ? "" : " but " + in.exceptSession()),
                                UserTools.target(user),
                                sessions(context, user) + " sessions are there now; the user has to sign in again.");
                    },
                    (context, in) -> {
                        User user = context.user(in.user());
                        String except = in.exceptSession();
                        return new Revoked(
                                user.id().value(),
                                context.directory()
                                        .sessions()
                                        .revokeAll(user.id(), except == null ? null : SessionId.of(except)));
                    }),
            tool(
                    VERIFY_TOKEN,
                    VerifyToken.class,
                    VerificationView.class,
                    "Check an access token of the tenant and, if it is good, return its claims. checked says whether the"
                            + " session behind it was looked at too.",
                    (context, in) -> VerificationView.of(context.directory()
                            .sessions()
                            .verify(context.secret("token", in.token()), in.audience()))));

    record Authenticate(@Doc("E-mail address or username.") String identifier, Secret password) {}

    record ListSessions(
            @Doc(USER) @Nullable String user,

            @Doc(value = "The most sessions to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListSessions> {
        @Override
        public ListSessions withLimit(int newLimit) {
            return new ListSessions(user, newLimit, cursor);
        }
    }

    record TheSession(@Doc("The session's id.") String session) {}

    record CreateSession(
            @Doc(USER) String user,

            @Doc("Id of the application it is for, the tokens' audience; by default the tenant's.") @Nullable
            String application,

            @Doc("More claims for its access tokens.") @Nullable
            Map<String, @Nullable Object> claims) {}

    record RefreshSession(@Doc("The token, or its handle.") Secret refreshToken) {}

    record RevokeUserSessions(
            @Doc(USER) String user,
            @Doc("A session to keep.") @Nullable String exceptSession) {}

    record Revoked(String user, int revoked) {}

    record VerifyToken(
            @Doc("The token, or its handle.") Secret token,

            @Doc("The audience that it must be meant for; by default any.") @Nullable
            String audience) {}

    record VerificationView(
            boolean active,
            TokenVerification.Checked checked,
            TokenVerification.@Nullable Reason reason,
            @Untrusted @Nullable Map<String, @Nullable Object> claims) {
        static VerificationView of(TokenVerification verification) {
            return new VerificationView(
                    verification.active(),
                    verification.checked(),
                    verification.reason(),
                    verification.active() ? verification.claims() : null);
        }
    }

    private static String sessions(ToolContext context, User user) {
        return ToolContext.counted(page -> context.directory().sessions().list(user.id(), page));
    }

    private static NewSession newSession(ToolContext context, CreateSession in) {
        NewSession session = NewSession.of(context.user(in.user()).id()).forApplication(in.application());
        return in.claims() == null ? session : session.withClaims(in.claims());
    }

    private static SignInView view(ToolContext context, SignIn signIn) {
        if (signIn instanceof SignIn.SignedIn signedIn) {
            Map<String, Secret> tokens = new LinkedHashMap<>();
            tokens.put("access_token", signedIn.tokens().accessToken());
            Secret refreshToken = signedIn.tokens().refreshToken();
            if (refreshToken != null) {
                tokens.put("refresh_token", refreshToken);
            }
            return new SignInView(
                    Outcome.SIGNED_IN,
                    signedIn.user().value(),
                    signedIn.session() == null ? null : SessionView.of(signedIn.session()),
                    Credentials.of(
                            context.surroundings().secrets().put(tokens),
                            signedIn.tokens().accessTokenExpiresAt()),
                    null,
                    null,
                    null);
        }
        if (signIn instanceof SignIn.Rejected rejected) {
            return new SignInView(
                    Outcome.REJECTED,
                    null,
                    null,
                    null,
                    rejected.reason(),
                    rejected.retryAfter() == null ? null : rejected.retryAfter().toSeconds(),
                    null);
        }
        return new SignInView(
                Outcome.MFA_REQUIRED, null, null, null, null, null, ((SignIn.MfaRequired) signIn).factors());
    }
}
