package io.ostiary.mcp.tool;

import static io.ostiary.Operation.*;
import static io.ostiary.mcp.tool.Naming.APPLICATION;
import static io.ostiary.mcp.tool.Tool.planned;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.Page;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationRedirects;
import io.ostiary.application.RedirectUri;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Printable;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.guard.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools that change where people may be sent after signing in, address by address. */
final class RedirectUriTools {
    private RedirectUriTools() {}

    static final List<Tool<?>> ALL = List.of(
            tool(
                    LIST_REDIRECT_URIS,
                    ListRedirectUris.class,
                    RedirectUriPage.class,
                    "Where people may be sent after signing in, for one application or for each of a tenant.",
                    (context, in) -> {
                        String application = in.application();
                        Page<ApplicationRedirects> page = context.directory()
                                .applications()
                                .redirectUris(
                                        application == null
                                                ? null
                                                : context.application(application)
                                                        .id(),
                                        context.page(in.limit(), in.cursor()));
                        return new RedirectUriPage(ToolContext.views(page, RedirectsView::of), context.next(page));
                    }),
            planned(
                    ADD_REDIRECT_URI,
                    AddRedirectUri.class,
                    RedirectsView.class,
                    "Let people be sent to one more URI after signing in to an application. Needs a person's approval.",
                    (context, in) -> {
                        Application application = context.application(in.application());
                        RedirectUri uri = RedirectUri.of(in.uri());
                        return Plan.of(
                                "let the application " + ApplicationTools.described(application)
                                        + " send people who sign in to " + uri,
                                application.name(),
                                "Whoever answers at this address gets what lets people in.");
                    },
                    (context, in) -> RedirectsView.of(context.directory()
                            .applications()
                            .addRedirectUri(
                                    context.application(in.application()).id(), RedirectUri.of(in.uri())))),
            planned(
                    REMOVE_REDIRECT_URI,
                    RemoveRedirectUri.class,
                    RedirectsView.class,
                    "Let nobody be sent to a URI any more after signing in to an application.",
                    (context, in) -> {
                        Application application = context.application(in.application());
                        return Plan.of(
                                "let the application " + ApplicationTools.described(application)
                                        + " send nobody who signs in to " + Printable.line(in.uri(), 255) + " any more",
                                application.name(),
                                "Whoever signs in from there cannot any more.");
                    },
                    (context, in) -> RedirectsView.of(context.directory()
                            .applications()
                            .removeRedirectUri(
                                    context.application(in.application()).id(), in.uri()))));

    record ListRedirectUris(
            @Doc("Id or name of an application; by default all.") @Nullable
            String application,

            @Doc(value = "The most applications to return; by default 50.", min = 1, max = 200) @Nullable
            Integer limit,

            @Doc("next_cursor of the page before.") @Nullable
            String cursor)
            implements Paged<ListRedirectUris> {
        @Override
        public ListRedirectUris withLimit(int newLimit) {
            return new ListRedirectUris(application, newLimit, cursor);
        }
    }

    record AddRedirectUri(
            @Doc(APPLICATION) String application,

            @Doc("An exact https or loopback URI without wildcard and fragment; for a native application also a"
                    + " private-use scheme in reverse domain order.")
            String uri) {}

    record RemoveRedirectUri(
            @Doc(APPLICATION) String application,

            @Doc("The URI as list_redirect_uris shows it.") String uri) {}

    record RedirectsView(
            String application,
            @Untrusted String name,
            @Untrusted List<String> uris) {
        static RedirectsView of(ApplicationRedirects redirects) {
            return new RedirectsView(redirects.application().value(), redirects.name(), redirects.uris());
        }
    }

    record RedirectUriPage(
            List<RedirectsView> redirectUris, @Nullable String nextCursor) {}
}
