package io.ostiary.auth0;

import static io.ostiary.Operation.LIST_MFA_FACTORS;
import static io.ostiary.Operation.RESET_MFA;

import com.auth0.client.mgmt.types.AuthenticationMethodTypeEnum;
import com.auth0.client.mgmt.types.UserAuthenticationMethod;
import com.auth0.client.mgmt.users.types.ListUserAuthenticationMethodsRequestParameters;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.user.MfaFactor;
import io.ostiary.user.UserId;
import java.util.List;
import java.util.Set;

/** The second factors of users: their authentication methods, but for those that a sign-in begins with. */
final class SecondFactors {
    private static final Set<AuthenticationMethodTypeEnum> FIRST_FACTORS = Set.of(
            AuthenticationMethodTypeEnum.PASSWORD,
            AuthenticationMethodTypeEnum.PASSKEY,
            AuthenticationMethodTypeEnum.EMAIL_VERIFICATION);

    private final ManagedTenant tenant;

    SecondFactors(ManagedTenant tenant) {
        this.tenant = tenant;
    }

    List<MfaFactor> list(UserId user) {
        return read(LIST_MFA_FACTORS, user);
    }

    /** Removes those factors, or all when none is named, and returns them. */
    List<MfaFactor> reset(UserId user, Set<String> ids) {
        List<MfaFactor> enrolled = read(RESET_MFA, user);
        for (String id : ids) {
            if (enrolled.stream().noneMatch(factor -> factor.id().equals(id))) {
                throw new NotFoundException(RESET_MFA, "factor", id);
            }
        }
        List<MfaFactor> removed = enrolled.stream()
                .filter(factor -> ids.isEmpty() || ids.contains(factor.id()))
                .toList();
        for (MfaFactor factor : removed) {
            tenant.requests(RESET_MFA, user)
                    .delete(
                            RESET_MFA,
                            operation -> new NotFoundException(operation, "factor", factor.id()),
                            attempt -> attempt.api()
                                    .users()
                                    .authenticationMethods()
                                    .delete(user.value(), factor.id()));
        }
        return removed;
    }

    private List<MfaFactor> read(Operation operation, UserId user) {
        return OffsetList.all(page -> {
                    var request = ListUserAuthenticationMethodsRequestParameters.builder()
                            .page(page)
                            .perPage(OffsetList.PAGE)
                            .build();
                    return tenant.requests(operation, user)
                            .repeatable(
                                    operation,
                                    Subject.user(user),
                                    attempt -> attempt.api()
                                            .users()
                                            .authenticationMethods()
                                            .list(user.value(), request)
                                            .getItems());
                })
                .stream()
                .filter(method -> !FIRST_FACTORS.contains(method.getType()))
                .map(SecondFactors::factor)
                .toList();
    }

    private static MfaFactor factor(UserAuthenticationMethod method) {
        return new MfaFactor(
                method.getId(),
                method.getType().toString(),
                method.getName().orElse(null),
                method.getCreatedAt() == null ? null : method.getCreatedAt().toInstant());
    }
}
