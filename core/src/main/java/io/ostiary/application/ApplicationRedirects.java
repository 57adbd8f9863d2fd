package io.ostiary.application;

import java.util.List;

/**
 * The redirect URIs of one application.
 *
 * @param application which application
 * @param name what people call it
 * @param uris where people may be sent after signing in, as the provider holds them
 */
public record ApplicationRedirects(ApplicationId application, String name, List<String> uris) {
    /** Copies the list. */
    public ApplicationRedirects {
        uris = List.copyOf(uris);
    }

    /** Those of that application. */
    public static ApplicationRedirects of(Application application) {
        return new ApplicationRedirects(application.id(), application.name(), application.redirectUris());
    }
}
