package io.ostiary.keycloak;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** Lists of the Admin REST API for which the admin client has no method, or none with all of their parameters. */
@Path("admin/realms/{realm}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface AdminQueries {
    /** Users by username, without the accounts of clients. */
    @GET
    @Path("users")
    List<UserRepresentation> users(
            @PathParam("realm") String realm,
            @QueryParam("first") int first,
            @QueryParam("max") int max,
            @QueryParam("briefRepresentation") boolean brief,
            @QueryParam("search") @Nullable String search,
            @QueryParam("enabled") @Nullable Boolean enabled,
            @QueryParam("emailVerified") @Nullable Boolean emailVerified,
            @QueryParam("createdAfter") @Nullable Long createdAfter,
            @QueryParam("createdBefore") @Nullable Long createdBefore);

    @GET
    @Path("users/count")
    long countUsers(
            @PathParam("realm") String realm,
            @QueryParam("search") @Nullable String search,
            @QueryParam("enabled") @Nullable Boolean enabled,
            @QueryParam("emailVerified") @Nullable Boolean emailVerified,
            @QueryParam("createdAfter") @Nullable Long createdAfter,
            @QueryParam("createdBefore") @Nullable Long createdBefore);

    /** The sessions of the realm by id, of whatever client; the Admin Console's own list. */
    @GET
    @Path("ui-ext/sessions")
    List<UserSessionRepresentation> sessions(
            @PathParam("realm") String realm,
            @QueryParam("type") String type,
            @QueryParam("first") int first,
            @QueryParam("max") int max);
}
