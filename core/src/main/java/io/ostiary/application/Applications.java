package io.ostiary.application;

import static io.ostiary.Operation.*;

import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The applications of one tenant. Those that the provider is made of, and those that this connection itself needs, are
 * not among them: a change of such a one is refused with {@link io.ostiary.ConflictException}.
 *
 * <p>A method that the backend did not write refuses with {@link UnsupportedException}. Every method that names an
 * application throws {@link io.ostiary.NotFoundException} when there is no such one. A list refuses a cursor that is not
 * one of its own with {@link io.ostiary.InvalidArgumentException}.
 */
public interface Applications {
    /** The applications that match, page by page. */
    @Performs(LIST_APPLICATIONS)
    default Page<Application> list(ApplicationQuery query, PageRequest page) {
        throw new UnsupportedException(LIST_APPLICATIONS);
    }

    /** The application, or empty when there is none of that id. */
    @Performs(GET_APPLICATION)
    default Optional<Application> find(ApplicationId id) {
        throw new UnsupportedException(GET_APPLICATION);
    }

    /** Registers an application. One that can keep a secret gets one, which is told this once. */
    @Performs(CREATE_APPLICATION)
    default IssuedApplication create(NewApplication application) {
        throw new UnsupportedException(CREATE_APPLICATION);
    }

    /**
     * Changes what the patch names, and returns the application as it is then.
     *
     * <p>A secret ends when the new type keeps none. When the new type keeps one and the old did not,
     * {@link #rotateSecret} tells the first.
     *
     * @throws io.ostiary.InvalidArgumentException when the patch sets what an application of its type cannot have
     * @throws io.ostiary.ConflictException when it has redirect URIs that one of its new type cannot have
     */
    @Performs(UPDATE_APPLICATION)
    default Application update(ApplicationId id, ApplicationPatch patch) {
        throw new UnsupportedException(UPDATE_APPLICATION);
    }

    /** Deletes an application: its secret is worth nothing any more, and nobody gets or refreshes tokens by it. */
    @Performs(DELETE_APPLICATION)
    default void delete(ApplicationId id) {
        throw new UnsupportedException(DELETE_APPLICATION);
    }

    /**
     * Gives an application a new secret in the place of its old one.
     *
     * @throws io.ostiary.ConflictException when an application of its type keeps no secret
     */
    @Performs(ROTATE_APPLICATION_SECRET)
    default RotatedSecret rotateSecret(ApplicationId id) {
        throw new UnsupportedException(ROTATE_APPLICATION_SECRET);
    }

    /**
     * The redirect URIs, page by page, one item for each application.
     *
     * @param application only those of that application, or null for those of all
     */
    @Performs(LIST_REDIRECT_URIS)
    default Page<ApplicationRedirects> redirectUris(@Nullable ApplicationId application, PageRequest page) {
        throw new UnsupportedException(LIST_REDIRECT_URIS);
    }

    /**
     * Lets people be sent to one more URI, and returns all that an application has then.
     *
     * @throws io.ostiary.AlreadyExistsException when the application has the URI already
     * @throws io.ostiary.InvalidArgumentException when an application of its type cannot have it
     */
    @Performs(ADD_REDIRECT_URI)
    default ApplicationRedirects addRedirectUri(ApplicationId id, RedirectUri uri) {
        throw new UnsupportedException(ADD_REDIRECT_URI);
    }

    /**
     * Lets nobody be sent to a URI any more, and returns those that are left.
     *
     * @param uri the URI, as {@link Application#redirectUris()} tells it
     * @throws io.ostiary.NotFoundException also when the application has no such URI
     */
    @Performs(REMOVE_REDIRECT_URI)
    default ApplicationRedirects removeRedirectUri(ApplicationId id, String uri) {
        throw new UnsupportedException(REMOVE_REDIRECT_URI);
    }

    /**
     * The application that a reference means: tried as id, then as name.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several applications have that name
     */
    default Application resolve(String reference) {
        throw new UnsupportedException(LIST_APPLICATIONS);
    }
}
