package io.ostiary.keycloak;

import static io.ostiary.Operation.*;

import io.ostiary.Operation;
import io.ostiary.fault.Fault;
import io.ostiary.fault.FaultMatrix;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FaultMatrixTest extends FaultMatrix {
    /** The acts that every fault befalls, of every way in which this backend sends a request. */
    private static final Set<Operation> THOROUGH = EnumSet.of(
            ASSIGN_ROLE,
            AUTHENTICATE_USER,
            CREATE_API,
            CREATE_ORGANIZATION,
            CREATE_PERMISSION_RESOURCE,
            CREATE_ROLE,
            CREATE_USER,
            CREATE_IDENTITY_PROVIDER,
            DELETE_ROLE,
            DELETE_USER,
            DELETE_USER_METADATA,
            DISABLE_USER,
            GET_USER,
            IMPORT_USERS,
            LIST_USERS,
            REFRESH_SESSION,
            REVOKE_SESSION,
            REVOKE_USER_SESSIONS,
            SET_CLAIM_MAPPER,
            SET_PASSWORD,
            SET_USER_METADATA,
            UNASSIGN_ROLE,
            UPDATE_IDENTITY_PROVIDER,
            UPDATE_TENANT,
            UPDATE_USER,
            VERIFY_TOKEN);

    /** A refusal, an answer that is lost once it was done, and a wrong answer: what befalls the other acts. */
    private static final Set<Fault> TELLING = EnumSet.of(Fault.RATE_LIMITED, Fault.HALF_AN_ANSWER, Fault.PAGE);

    FaultMatrixTest() {
        super(new KeycloakFaults());
    }

    /**
     * A trial on a real server takes a while, so each fault befalls one act of each way only, and a few befall all. No JSON
     * answers a deletion. Writing a realm takes the server so long that a drip leaves no time for it, and creating one so
     * long that two faults have to do.
     */
    @Override
    protected boolean canBefall(Fault fault, Operation operation) {
        return switch (operation) {
            case DELETE_IDENTITY_PROVIDER, DELETE_USER -> fault != Fault.TRUNCATED_JSON;
            case CREATE_TENANT, DELETE_TENANT -> fault == Fault.RATE_LIMITED || fault == Fault.RESET_AFTER_THE_COMMIT;
            case UPDATE_TENANT -> fault != Fault.SLOW_DRIP;
            default -> THOROUGH.contains(operation) || TELLING.contains(fault);
        };
    }

    @Override
    protected Set<Operation> sentOnce() {
        return EnumSet.of(
                AUTHENTICATE_USER,
                CREATE_INVITATION,
                CREATE_SESSION,
                REFRESH_SESSION,
                SEND_EMAIL_VERIFICATION,
                SEND_PASSWORD_RESET);
    }

    @Override
    protected Set<Operation> indifferentToTheAnswer() {
        return EnumSet.noneOf(Operation.class);
    }
}
