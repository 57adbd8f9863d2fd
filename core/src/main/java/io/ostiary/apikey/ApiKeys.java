package io.ostiary.apikey;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Pages;
import io.ostiary.Performs;
import io.ostiary.Reference;
import io.ostiary.UnsupportedException;
import java.util.Optional;

/**
 * The keys with which programs administer one tenant.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}.
 */
public interface ApiKeys {
    /**
     * The keys that were not revoked, expired ones among them, page by page.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_API_KEYS)
    default Page<ApiKey> list(PageRequest page) {
        throw new UnsupportedException(LIST_API_KEYS);
    }

    /** Issues a key. Names need not differ. */
    @Performs(CREATE_API_KEY)
    default IssuedApiKey create(NewApiKey key) {
        throw new UnsupportedException(CREATE_API_KEY);
    }

    /**
     * Revokes every key and issues one in their place, so that whoever held one can go on with what all of them could do:
     * it has every scope that a key which had not expired had, or {@link ApiKeyScopes#READING} when there was none, and is
     * good for {@link NewApiKey#DEFAULT_PERIOD}. The new key is there before the first old one goes.
     *
     * @param name what the new key is called
     */
    @Performs(ROTATE_API_KEYS)
    default IssuedApiKey rotate(String name) {
        throw new UnsupportedException(ROTATE_API_KEYS);
    }

    /**
     * Revokes a key: from now on it is worth nothing.
     *
     * @throws io.ostiary.NotFoundException when there is no such key
     */
    @Performs(REVOKE_API_KEY)
    default void revoke(ApiKeyId id) {
        throw new UnsupportedException(REVOKE_API_KEY);
    }

    /**
     * The key that a reference means: tried as id, then as name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several keys have that name; the message lists their ids
     */
    default ApiKey resolve(String reference) {
        return new Reference(LIST_API_KEYS, "key", reference)
                .among(Pages.stream(this::list), key -> key.id().value(), ApiKey::name);
    }

    /**
     * The key that the credential proves to hold; empty when it is unknown, revoked, expired, of another tenant, or the
     * proof is wrong. Takes as long whichever of these it is.
     */
    default Optional<ApiKey> authenticate(ApiKeyCredential credential) {
        throw new UnsupportedException(LIST_API_KEYS);
    }
}
