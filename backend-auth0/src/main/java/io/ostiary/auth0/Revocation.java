package io.ostiary.auth0;

import com.auth0.client.mgmt.types.DeleteUserGrantByUserIdRequestParameters;
import com.auth0.client.mgmt.types.DeviceCredentialTypeEnum;
import com.auth0.client.mgmt.types.ListDeviceCredentialsRequestParameters;
import io.ostiary.NotConfiguredException;
import io.ostiary.Operation;
import io.ostiary.user.UserId;
import java.util.ArrayList;
import java.util.List;

/** Ends everything that keeps a user signed in. Access tokens that are out there live on until they expire. */
final class Revocation {
    private final ManagedTenant tenant;
    private final Operation operation;

    Revocation(ManagedTenant tenant, Operation operation) {
        this.tenant = tenant;
        this.operation = operation;
    }

    /** Sessions and refresh tokens; where the plan does not let sessions be managed, refresh tokens and grants. */
    void ofEverything(UserId user) {
        Requests requests = tenant.requests(operation, user);
        Subject subject = Subject.user(user);
        try {
            requests.perform(
                    operation, subject, attempt -> attempt.api().users().revokeAccess(user.value()));
        } catch (NotConfiguredException e) {
            int unused = ofRefreshTokens(user);
        }
    }

    /**
     * Refresh tokens, and the grants that they were issued under, with which those end that Auth0 does not list any more:
     * every plan lets them be managed. Returns how many were listed.
     */
    int ofRefreshTokens(UserId user) {
        Requests requests = tenant.requests(operation, user);
        Subject subject = Subject.user(user);
        List<String> ids = new ArrayList<>(refreshTokens(user, DeviceCredentialTypeEnum.REFRESH_TOKEN));
        ids.addAll(refreshTokens(user, DeviceCredentialTypeEnum.ROTATING_REFRESH_TOKEN));
        ids.forEach(id -> requests.perform(
                operation, subject, attempt -> attempt.api().deviceCredentials().delete(id)));
        requests.perform(
                operation,
                subject,
                attempt -> attempt.api()
                        .userGrants()
                        .deleteByUserId(DeleteUserGrantByUserIdRequestParameters.builder()
                                .userId(user.value())
                                .build()));
        return ids.size();
    }

    private List<String> refreshTokens(UserId user, DeviceCredentialTypeEnum type) {
        return OffsetList.all(page -> {
                    var request = ListDeviceCredentialsRequestParameters.builder()
                            .userId(user.value())
                            .type(type)
                            .page(page)
                            .perPage(OffsetList.PAGE)
                            .build();
                    return tenant.requests(operation, user)
                            .repeatable(
                                    operation,
                                    Subject.user(user),
                                    attempt -> attempt.api()
                                            .deviceCredentials()
                                            .list(request)
                                            .getItems());
                })
                .stream()
                .flatMap(credential -> credential.getId().stream())
                .toList();
    }
}
