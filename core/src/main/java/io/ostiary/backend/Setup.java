package io.ostiary.backend;

import io.ostiary.tenant.TenantId;
import java.util.List;

/**
 * How a provider is set up for what a backend does with it, for one {@link io.ostiary.Call}. No operation changes it by
 * itself: one that needs what is missing throws {@link io.ostiary.NotConfiguredException}, and {@link #fix} is the one
 * step that an operator takes.
 */
public interface Setup {
    /**
     * What the tenant lacks. Changes nothing.
     *
     * @return empty when every supported operation finds what it needs
     * @throws io.ostiary.NotFoundException when there is no such tenant
     * @throws io.ostiary.UnauthenticatedException when the provider refuses the backend's own credentials
     * @throws io.ostiary.PermissionDeniedException when they do not allow to look
     */
    List<Finding> check(TenantId tenant);

    /**
     * Sets up what of it can be set up. Doing it again changes nothing.
     *
     * @return what was lacking and is there now
     * @throws io.ostiary.NotFoundException when there is no such tenant
     * @throws io.ostiary.UnauthenticatedException when the provider refuses the backend's own credentials
     * @throws io.ostiary.PermissionDeniedException when they do not allow it
     */
    List<Finding> fix(TenantId tenant);
}
