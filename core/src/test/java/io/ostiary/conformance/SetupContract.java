package io.ostiary.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.NotFoundException;
import io.ostiary.UnavailableException;
import io.ostiary.backend.Finding;
import io.ostiary.backend.IdentityBackend;
import io.ostiary.backend.Setup;
import io.ostiary.tenant.TenantId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the provider is checked and set up, apart from every operation. */
abstract class SetupContract extends Contract {
    @Test
    void afterFixingNothingIsLeftThatCanBeFixed() {
        List<Finding> unused = setup().fix(fixture.harness().tenant());

        assertThat(setup().check(fixture.harness().tenant()))
                .noneMatch(Finding::fixable)
                .isEqualTo(setup().check(fixture.harness().tenant()));
    }

    @Test
    void fixingAgainChangesNothing() {
        List<Finding> unused = setup().fix(fixture.harness().tenant());

        assertThat(setup().fix(fixture.harness().tenant())).isEmpty();
    }

    @Test
    void onlySupportedOperationsAreMissed() {
        assertThat(setup().check(fixture.harness().tenant()))
                .allSatisfy(
                        finding -> assertThat(fixture.unwatched().capabilities().supported())
                                .containsAll(finding.operations()));
    }

    @Test
    void aTenantThatIsNotThereIsNotFound() {
        TenantId nothing = TenantId.of("nothing-" + fixture.mark());

        assertThat(refuses(NotFoundException.class, () -> setup().check(nothing))
                        .kind())
                .isEqualTo("tenant");
        assertThat(refuses(NotFoundException.class, () -> setup().fix(nothing)).kind())
                .isEqualTo("tenant");
    }

    @Test
    void whereTheProviderCannotBeReachedItIsUnavailable() {
        try (IdentityBackend unreachable = fixture.harness().openUnreachable()) {
            Setup setup = unreachable.setup(Fixture.CALL);

            refuses(
                    UnavailableException.class,
                    () -> setup.check(fixture.harness().tenant()));
            refuses(
                    UnavailableException.class,
                    () -> setup.fix(fixture.harness().tenant()));
        }
    }

    private Setup setup() {
        return fixture.unwatched().setup(Fixture.CALL);
    }
}
