package io.ostiary.mcp.tool;

import static io.ostiary.Operation.GRANT_APPLICATION_ACCESS;
import static io.ostiary.Operation.REVOKE_APPLICATION_ACCESS;
import static io.ostiary.mcp.tool.Naming.API;
import static io.ostiary.mcp.tool.Naming.APPLICATION;
import static io.ostiary.mcp.tool.Tool.planned;

import io.ostiary.api.Api;
import io.ostiary.api.ApiGrant;
import io.ostiary.application.Application;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.role.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tools that let applications call APIs, and no longer. */
final class ApiGrantTools {
    private ApiGrantTools() {}

    static final List<Tool<?>> ALL = List.of(
            planned(
                    GRANT_APPLICATION_ACCESS,
                    GrantAccess.class,
                    GrantView.class,
                    "Let an application call an API for itself, without a person, with these scopes beside those that it"
                            + " has. Administrative scopes need a person's approval.",
                    ApiGrantTools::planGrant,
                    (context, in) -> GrantView.of(context.directory()
                            .apiGrants()
                            .grant(
                                    context.application(in.application()).id(),
                                    context.api(in.api()).id(),
                                    scopes(in.scopes())))),
            planned(
                    REVOKE_APPLICATION_ACCESS,
                    RevokeAccess.class,
                    Done.class,
                    "Take scopes of an API from an application; without scopes, or with the last one, it may not call the"
                            + " API at all any more.",
                    (context, in) -> {
                        Application application = context.application(in.application());
                        Set<String> revoked = scopes(in.scopes());
                        return Plan.of(
                                "take access to the API " + ApiTools.described(context.api(in.api()))
                                        + " from the application " + ApplicationTools.described(application),
                                application.name(),
                                (revoked.isEmpty()
                                                ? "It may not call the API for itself any more."
                                                : "It loses " + Naming.some(revoked) + ".")
                                        + " Tokens that it has already are good until they expire.");
                    },
                    (context, in) -> {
                        Application application = context.application(in.application());
                        Api api = context.api(in.api());
                        context.directory().apiGrants().revoke(application.id(), api.id(), scopes(in.scopes()));
                        return new Done(
                                "revoked from " + application.id(), api.id().value());
                    }));

    record GrantAccess(
            @Doc(APPLICATION) String application,
            @Doc(API) String api,

            @Doc("Which of the API's scopes it gets; by default none, which lets it call what takes no scope.")
            @Nullable
            List<String> scopes) {}

    record RevokeAccess(
            @Doc(APPLICATION) String application,
            @Doc(API) String api,

            @Doc("What it loses; by default everything.") @Nullable
            List<String> scopes) {}

    record GrantView(
            String application,
            String api,
            @Untrusted @Nullable List<String> scopes) {
        static GrantView of(ApiGrant grant) {
            return new GrantView(
                    grant.application().value(),
                    grant.api().value(),
                    grant.scopes().isEmpty() ? null : List.copyOf(grant.scopes()));
        }
    }

    private static @Nullable Plan planGrant(ToolContext context, GrantAccess in) {
        Application application = context.application(in.application());
        Api api = context.api(in.api());
        Set<String> scopes = scopes(in.scopes());
        return Role.looksAdministrative(api.name(), scopes)
                ? Plan.of(
                        "let the application " + ApplicationTools.described(application) + " call the API "
                                + ApiTools.described(api),
                        application.name(),
                        "Whoever has its secret gets tokens for the API"
                                + (scopes.isEmpty() ? "." : " that allow " + Naming.all(scopes) + "."))
                : null;
    }

    private static Set<String> scopes(@Nullable List<String> scopes) {
        return scopes == null ? Set.of() : new TreeSet<>(scopes);
    }
}
