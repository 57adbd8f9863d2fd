package io.ostiary.auth0;

import static io.ostiary.Operation.*;

import io.ostiary.IdentityException.Code;
import io.ostiary.Operation;
import io.ostiary.fault.Fault;
import io.ostiary.fault.FaultMatrix;
import java.util.EnumSet;
import java.util.Set;

class FaultMatrixTest extends FaultMatrix {
    private static final Set<Operation> WITHOUT_A_TOKEN =
            EnumSet.of(AUTHENTICATE_USER, REFRESH_SESSION, SEND_PASSWORD_RESET, VERIFY_TOKEN);

    /** Their answer is empty, so that nothing of it drips or breaks off. */
    private static final Set<Operation> WITHOUT_AN_ANSWER = EnumSet.of(
            ASSIGN_GROUP_ROLE,
            DELETE_ACTION,
            DELETE_API,
            DELETE_APPLICATION,
            DELETE_FORM,
            DELETE_CUSTOM_DOMAIN,
            DELETE_GROUP,
            REVOKE_API_KEY,
            REVOKE_APPLICATION_ACCESS,
            UNASSIGN_GROUP_ROLE);

    FaultMatrixTest() {
        super(new Auth0Faults());
    }

    /**
     * A sign-in needs no token of the backend's, no JSON answers what is deleted or assigned, and who listened to an answer
     * that drips has no time left to wait until an Action is built.
     */
    @Override
    protected boolean canBefall(Fault fault, Operation operation) {
        return switch (fault) {
            case REFUSED_TOKEN -> !WITHOUT_A_TOKEN.contains(operation);
            case TRUNCATED_JSON ->
                !indifferentToTheAnswer().contains(operation) && !WITHOUT_AN_ANSWER.contains(operation);
            case SLOW_DRIP -> operation != SET_CLAIM_MAPPER && !WITHOUT_AN_ANSWER.contains(operation);
            default -> true;
        };
    }

    /** A search that Auth0 gives up is its own 503, and asking again would not help. */
    @Override
    protected Code failure(Operation operation, Fault fault) {
        boolean givenUp = EnumSet.of(LIST_USERS, COUNT_USERS).contains(operation)
                && EnumSet.of(Fault.NOT_READY, Fault.NOT_READY_AFTER_THE_COMMIT).contains(fault);
        return givenUp ? Code.BACKEND_FAILURE : super.failure(operation, fault);
    }

    /** Applications, which API keys are as well, may share a name, and a mail is not mailed twice. */
    @Override
    protected Set<Operation> sentOnce() {
        return EnumSet.of(
                AUTHENTICATE_USER,
                CREATE_API_KEY,
                CREATE_APPLICATION,
                CREATE_FORM,
                IMPORT_USERS,
                REFRESH_SESSION,
                ROTATE_API_KEYS,
                SEND_EMAIL_VERIFICATION,
                SEND_PASSWORD_RESET,
                SET_PASSWORD);
    }

    @Override
    protected Set<Operation> indifferentToTheAnswer() {
        return EnumSet.of(
                ADD_ORGANIZATION_MEMBER,
                ASSIGN_ROLE,
                DELETE_ORGANIZATION,
                DELETE_ROLE,
                DELETE_USER,
                LINK_ACCOUNTS,
                REMOVE_ORGANIZATION_MEMBER,
                RESET_MFA,
                REVOKE_INVITATION,
                REVOKE_SESSION,
                REVOKE_USER_SESSIONS,
                SEND_PASSWORD_RESET,
                SET_ORGANIZATION_MEMBER_ROLE,
                UNASSIGN_ROLE,
                UNLOCK_USER);
    }
}
