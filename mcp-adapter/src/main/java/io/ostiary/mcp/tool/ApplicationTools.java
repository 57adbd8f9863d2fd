package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.APPLICATION;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Change;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.PermissionDeniedException;
import io.ostiary.Secret;
import io.ostiary.UnsupportedException;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RotatedSecret;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import io.ostiary.mcp.guard.SecretSink;
import io.ostiary.mcp.tool.Views.Done;
import io.ostiary.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools that manage applications; their redirect URIs, one by one, have tools of their own. */
final class ApplicationTools {
    private ApplicationTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_APPLICATIONS,
                    ListApplications.class,
                    ApplicationPage.class,
                    "The applications of a tenant: the OAuth clients that users sign in to, or that call APIs. Never their"
                            + " secrets.",
                    (context, in) -> {
                        Page<Application> page = context.directory()
                                .applications()
                                .list(
                                        new ApplicationQuery(in.query(), in.type()),
                                        context.page(in.limit(), in.cursor()));
                        return new ApplicationPage(
                                ToolContext.views(page, ApplicationView::of), context.next(page), page.total());
                    }),
            tool(
                    GET_APPLICATION,
                    TheApplication.class,
                    ApplicationView.class,
                    "One application. Its secret is never shown; rotate_application_secret makes a new one.",
                    (context, in) -> {
                        Application found = context.application(in.application());
                        return ApplicationView.of(context.directory()
                                .applications()
                                .find(found.id())
                                .orElseThrow(() -> new NotFoundException(
                                        GET_APPLICATION,
                                        "application",
                                        found.id().value())));
                    }),
            planned(
                    CREATE_APPLICATION,
                    CreateApplication.class,
                    ApplicationCreated.class,
                    "Register an application. The secret of a web application or a machine goes to a file, the result"
                            + " holds its handle. Redirect URIs and origins need a person's approval.",
                    (context, in) -> {
                        NewApplication application = newApplication(in);
                        List<String> reachable = Redirects.reachable(application.redirectUris(), application.origins());
                        return reachable.isEmpty()
                                ? null
                                : Plan.of(
                                        "register the application " + Printable.line(application.name(), 100),
                                        application.name(),
                                        "Those who sign in to it are sent, with what lets them in, to: "
                                                + Naming.all(reachable));
                    },
                    (context, in) -> {
                        IssuedApplication issued =
                                context.directory().applications().create(newApplication(in));
                        Secret secret = issued.clientSecret();
                        return new ApplicationCreated(
                                ApplicationView.of(issued.application()),
                                secret == null ? null : ClientCredentials.of(context, secret));
                    }),
            planned(
                    UPDATE_APPLICATION,
                    UpdateApplication.class,
                    ApplicationView.class,
                    "Change an application: what is left out stays, null clears, lists are replaced as a whole:"
                            + " add_redirect_uri and remove_redirect_uri change single ones. Another type, other"
                            + " grant types or redirect URIs and new origins need a person's approval.",
                    ApplicationTools::planUpdate,
                    (context, in) -> ApplicationView.of(context.directory()
                            .applications()
                            .update(context.application(in.application()).id(), patch(in)))),
            planned(
                    DELETE_APPLICATION,
                    TheApplication.class,
                    Done.class,
                    "Delete an application for good, with its secret.",
                    (context, in) -> {
                        Application application = context.application(in.application());
                        return Plan.of(
                                "delete the application " + described(application) + " for good",
                                application.name(),
                                sessions(context, application)
                                        + " sessions are for it. Nobody can sign in to it any more, and nobody gets or"
                                        + " refreshes tokens by it.",
                                "It has " + application.redirectUris().size() + " redirect URIs. It cannot be undone.");
                    },
                    (context, in) -> {
                        Application application = context.application(in.application());
                        context.directory().applications().delete(application.id());
                        return new Done("deleted", application.id().value());
                    }),
            planned(
                    ROTATE_APPLICATION_SECRET,
                    TheApplication.class,
                    SecretRotated.class,
                    "Give an application a new secret. It goes to a file, the result holds its handle and says how long"
                            + " the old one still works.",
                    (context, in) -> {
                        Application application = context.application(in.application());
                        return Plan.of(
                                "replace the secret of the application " + described(application),
                                application.name(),
                                "Whatever still uses the old secret stops working until it gets the new one.");
                    },
                    (context, in) -> {
                        Application application = context.application(in.application());
                        RotatedSecret rotated =
                                context.directory().applications().rotateSecret(application.id());
                        return new SecretRotated(
                                application.id().value(),
                                ClientCredentials.of(context, rotated.clientSecret()),
                                rotated.oldValidFor().toSeconds());
                    }));

    record ListApplications(
            @Doc("Part of a name or id, in whatever case.") @Nullable
            String query,

            @Doc("Only those of this type.") @Nullable ApplicationType type,

            @Doc(value = "The most applications to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListApplications> {
        @Override
        public ListApplications withLimit(int newLimit) {
            return new ListApplications(query, type, newLimit, cursor);
        }
    }

    record TheApplication(@Doc(APPLICATION) String application) {}

    record CreateApplication(
            @Doc("What people call it.") String name,

            @Doc("Where it runs: web on a server behind a browser, spa in a browser, native on a device, machine on a"
                    + " server without people. Only web and machine get a secret.")
            ApplicationType type,

            @Doc("What it is for.") @Nullable String description,

            @Doc("Where people may be sent after signing in: exact https or loopback URIs; a native application also"
                    + " private-use schemes in reverse domain order.")
            @Nullable
            List<String> redirectUris,

            @Doc("Where people may be sent after signing out.") @Nullable
            List<String> logoutUris,

            @Doc("Origins whose scripts may call the authorization server.") @Nullable
            List<String> origins,

            @Doc("How it gets tokens; by default what fits its type.") @Nullable
            List<GrantType> grantTypes,

            @Doc(
                    value = "Seconds that its access tokens are valid; by default the tenant's own.",
                    min = 60,
                    max = 86400)
            @Nullable
            Integer tokenLifetime) {}

    record UpdateApplication(
            @Doc(APPLICATION) String application,
            @Doc("What people call it.") @Nullable String name,

            @Doc("Where it runs; brings its own grant types unless they are given.") @Nullable
            ApplicationType type,

            @Doc("What it is for.") Change<String> description,

            @Doc("Where people may be sent after signing in, all of them.")
            Change<List<String>> redirectUris,

            @Doc("Where people may be sent after signing out, all of them.")
            Change<List<String>> logoutUris,

            @Doc("Origins whose scripts may call the authorization server, all of them.")
            Change<List<String>> origins,

            @Doc("How it gets tokens, all of them.") @Nullable
            List<GrantType> grantTypes,

            @Doc(value = "Seconds that its access tokens are valid.", min = 60, max = 86400)
            Change<Integer> tokenLifetime) {}

    record ApplicationView(
            String id,
            @Untrusted String name,
            ApplicationType type,
            @Untrusted @Nullable String description,
            @Untrusted @Nullable List<String> redirectUris,
            @Untrusted @Nullable List<String> logoutUris,
            @Untrusted @Nullable List<String> origins,
            List<GrantType> grantTypes,
            @Nullable Long tokenLifetime) {
        static ApplicationView of(Application application) {
            Duration lifetime = application.tokenLifetime();
            return new ApplicationView(
                    application.id().value(),
                    application.name(),
                    application.type(),
                    application.description(),
                    application.redirectUris().isEmpty() ? null : application.redirectUris(),
                    application.logoutUris().isEmpty() ? null : application.logoutUris(),
                    application.origins().isEmpty() ? null : application.origins(),
                    List.copyOf(application.grantTypes()),
                    lifetime == null ? null : lifetime.toSeconds());
        }
    }

    record ApplicationPage(
            List<ApplicationView> applications,
            @Nullable String nextCursor,
            @Nullable Long total) {}

    /** An application's secret: where it was put, and what stands for it in later calls. */
    record ClientCredentials(String file, String clientSecret) {
        static ClientCredentials of(ToolContext context, Secret secret) {
            SecretSink.Delivery delivery = context.surroundings().secrets().put(Map.of("client_secret", secret));
            return new ClientCredentials(
                    delivery.file().toString(),
                    String.valueOf(delivery.handles().get("client_secret")));
        }
    }

    record ApplicationCreated(
            ApplicationView application, @Nullable ClientCredentials credentials) {}

    record SecretRotated(String id, ClientCredentials credentials, long oldSecretValidSeconds) {}

    /** The application as a person recognises it. */
    static String described(Application application) {
        return Printable.line(application.name(), 100) + " (" + application.id() + ")";
    }

    /** How many sessions are for the application, as far as the first page of everybody's tells. */
    private static String sessions(ToolContext context, Application application) {
        try {
            Page<Session> page = context.directory().sessions().list(null, PageRequest.first(PageRequest.MAX_SIZE));
            long found = page.items().stream()
                    .filter(session -> application.id().value().equals(session.application()))
                    .count();
            return page.next() == null ? String.valueOf(found) : "At least " + found;
        } catch (UnsupportedException | NotConfiguredException | PermissionDeniedException e) {
            return "An unknown number of";
        }
    }

    private static @Nullable Plan planUpdate(ToolContext context, UpdateApplication in) {
        ApplicationPatch patch = patch(in);
        Application before = context.application(in.application());
        Application after = before.patched(patch);
        List<String> consequences = new ArrayList<>();
        if (after.type() != before.type()) {
            consequences.add("Its type becomes " + Naming.constant(after.type()) + " instead of "
                    + Naming.constant(before.type())
                    + (before.type().confidential() && !after.type().confidential() ? "; it loses its secret." : "."));
        }
        if (!after.grantTypes().equals(before.grantTypes())) {
            consequences.add("It gets tokens by: "
                    + Naming.all(
                            after.grantTypes().stream().map(Naming::constant).toList()));
        }
        Redirects.changes(before, after).forEach(consequences::add);
        return consequences.isEmpty()
                ? null
                : new Plan("change the application " + described(before), before.name(), consequences);
    }

    private static NewApplication newApplication(CreateApplication in) {
        return NewApplication.builder(in.name(), in.type())
                .description(in.description())
                .redirectUris(Redirects.uris("redirect_uris", in.redirectUris()))
                .logoutUris(Redirects.uris("logout_uris", in.logoutUris()))
                .origins(Redirects.origins(in.origins()))
                .grantTypes(in.grantTypes() == null ? null : grantTypes(in.grantTypes()))
                .tokenLifetime(in.tokenLifetime() == null ? null : Duration.ofSeconds(in.tokenLifetime()))
                .build();
    }

    private static ApplicationPatch patch(UpdateApplication in) {
        return ApplicationPatch.builder()
                .name(in.name() == null ? Change.keep() : Change.set(in.name()))
                .type(in.type() == null ? Change.keep() : Change.set(in.type()))
                .description(in.description())
                .redirectUris(Redirects.change(in.redirectUris(), uris -> Redirects.uris("redirect_uris", uris)))
                .logoutUris(Redirects.change(in.logoutUris(), uris -> Redirects.uris("logout_uris", uris)))
                .origins(Redirects.change(in.origins(), Redirects::origins))
                .grantTypes(in.grantTypes() == null ? Change.keep() : Change.set(grantTypes(in.grantTypes())))
                .tokenLifetime(Redirects.change(in.tokenLifetime(), Duration::ofSeconds))
                .build();
    }

    private static Set<GrantType> grantTypes(List<GrantType> given) {
        Set<GrantType> types = EnumSet.noneOf(GrantType.class);
        types.addAll(given);
        return types;
    }
}
