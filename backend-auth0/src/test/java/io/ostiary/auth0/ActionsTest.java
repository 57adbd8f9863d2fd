package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ostiary.Call;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.PageRequest;
import io.ostiary.action.Action;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionStatus;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.Actions;
import io.ostiary.action.NewAction;
import io.ostiary.tenant.TenantId;
import io.ostiary.user.ClaimMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionsTest {
    private static final String BINDINGS = "actions/triggers/post-login/bindings";

    private final Emulated emulated = new Emulated();
    private final Actions actions = emulated.directory().actions();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aDeployedActionRunsAfterThoseThatRunAlready() {
        ActionId first = deployed("First");
        ActionId second = deployed("Second");
        ActionId third = deployed("Third");

        actions.deploy(first);
        actions.deploy(second);

        assertThat(emulated.get(BINDINGS).findValuesAsText("display_name")).containsExactly("First", "Second", "Third");
        actions.delete(second, true);
        assertThat(emulated.get(BINDINGS).findValuesAsText("display_name")).containsExactly("First", "Third");
        assertThat(actions.find(third)).isPresent();
    }

    @Test
    void theActionOfTheClaimMappersIsToldAndNotChanged() {
        emulated.directory().claimMappers().set(new ClaimMapper("plan", "plan", true, false));
        Action managed = actions.list(null, PageRequest.first()).items().get(0);

        assertThat(managed.managed()).isTrue();
        conflicts(() -> actions.update(
                managed.id(), ActionPatch.builder().code(Change.set("x")).build()));
        conflicts(() -> actions.deploy(managed.id()));
        conflicts(() -> actions.delete(managed.id(), true));
        assertThat(emulated.directory().claimMappers().list()).hasSize(1);
    }

    @Test
    void theNameOfTheClaimMappersIsNotGiven() {
        Action mine = draft("Mine");

        conflicts(() -> draft(Auth0ClaimMappers.ACTION));
        conflicts(() -> actions.update(
                mine.id(),
                ActionPatch.builder().name(Change.set(Auth0ClaimMappers.ACTION)).build()));
    }

    @Test
    void aFailedBuildIsAConflictThatTellsTheReasonAndNotTheCode() {
        Action mine = actions.create(
                NewAction.of("Mine", ActionTrigger.POST_LOGIN).withCode("exports.x = 'a line of code';"));
        emulated.tenant.switches().buildProblem("no package\nof that name");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> actions.deploy(mine.id()))
                .withMessageContaining("no package of that name")
                .withMessageNotContaining("line of code");

        emulated.tenant.switches().buildProblem("");
        assertThat(actions.deploy(mine.id()).status()).isEqualTo(ActionStatus.DEPLOYED);
    }

    @Test
    void whoeverChangesAnActionDoesNotWaitUntilItsDraftIsBuiltAndDeploysNothingThatNobodyAskedFor() {
        Action mine = draft("Mine");
        List<Runnable> meanwhile = new ArrayList<>();
        try (Auth0Backend waiting =
                emulated.another(pause -> List.copyOf(meanwhile).forEach(change -> {
                    meanwhile.clear();
                    CompletableFuture.runAsync(change)
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join();
                }))) {
            Actions same = waiting.directory(TenantId.of(emulated.tenant.domain()), Call.system("test"))
                    .actions();
            meanwhile.add(() -> {
                Action unused = same.update(
                        mine.id(),
                        ActionPatch.builder().code(Change.set("exports.x = 2;")).build());
            });

            conflicts(() -> same.deploy(mine.id()));

            assertThat(same.find(mine.id()).orElseThrow())
                    .returns(ActionStatus.DRAFT, Action::status)
                    .returns("exports.x = 2;", action -> action.draft().code());
            assertThat(same.deploy(mine.id()).status()).isEqualTo(ActionStatus.DEPLOYED);
        }
    }

    @Test
    void anActionRunsAtOneTrigger() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> actions.create(NewAction.of("Mine", ActionTrigger.POST_LOGIN)
                        .withTriggers(List.of(ActionTrigger.POST_LOGIN, ActionTrigger.PASSWORD_RESET))));
    }

    @Test
    void anActionOfATriggerWithoutANameHereIsToldAndNotDeployed() {
        emulated.post("actions/actions", """
                {"name":"Theirs","supported_triggers":[{"id":"event-stream","version":"v1"}]}""");

        Action theirs = actions.resolve("Theirs");

        assertThat(theirs.triggers()).isEmpty();
        conflicts(() -> actions.deploy(theirs.id()));
    }

    private Action draft(String name) {
        return actions.create(NewAction.of(name, ActionTrigger.POST_LOGIN));
    }

    private ActionId deployed(String name) {
        return actions.deploy(draft(name).id()).id();
    }

    private static void conflicts(ThrowingCallable call) {
        assertThatExceptionOfType(ConflictException.class).isThrownBy(call);
    }
}
