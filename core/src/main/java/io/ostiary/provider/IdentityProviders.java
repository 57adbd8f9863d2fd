package io.ostiary.provider;

import static io.ostiary.Operation.*;

import io.ostiary.ConflictException;
import io.ostiary.NotFoundException;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Performs;
import io.ostiary.Reference;
import io.ostiary.UnsupportedException;
import java.util.List;
import java.util.Optional;

/**
 * Where the people of one tenant sign in: outside identity providers, and the built-in methods of
 * {@link IdentityProviderType#BUILT_IN}, which are always told and neither created, changed nor deleted, but switched.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names a
 * provider throws {@link NotFoundException} when there is no such one. No method tells a client secret.
 */
public interface IdentityProviders {
    /**
     * The providers that match, by id, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_IDENTITY_PROVIDERS)
    default Page<IdentityProvider> list(IdentityProviderQuery query, PageRequest page) {
        throw new UnsupportedException(LIST_IDENTITY_PROVIDERS);
    }

    /** The provider, or empty when there is none of that id. */
    @Performs(GET_IDENTITY_PROVIDER)
    default Optional<IdentityProvider> find(IdentityProviderId id) {
        throw new UnsupportedException(GET_IDENTITY_PROVIDER);
    }

    /**
     * Adds an outside provider.
     *
     * @throws io.ostiary.AlreadyExistsException when there is one of that name
     */
    @Performs(CREATE_IDENTITY_PROVIDER)
    default IdentityProvider create(NewIdentityProvider provider) {
        throw new UnsupportedException(CREATE_IDENTITY_PROVIDER);
    }

    /**
     * Changes what the patch names, and returns the provider as it is then. Its secret stays unless the patch has another.
     *
     * @throws io.ostiary.InvalidArgumentException when a provider of its type cannot be as the patch makes it
     * @throws ConflictException when it is a built-in method
     */
    @Performs(UPDATE_IDENTITY_PROVIDER)
    default IdentityProvider update(IdentityProviderId id, IdentityProviderPatch patch) {
        throw new UnsupportedException(UPDATE_IDENTITY_PROVIDER);
    }

    /**
     * Enables and disables providers, and returns those that were named as they are then. Nothing is changed when one of
     * them is not there or cannot be switched. One that is as it should be already stays so.
     */
    @Performs(SET_IDENTITY_PROVIDER_STATUS)
    default List<IdentityProvider> setStatus(IdentityProviderStatus status) {
        throw new UnsupportedException(SET_IDENTITY_PROVIDER_STATUS);
    }

    /**
     * Removes an outside provider for good, with its secret: nobody signs in with it any more.
     *
     * @throws ConflictException when it is a built-in method
     */
    @Performs(DELETE_IDENTITY_PROVIDER)
    default void delete(IdentityProviderId id) {
        throw new UnsupportedException(DELETE_IDENTITY_PROVIDER);
    }

    /**
     * The provider that a reference means: tried as id, then as display name.
     *
     * @throws NotFoundException when none matches
     * @throws ConflictException when several providers have that display name; the message lists their ids
     */
    default IdentityProvider resolve(String reference) {
        return new Reference(LIST_IDENTITY_PROVIDERS, "identity provider", reference)
                .among(
                        Pages.stream(page -> list(IdentityProviderQuery.ALL, page)),
                        provider -> provider.id().value(),
                        IdentityProvider::displayName);
    }

    /**
     * Refuses to change or delete what is built in.
     *
     * @throws ConflictException when the id is that of a built-in method
     */
    static void requireOutside(io.ostiary.Operation operation, IdentityProviderId id) {
        boolean builtIn = IdentityProviderType.BUILT_IN.stream()
                .anyMatch(type -> type.id().equals(id.value()));
        if (builtIn) {
            throw new ConflictException(
                    operation, id + " is a built-in method; set_identity_provider_status enables and disables it");
        }
    }
}
