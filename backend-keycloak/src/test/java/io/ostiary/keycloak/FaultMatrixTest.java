package io.ostiary.keycloak;

import static io.ostiary.Operation.*;

import io.ostiary.Operation;
import io.ostiary.fault.Fault;
import io.ostiary.fault.FaultMatrix;
import java.util.EnumSet;
import java.util.Set;

class FaultMatrixTest extends FaultMatrix {
    FaultMatrixTest() {
        super(new KeycloakFaults());
    }

    /**
     * No JSON answers a deletion. Writing a realm takes the server so long that a drip leaves no time for it, and creating
     * one so long that two faults have to do.
     */
    @Override
    protected boolean canBefall(Fault fault, Operation operation) {
        return switch (operation) {
            case DELETE_USER, DELETE_IDENTITY_PROVIDER -> fault != Fault.TRUNCATED_JSON;
            case CREATE_TENANT -> fault == Fault.RATE_LIMITED || fault == Fault.RESET_AFTER_THE_COMMIT;
            case UPDATE_TENANT -> fault != Fault.SLOW_DRIP;
            default -> true;
        };
    }

    @Override
    protected Set<Operation> sentOnce() {
        return EnumSet.of(AUTHENTICATE_USER, REFRESH_SESSION);
    }

    @Override
    protected Set<Operation> indifferentToTheAnswer() {
        return EnumSet.noneOf(Operation.class);
    }
}
