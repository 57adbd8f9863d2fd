package io.ostiary.mcp.integration;

import io.ostiary.application.ApplicationType;
import io.ostiary.mcp.binding.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;

/** What a program is written with, so that there is a guide for it. */
public enum Framework {
    /** Express on Node.js. */
    EXPRESS(ApplicationType.WEB, "http://localhost:3000/callback"),
    /** Flask for Python. */
    FLASK(ApplicationType.WEB, "http://localhost:5000/callback"),
    /** Go's own HTTP server. */
    GO(ApplicationType.WEB, "http://localhost:3000/callback"),
    /** Next.js with its App Router. */
    NEXTJS(ApplicationType.WEB, "http://localhost:3000/api/auth/callback/oidc"),
    /** Quarkus. */
    QUARKUS(ApplicationType.WEB, "http://localhost:8080/callback"),
    /** React in the browser, built by Vite. */
    REACT(ApplicationType.SPA, "http://localhost:5173/"),
    /** Spring Boot. */
    SPRING_BOOT(ApplicationType.WEB, "http://localhost:8080/login/oauth2/code/oidc"),
    /** Vue in the browser, built by Vite. */
    VUE(ApplicationType.SPA, "http://localhost:5173/");

    private final ApplicationType type;
    private final URI local;

    Framework(ApplicationType type, String local) {
        this.type = type;
        this.local = URI.create(local);
    }

    /** The type of the applications that it makes. */
    public ApplicationType type() {
        return type;
    }

    /**
     * Where people come back to in the program: the first of those registered that has the path on which the guide
     * listens, else the one while it is developed.
     */
    public String redirectUri(Collection<String> registered) {
        return registered.stream()
                .filter(uri -> io.ostiary.application.RedirectUri.problem(uri).isEmpty())
                .filter(uri -> local.getRawPath().equals(URI.create(uri).getRawPath()))
                .findFirst()
                .orElse(local.toString());
    }

    /** The guide, in Markdown: what to install, and files whose only values are in the environment. */
    public String guide(URI issuer, String clientId, String redirectUri) {
        URI redirect = URI.create(redirectUri);
        return template()
                .replace("{{issuer}}", issuer.toString())
                .replace("{{redirect_uri}}", redirectUri)
                .replace("{{base}}", redirect.getScheme() + "://" + redirect.getRawAuthority())
                .replace("{{client_id}}", clientId);
    }

    private String template() {
        String name = Names.of(this) + ".md";
        try (InputStream text = Objects.requireNonNull(Framework.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
