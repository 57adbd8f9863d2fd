package io.ostiary.mcp.tool;

import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.GET_SDK_SETUP;
import static io.ostiary.mcp.tool.Tool.tool;

import io.ostiary.InvalidArgumentException;
import io.ostiary.PermissionDeniedException;
import io.ostiary.Support;
import io.ostiary.application.Application;
import io.ostiary.mcp.binding.Doc;
import io.ostiary.mcp.binding.Untrusted;
import io.ostiary.mcp.integration.Framework;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tools for those who write programs that people sign in to. */
final class DeveloperTools {
    private static final String UNREGISTERED = "<client id>";

    private DeveloperTools() {}

    static final List<Tool<?>> ALL = List.of(tool(
            GET_SDK_SETUP,
            SdkSetupOf.class,
            SdkSetup.class,
            "The code and settings with which a program lets people sign in by OpenID Connect, in the framework's own"
                    + " way. Changes nothing; its steps name the tools that register what is missing.",
            (context, in) -> setup(context, in)));

    record SdkSetupOf(
            @Doc("What the program is written with.") Framework framework,

            @Doc("The application that the program is, by id or name; left out where none is registered.") @Nullable
            String application) {}

    record SdkSetup(
            Framework framework,
            String issuer,
            @Nullable String clientId,
            @Untrusted String redirectUri,
            List<String> steps,
            @Untrusted String guide,
            @Nullable String note) {}

    private static SdkSetup setup(ToolContext context, SdkSetupOf in) {
        Framework framework = in.framework();
        Application application = application(context, in);
        URI issuer = context.directory().issuer();
        String redirect = framework.redirectUri(application == null ? List.of() : application.redirectUris());
        String clientId = application == null ? null : application.id().value();
        return new SdkSetup(
                framework,
                issuer.toString(),
                clientId,
                redirect,
                steps(framework, application, redirect),
                framework.guide(issuer, clientId == null ? UNREGISTERED : clientId, redirect),
                context.backend().capabilities().of(GET_SDK_SETUP) instanceof Support.Composed composed
                        ? composed.caveat()
                        : null);
    }

    private static @Nullable Application application(ToolContext context, SdkSetupOf in) {
        if (in.application() == null) {
            return null;
        }
        if (!context.caller().may(GET_APPLICATION.scope())) {
            throw new PermissionDeniedException(GET_SDK_SETUP, "an application needs the scope applications:read");
        }
        Application application = context.application(in.application());
        if (application.type() != in.framework().type()) {
            throw new InvalidArgumentException(
                    "application",
                    "is of type " + Naming.constant(application.type()) + "; "
                            + Naming.constant(in.framework()) + " needs one of type "
                            + Naming.constant(in.framework().type()));
        }
        return application;
    }

    private static List<String> steps(Framework framework, @Nullable Application application, String redirect) {
        List<String> steps = new ArrayList<>();
        if (application == null) {
            steps.add("Register the program: create_application with type "
                    + Naming.constant(framework.type()) + " and redirect_uris " + redirect
                    + ", then ask again with the application.");
        } else if (!application.redirectUris().contains(redirect)) {
            steps.add("Register " + redirect + " with add_redirect_uri.");
        }
        if (framework.type().confidential()) {
            steps.add("Take the client secret from the file that create_application or rotate_application_secret named;"
                    + " keep it out of the code.");
        }
        steps.add("Follow the guide.");
        return steps;
    }
}
