package io.ostiary.distribution.differential;

import static io.ostiary.Operation.ADD_REDIRECT_URI;
import static io.ostiary.Operation.CREATE_APPLICATION;
import static io.ostiary.Operation.DELETE_APPLICATION;
import static io.ostiary.Operation.GET_APPLICATION;
import static io.ostiary.Operation.LIST_APPLICATIONS;
import static io.ostiary.Operation.LIST_REDIRECT_URIS;
import static io.ostiary.Operation.REMOVE_REDIRECT_URI;
import static io.ostiary.Operation.ROTATE_APPLICATION_SECRET;
import static io.ostiary.Operation.UPDATE_APPLICATION;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Page;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationPatch;
import io.ostiary.application.ApplicationQuery;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.GrantType;
import io.ostiary.application.IssuedApplication;
import io.ostiary.application.NewApplication;
import io.ostiary.application.RedirectUri;
import io.ostiary.application.WebOrigin;
import io.ostiary.distribution.differential.Commands.Kind;
import io.ostiary.distribution.differential.Listed.Order;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Commands on applications and their redirect URIs. */
final class ApplicationCommands {
    /** In the names of those that commands make, so that a list leaves out what one side has from the start. */
    private static final String MARK = "Drawn";

    static final List<Kind> KINDS = List.of(
            Kind.of(CREATE_APPLICATION, 5, ApplicationCommands::create),
            Kind.of(UPDATE_APPLICATION, 6, ApplicationCommands::update),
            Kind.of(GET_APPLICATION, 4, draw -> {
                String application = draw.application();
                return new Command(
                        GET_APPLICATION,
                        application,
                        side -> side.directory()
                                .applications()
                                .find(side.application(application))
                                .map(Told::of));
            }),
            Kind.of(DELETE_APPLICATION, 1, draw -> {
                String application = draw.application();
                return new Command(DELETE_APPLICATION, application, side -> {
                    side.directory().applications().delete(side.application(application));
                    return null;
                });
            }),
            Kind.of(LIST_APPLICATIONS, 3, draw -> {
                var query =
                        new ApplicationQuery(MARK, draw.rarely(2) ? draw.one(List.of(ApplicationType.values())) : null);
                int size = 1 + draw.number(3);
                return new Command(
                        LIST_APPLICATIONS,
                        query + " by " + size,
                        side -> Listed.of(
                                Order.NONE,
                                size,
                                page -> told(side.directory().applications().list(query, page))));
            }),
            Kind.of(ROTATE_APPLICATION_SECRET, 2, draw -> {
                String application = draw.application();
                return new Command(
                        ROTATE_APPLICATION_SECRET,
                        application,
                        side -> side.directory()
                                .applications()
                                .rotateSecret(side.application(application))
                                .clientSecret());
            }),
            Kind.of(LIST_REDIRECT_URIS, 2, draw -> {
                String application = draw.application();
                return new Command(
                        LIST_REDIRECT_URIS,
                        application,
                        side -> Listed.of(
                                Order.NONE,
                                3,
                                page -> uris(side
                                        .directory()
                                        .applications()
                                        .redirectUris(side.application(application), page)
                                        .items()
                                        .stream()
                                        .flatMap(redirects -> redirects.uris().stream())
                                        .toList())));
            }),
            Kind.of(ADD_REDIRECT_URI, 5, draw -> {
                String application = draw.application();
                RedirectUri uri = uri(draw);
                return new Command(
                        ADD_REDIRECT_URI,
                        uri + " to " + application,
                        side -> new TreeSet<>(side.directory()
                                .applications()
                                .addRedirectUri(side.application(application), uri)
                                .uris()));
            }),
            Kind.of(REMOVE_REDIRECT_URI, 3, draw -> {
                String application = draw.application();
                RedirectUri uri = uri(draw);
                return new Command(
                        REMOVE_REDIRECT_URI,
                        uri + " from " + application,
                        side -> new TreeSet<>(side.directory()
                                .applications()
                                .removeRedirectUri(side.application(application), uri.value())
                                .uris()));
            }));

    private ApplicationCommands() {}

    private static Command create(Draw draw) {
        String name = draw.fresh("application");
        ApplicationType type = draw.one(List.of(ApplicationType.values()));
        NewApplication wanted = NewApplication.builder(MARK + " " + name, type)
                .description(draw.maybe(draw.word()))
                .redirectUris(type == ApplicationType.MACHINE || draw.rarely(2) ? List.of() : List.of(webUri(draw)))
                .tokenLifetime(lifetime(draw, draw.supports(CREATE_APPLICATION, "token_lifetime")))
                .build();
        return new Command(CREATE_APPLICATION, name + ": " + wanted, side -> {
            IssuedApplication made = side.directory().applications().create(wanted);
            side.name(name, made.application().id().value());
            return List.of(Told.of(made.application()), made.clientSecret() != null);
        });
    }

    private static Command update(Draw draw) {
        ApplicationPatch.Builder patch = ApplicationPatch.builder();
        if (draw.rarely(2)) {
            patch.name(Change.set(MARK + " again " + draw.word()));
        }
        if (draw.rarely(4)) {
            patch.type(Change.set(draw.one(List.of(ApplicationType.WEB, ApplicationType.SPA, ApplicationType.NATIVE))));
        }
        if (draw.rarely(2)) {
            patch.description(draw.rarely(2) ? Change.clear() : Change.set(draw.word()));
        }
        if (draw.rarely(3)) {
            patch.redirectUris(draw.rarely(2) ? Change.clear() : Change.set(List.of(webUri(draw))));
        }
        if (draw.rarely(3)) {
            patch.logoutUris(draw.rarely(2) ? Change.clear() : Change.set(List.of(webUri(draw))));
        }
        if (draw.rarely(3)) {
            patch.origins(
                    draw.rarely(2) ? Change.clear() : Change.set(List.of(WebOrigin.of("https://app.example.com"))));
        }
        if (draw.rarely(4)) {
            patch.grantTypes(Change.set(Set.of(draw.one(
                    List.of(GrantType.AUTHORIZATION_CODE, GrantType.DEVICE_CODE, GrantType.CLIENT_CREDENTIALS)))));
        }
        if (draw.supports(UPDATE_APPLICATION, "token_lifetime") && draw.rarely(3)) {
            patch.tokenLifetime(draw.rarely(2) ? Change.clear() : Change.set(Duration.ofSeconds(90)));
        }
        ApplicationPatch built = fitting(patch);
        String application = draw.application();
        return new Command(
                UPDATE_APPLICATION,
                application + ": " + built,
                side -> Told.of(side.directory().applications().update(side.application(application), built)));
    }

    /** The patch; where its type and its grant types do not go together, one that names neither. */
    private static ApplicationPatch fitting(ApplicationPatch.Builder patch) {
        try {
            return patch.build();
        } catch (InvalidArgumentException e) {
            return patch.type(Change.keep()).grantTypes(Change.keep()).build();
        }
    }

    private static RedirectUri uri(Draw draw) {
        return draw.rarely(4) ? RedirectUri.of("com.example.app:/callback") : webUri(draw);
    }

    private static RedirectUri webUri(Draw draw) {
        return RedirectUri.of("https://app.example.com/callback" + draw.number(4));
    }

    private static @Nullable Duration lifetime(Draw draw, boolean supported) {
        return supported && draw.rarely(3) ? Duration.ofMinutes(2) : null;
    }

    private static Page<Told> told(Page<Application> page) {
        return new Page<>(page.items().stream().map(Told::of).toList(), page.next(), null);
    }

    private static Page<String> uris(List<String> uris) {
        return new Page<>(uris.stream().sorted().toList(), null, null);
    }

    /** An application whose addresses have no order, because providers keep none. */
    private record Told(
            String name,
            ApplicationType type,
            @Nullable String description,
            Set<String> redirectUris,
            Set<String> logoutUris,
            Set<String> origins,
            Set<GrantType> grantTypes,
            @Nullable Duration tokenLifetime) {
        static Told of(Application application) {
            return new Told(
                    application.name(),
                    application.type(),
                    application.description(),
                    new TreeSet<>(application.redirectUris()),
                    new TreeSet<>(application.logoutUris()),
                    new TreeSet<>(application.origins()),
                    application.grantTypes(),
                    application.tokenLifetime());
        }
    }
}
