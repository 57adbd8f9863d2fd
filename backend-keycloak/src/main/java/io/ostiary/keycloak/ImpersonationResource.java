package io.ostiary.keycloak;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the admin client's own method leaves out: the cookies of the session that begins. */
@Path("admin/realms/{realm}/users/{user}/impersonation")
@Consumes(MediaType.APPLICATION_JSON)
interface ImpersonationResource {
    @POST
    Response impersonate(@PathParam("realm") String realm, @PathParam("user") String user);
}
