package io.ostiary.tenant;

import static io.ostiary.Operation.*;

import io.ostiary.IfExists;
import io.ostiary.Page;
import io.ostiary.PageRequest;
import io.ostiary.Performs;
import io.ostiary.UnsupportedException;
import io.ostiary.Upsert;
import java.util.Optional;

/**
 * The tenants that a backend reaches. A method that the backend did not write refuses with
 * {@link UnsupportedException}. Every method that names a tenant throws {@link io.ostiary.NotFoundException} when there
 * is no such one in reach, unless it says otherwise.
 */
public interface Tenants {
    /**
     * The tenants in reach, by id.
     *
     * @throws io.ostiary.InvalidArgumentException when the cursor is not one of this list
     */
    @Performs(LIST_TENANTS)
    default Page<Tenant> list(PageRequest page) {
        throw new UnsupportedException(LIST_TENANTS);
    }

    /** The tenant, or empty when none of that id is in reach. */
    @Performs(GET_TENANT)
    default Optional<Tenant> find(TenantId id) {
        throw new UnsupportedException(GET_TENANT);
    }

    /**
     * Creates a tenant, or where asked updates the one of that id to be as given.
     *
     * @throws io.ostiary.AlreadyExistsException when the id is taken and {@link IfExists#FAIL} was asked for
     */
    @Performs(CREATE_TENANT)
    default Upsert<Tenant> create(NewTenant tenant, IfExists ifExists) {
        throw new UnsupportedException(CREATE_TENANT);
    }

    /** Changes what the patch names, and returns the tenant as it is then. */
    @Performs(UPDATE_TENANT)
    default Tenant update(TenantId id, TenantPatch patch) {
        throw new UnsupportedException(UPDATE_TENANT);
    }

    /** Deletes a tenant for good, with every user, role and session in it. */
    @Performs(DELETE_TENANT)
    default void delete(TenantId id) {
        throw new UnsupportedException(DELETE_TENANT);
    }

    /**
     * The tenant that a reference means: tried as id, then as name. No operation of its own: see {@link Performs}.
     *
     * @throws io.ostiary.NotFoundException when none matches
     * @throws io.ostiary.ConflictException when several tenants have that name
     */
    default Tenant resolve(String reference) {
        throw new UnsupportedException(GET_TENANT);
    }
}
