package io.ostiary.auth0;

import static io.ostiary.Operation.*;

import io.ostiary.IdentityException.Code;
import io.ostiary.Operation;
import io.ostiary.fault.Fault;
import io.ostiary.fault.FaultMatrix;
import java.util.EnumSet;
import java.util.Set;

class FaultMatrixTest extends FaultMatrix {
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
            case REFUSED_TOKEN ->
                !EnumSet.of(AUTHENTICATE_USER, REFRESH_SESSION, VERIFY_TOKEN).contains(operation);
            case TRUNCATED_JSON ->
                !indifferentToTheAnswer().contains(operation)
                        && !EnumSet.of(DELETE_API, REVOKE_APPLICATION_ACCESS).contains(operation);
            case SLOW_DRIP -> operation != SET_CLAIM_MAPPER;
            default -> true;
        };
    }

    /** A search that Auth0 gives up is its own 503, and asking again would not help. */
    @Override
    protected Code failure(Operation operation, Fault fault) {
        boolean givenUp = operation == LIST_USERS
                && EnumSet.of(Fault.NOT_READY, Fault.NOT_READY_AFTER_THE_COMMIT).contains(fault);
        return givenUp ? Code.BACKEND_FAILURE : super.failure(operation, fault);
    }

    @Override
    protected Set<Operation> sentOnce() {
        return EnumSet.of(AUTHENTICATE_USER, IMPORT_USERS, REFRESH_SESSION, SET_PASSWORD);
    }

    @Override
    protected Set<Operation> indifferentToTheAnswer() {
        return EnumSet.of(ASSIGN_ROLE, DELETE_ROLE, DELETE_USER, REVOKE_SESSION, REVOKE_USER_SESSIONS, UNASSIGN_ROLE);
    }
}
