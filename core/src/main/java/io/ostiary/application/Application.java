package io.ostiary.application;

import io.ostiary.AlreadyExistsException;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Violations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What users sign in to, or what calls APIs by itself: an OAuth 2 client. Its secret is no part of it.
 *
 * @param id identifies it in the tenant, and to the authorization server
 * @param name what people call it
 * @param type where it runs
 * @param description what it is for, or null
 * @param redirectUris where people may be sent after signing in, as the provider holds them: others than ours can have
 *     wildcards
 * @param logoutUris where people may be sent after signing out, as the provider holds them
 * @param origins whose scripts may call the authorization server, as the provider holds them
 * @param grantTypes how it gets tokens
 * @param tokenLifetime how long its access tokens are valid, or null for the tenant's own period
 */
public record Application(
        ApplicationId id,
        String name,
        ApplicationType type,
        @Nullable String description,
        List<String> redirectUris,
        List<String> logoutUris,
        List<String> origins,
        Set<GrantType> grantTypes,
        @Nullable Duration tokenLifetime) {

    /** Copies the lists. */
    public Application {
        redirectUris = List.copyOf(redirectUris);
        logoutUris = List.copyOf(logoutUris);
        origins = List.copyOf(origins);
        Set<GrantType> sorted = EnumSet.noneOf(GrantType.class);
        sorted.addAll(grantTypes);
        grantTypes = Collections.unmodifiableSet(sorted);
    }

    /** The application that was asked for, under that id. */
    public static Application of(ApplicationId id, NewApplication asked) {
        return new Application(
                id,
                asked.name(),
                asked.type(),
                asked.description(),
                texts(asked.redirectUris(), RedirectUri::value),
                texts(asked.logoutUris(), RedirectUri::value),
                texts(asked.origins(), WebOrigin::value),
                asked.grantTypes(),
                asked.tokenLifetime());
    }

    /**
     * The application after the patch.
     *
     * @throws InvalidArgumentException when the patch sets what an application of its type cannot have
     * @throws ConflictException when it has redirect URIs or logout URIs that one of its new type cannot have
     */
    public Application patched(ApplicationPatch patch) {
        String newName = patch.name().valueOrNull();
        ApplicationType changed = patch.type().valueOrNull();
        ApplicationType newType = changed == null ? type : changed;
        Set<GrantType> newGrantTypes = patch.grantTypes().valueOrNull();
        var violations = new Violations();
        ApplicationText.checkFor(
                violations,
                newType,
                patch.redirectUris().valueOrNull(),
                patch.logoutUris().valueOrNull(),
                newGrantTypes);
        violations.throwIfAny();
        if (newType != type) {
            requireFitting(newType, "redirect URIs", patch.redirectUris().keeps() ? redirectUris : List.of());
            requireFitting(newType, "logout URIs", patch.logoutUris().keeps() ? logoutUris : List.of());
        }
        Set<GrantType> kept = newType == type ? grantTypes : newType.defaultGrantTypes();
        return new Application(
                id,
                newName == null ? name : newName,
                newType,
                patch.description().applyTo(description),
                patch.redirectUris().keeps()
                        ? redirectUris
                        : texts(patch.redirectUris().valueOrNull(), RedirectUri::value),
                patch.logoutUris().keeps()
                        ? logoutUris
                        : texts(patch.logoutUris().valueOrNull(), RedirectUri::value),
                patch.origins().keeps() ? origins : texts(patch.origins().valueOrNull(), WebOrigin::value),
                newGrantTypes == null ? kept : newGrantTypes,
                patch.tokenLifetime().applyTo(tokenLifetime));
    }

    /**
     * The same application with one more redirect URI.
     *
     * @throws AlreadyExistsException when it has the URI already
     * @throws InvalidArgumentException when one of its type cannot have it, or when there would be too many
     */
    public Application withRedirectUri(RedirectUri uri) {
        if (redirectUris.contains(uri.value())) {
            throw new AlreadyExistsException(Operation.ADD_REDIRECT_URI, "redirect URI", "uri", uri.value());
        }
        new Violations()
                .require(type.interactive(), "uri", "cannot be a machine's, to which nobody signs in")
                .require(
                        type == ApplicationType.NATIVE || !uri.privateUse(),
                        "uri",
                        "can have a private-use scheme for a native application only")
                .require(
                        redirectUris.size() < ApplicationText.MAX_URIS,
                        "uri",
                        "would be one too many: an application has at most " + ApplicationText.MAX_URIS)
                .throwIfAny();
        List<String> more = new ArrayList<>(redirectUris);
        more.add(uri.value());
        return withRedirectUris(more);
    }

    /**
     * The same application without that redirect URI.
     *
     * @throws NotFoundException when it has no such URI
     */
    public Application withoutRedirectUri(String uri) {
        List<String> rest = new ArrayList<>(redirectUris);
        if (!rest.remove(uri)) {
            throw new NotFoundException(Operation.REMOVE_REDIRECT_URI, "redirect URI of application " + id, uri);
        }
        return withRedirectUris(rest);
    }

    private Application withRedirectUris(List<String> uris) {
        return new Application(id, name, type, description, uris, logoutUris, origins, grantTypes, tokenLifetime);
    }

    private void requireFitting(ApplicationType newType, String what, List<String> uris) {
        boolean fit = newType.interactive() || uris.isEmpty();
        boolean schemesFit = newType == ApplicationType.NATIVE || uris.stream().noneMatch(RedirectUri::privateUse);
        if (!fit || !schemesFit) {
            throw new ConflictException(
                    Operation.UPDATE_APPLICATION,
                    "application " + id + " has " + what + " that one of type " + ApplicationText.name(newType)
                            + " cannot have; replace them in the same change, or remove them first");
        }
    }

    private static <T> List<String> texts(@Nullable List<T> values, Function<T, String> text) {
        return values == null ? List.of() : values.stream().map(text).toList();
    }
}
