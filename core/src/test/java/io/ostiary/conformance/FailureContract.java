package io.ostiary.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Call;
import io.ostiary.IdentityException;
import io.ostiary.NotConfiguredException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.UnavailableException;
import io.ostiary.UnsupportedException;
import io.ostiary.backend.Directory;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Ports;
import io.ostiary.tenant.TenantId;
import io.ostiary.tenant.Tenants;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every operation fails: with the right exception, whether it is supported or not, and without a secret. */
abstract class FailureContract extends Contract {
    @Test
    void whereTheProviderCannotBeReachedEveryOperationIsUnavailable() {
        try (IdentityBackend unreachable = fixture.harness().openUnreachable()) {
            fails(unreachable, Fixture.CALL, UnavailableException.class);
        }
    }

    @Test
    void whereTheProviderCannotBeReachedADeadlineChangesNothing() {
        try (IdentityBackend unreachable = fixture.harness().openUnreachable()) {
            fails(unreachable, Fixture.CALL.until(Instant.EPOCH), UnavailableException.class);
        }
    }

    @Test
    void aCallWhoseDeadlineHasPassedIsUnavailable() {
        fails(fixture.unwatched(), Fixture.CALL.until(Instant.EPOCH), UnavailableException.class);
    }

    @Test
    void aDeadlineFarAwayChangesNothing() {
        Directory patient = fixture.backend()
                .directory(
                        TenantId.of("nothing-" + fixture.mark()),
                        Fixture.CALL.until(Instant.parse("9000-01-01T00:00:00Z")));

        for (Operation operation : withPort()) {
            if (!Calls.OF_THE_BACKEND.contains(operation)) {
                fails(operation, tenants, patient, NotFoundException.class);
            }
        }
    }

    @Test
    void everyOperationOnATenantThatIsNotThereIsNotFound() {
        Directory nowhere = fixture.directory(TenantId.of("nothing-" + fixture.mark()));

        for (Operation operation : withPort()) {
            if (!Calls.OF_THE_BACKEND.contains(operation)) {
                fails(operation, tenants, nowhere, NotFoundException.class);
            }
        }
    }

    @Test
    void everyOperationOnAUserWhoIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_A_USER) {
            if (fixture.harness().withheld().contains(operation)) {
                refuses(NotConfiguredException.class, () -> perform(operation, tenants, fixture.directory()));
                continue;
            }
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnARoleThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_A_ROLE) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnAnOrganizationThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_AN_ORGANIZATION) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnAnApplicationThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_AN_APPLICATION) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnAnIdentityProviderThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_AN_IDENTITY_PROVIDER) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnAnApiThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_AN_API) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnAnActionThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_AN_ACTION) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnAFormThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_A_FORM) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnADomainThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_A_DOMAIN) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void everyOperationOnAGroupThatIsNotThereIsNotFound() {
        for (Operation operation : Calls.NAMING_A_GROUP) {
            fails(operation, tenants, fixture.directory(), NotFoundException.class);
        }
    }

    @Test
    void makingAViewOfATenantThatIsNotThereFailsNothing() {
        TenantId nothing = TenantId.of("nothing-" + fixture.mark());

        Directory view = fixture.unwatched().directory(nothing, Fixture.CALL);

        assertThat(view.tenant()).isEqualTo(nothing);
        assertThat(view.call()).isEqualTo(Fixture.CALL);
        assertThat(List.of(
                        view.users(),
                        view.metadata(),
                        view.claimMappers(),
                        view.sessions(),
                        view.organizations(),
                        view.roles(),
                        view.permissions(),
                        view.applications(),
                        view.branding(),
                        view.customDomains(),
                        view.emailDomains(),
                        view.groups(),
                        view.identityProviders(),
                        view.apis(),
                        view.apiGrants(),
                        view.actions(),
                        view.forms(),
                        view.billing(),
                        view.emailTemplates()))
                .doesNotContainNull();
    }

    @Test
    void whatIsLackingRefusesWithTheReasonThatWasDeclared() {
        for (Operation operation : withPort()) {
            if (fixture.unwatched().capabilities().supports(operation)) {
                continue;
            }
            UnsupportedException refusal =
                    refuses(UnsupportedException.class, () -> perform(operation, tenants, fixture.directory()));

            assertThat(refusal.unsupported()).isEqualTo(operation);
            assertThat(refusal.operation()).contains(operation);
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        IdentityBackend unreachable = fixture.harness().openUnreachable();

        unreachable.close();
        unreachable.close();

        assertThat(unreachable.name()).isEqualTo(fixture.unwatched().name());
    }

    private void fails(IdentityBackend backend, Call call, Class<? extends IdentityException> expected) {
        IdentityBackend watched = Ports.intercept(backend, fixture.watch());
        Directory directory = watched.directory(fixture.harness().tenant(), call);
        for (Operation operation : withPort()) {
            fails(operation, watched.tenants(call), directory, expected);
        }
    }

    private void fails(
            Operation operation, Tenants on, Directory directory, Class<? extends IdentityException> expected) {
        boolean supported = fixture.unwatched().capabilities().supports(operation);
        IdentityException failure;
        try {
            perform(operation, on, directory);
            throw new AssertionError(operation + " was performed");
        } catch (IdentityException e) {
            failure = e;
        }
        assertThat(failure).as(operation.id()).isInstanceOf(supported ? expected : UnsupportedException.class);
        assertThat(failure.operation()).as(operation.id()).contains(operation);
    }

    private void perform(Operation operation, Tenants on, Directory directory) {
        Calls.perform(operation, on, directory, fixture.password());
    }

    private static Collection<Operation> withPort() {
        return Arrays.stream(Operation.values()).filter(Operation::hasPort).toList();
    }
}
