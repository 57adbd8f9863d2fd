package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionId;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionStatus;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.ActionVersion;
import io.ostiary.action.NewAction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Actions are drafted, changed, deployed and deleted. */
abstract class ActionsContract extends Contract {
    private static final String CODE = "exports.onExecutePostLogin = async (event, api) => {};\n";
    private static final String OTHER = "exports.onExecutePostLogin = async () => { /* <b>\"'`${x}\u2028 ü */ };";
    private static final ActionDependency LODASH = new ActionDependency("lodash", "4.17.21");
    private static final ActionDependency SLACK = new ActionDependency("@slack/web-api", "7.8.0");

    @Needs(
            value = {CREATE_ACTION, GET_ACTION},
            parameters = {"create_action.dependencies", "create_action.secrets"})
    void aNewActionIsADraftAsItWasGiven() {
        String name = fixture.name();

        var created = actions.create(NewAction.of(name, ActionTrigger.POST_LOGIN)
                .withCode(OTHER)
                .withDependencies(List.of(LODASH, SLACK))
                .withSecrets(Map.of("TOKEN", secret(), "KEY", secret())));

        assertThat(created.name()).isEqualTo(name);
        assertThat(created.triggers()).containsExactly(ActionTrigger.POST_LOGIN);
        assertThat(created.status()).isEqualTo(ActionStatus.DRAFT);
        assertThat(created.live()).isNull();
        assertThat(created.managed()).isFalse();
        assertThat(created.draft().code()).isEqualTo(OTHER);
        assertThat(created.draft().runtime()).isEqualTo("node22");
        assertThat(created.draft().dependencies()).containsExactly(SLACK, LODASH);
        assertThat(created.draft().secrets()).containsExactly("KEY", "TOKEN");
        eventually(() -> assertThat(actions.find(created.id())).contains(created));
    }

    @Needs(
            value = {CREATE_ACTION, UPDATE_ACTION},
            parameters = "update_action.name")
    void aNameHasOneOwner() {
        var first = someAction();
        var second = someAction();

        refuses(
                AlreadyExistsException.class,
                () -> actions.create(NewAction.of(first.name(), ActionTrigger.CREDENTIALS_EXCHANGE)));
        refuses(
                AlreadyExistsException.class,
                () -> actions.update(
                        second.id(),
                        ActionPatch.builder().name(Change.set(first.name())).build()));
    }

    @Needs(
            value = {CREATE_ACTION, DELETE_ACTION, LIST_ACTIONS, UPDATE_ACTION},
            parameters = "update_action.name")
    void aNameIsFreeAgainOnceItsActionIsGoneOrRenamed() {
        var first = someAction();
        actions.delete(first.id(), false);
        var second = actions.create(NewAction.of(first.name(), ActionTrigger.POST_LOGIN));
        actions.update(
                second.id(),
                ActionPatch.builder().name(Change.set(fixture.name())).build());

        var third = actions.create(NewAction.of(first.name(), ActionTrigger.POST_LOGIN));

        eventually(() -> assertThat(resolveAction(first.name()).id()).isEqualTo(third.id()));
    }

    @Needs(
            value = {CREATE_ACTION, UPDATE_ACTION, GET_ACTION},
            parameters = {"create_action.secrets", "update_action.secrets"})
    void changesLeaveNoMoreSecretsThanACreationCanGive() {
        Map<String, Secret> most =
                IntStream.range(0, 30).boxed().collect(Collectors.toMap(number -> "KEY_" + number, number -> secret()));
        var full = actions.create(
                NewAction.of(fixture.name(), ActionTrigger.POST_LOGIN).withSecrets(most));

        refuses(
                InvalidArgumentException.class,
                () -> actions.update(
                        full.id(),
                        ActionPatch.builder()
                                .secrets(Map.of("ANOTHER", Change.set(secret())))
                                .build()));
        actions.update(
                full.id(),
                ActionPatch.builder()
                        .secrets(Map.of("KEY_0", Change.clear(), "ANOTHER", Change.set(secret())))
                        .build());
        eventually(
                () -> assertThat(actions.find(full.id()).orElseThrow().draft().secrets())
                        .hasSize(30)
                        .contains("ANOTHER"));
    }

    @Needs(
            value = {CREATE_ACTION, UPDATE_ACTION, GET_ACTION},
            parameters = {
                "create_action.dependencies",
                "create_action.secrets",
                "update_action.name",
                "update_action.code",
                "update_action.runtime",
                "update_action.dependencies",
                "update_action.secrets"
            })
    void aPatchTouchesOnlyWhatItNames() {
        var before = actions.create(NewAction.of(fixture.name(), ActionTrigger.POST_LOGIN)
                .withCode(CODE)
                .withDependencies(List.of(LODASH))
                .withSecrets(Map.of("KEY", secret(), "TOKEN", secret())));
        String name = fixture.name();

        actions.update(before.id(), ActionPatch.builder().build());
        eventually(() -> assertThat(actions.find(before.id())).contains(before));

        actions.update(
                before.id(),
                ActionPatch.builder()
                        .secrets(Map.of("TOKEN", Change.clear(), "NEW", Change.set(secret())))
                        .build());
        actions.update(before.id(), ActionPatch.builder().name(Change.set(name)).build());
        eventually(() -> {
            var found = actions.find(before.id()).orElseThrow();
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.draft().code()).isEqualTo(CODE);
            assertThat(found.draft().dependencies()).containsExactly(LODASH);
            assertThat(found.draft().secrets()).containsExactly("KEY", "NEW");
        });

        actions.update(
                before.id(),
                ActionPatch.builder()
                        .code(Change.set(OTHER))
                        .runtime(Change.set("node18"))
                        .dependencies(Change.clear())
                        .build());
        eventually(() -> {
            var found = actions.find(before.id()).orElseThrow();
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.draft().code()).isEqualTo(OTHER);
            assertThat(found.draft().runtime()).isEqualTo("node18");
            assertThat(found.draft().dependencies()).isEmpty();
            assertThat(found.draft().secrets()).containsExactly("KEY", "NEW");
        });
    }

    @Needs(
            value = {CREATE_ACTION, DEPLOY_ACTION, DELETE_ACTION, GET_ACTION, UPDATE_ACTION},
            parameters = {"update_action.code", "delete_action.force"})
    void whatWasDeployedRunsUntilTheNextDeployment() {
        var draft = actions.create(
                NewAction.of(fixture.name(), ActionTrigger.POST_LOGIN).withCode(CODE));

        var first = actions.deploy(draft.id());

        assertThat(first.status()).isEqualTo(ActionStatus.DEPLOYED);
        eventually(() -> {
            var found = actions.find(draft.id()).orElseThrow();
            assertThat(found.status()).isEqualTo(ActionStatus.DEPLOYED);
            assertThat(live(found).number()).isEqualTo(1);
            assertThat(live(found).content()).isEqualTo(found.draft());
        });

        actions.update(draft.id(), ActionPatch.builder().code(Change.set(OTHER)).build());
        eventually(() -> {
            var found = actions.find(draft.id()).orElseThrow();
            assertThat(found.status()).isEqualTo(ActionStatus.CHANGED);
            assertThat(live(found).content().code()).isEqualTo(CODE);
            assertThat(found.draft().code()).isEqualTo(OTHER);
        });

        actions.deploy(draft.id());
        actions.deploy(draft.id());
        eventually(() -> {
            var found = actions.find(draft.id()).orElseThrow();
            assertThat(found.status()).isEqualTo(ActionStatus.DEPLOYED);
            assertThat(live(found).number()).isEqualTo(2);
            assertThat(live(found).content().code()).isEqualTo(OTHER);
        });
        actions.delete(draft.id(), true);
    }

    @Needs(
            value = {CREATE_ACTION, DEPLOY_ACTION, DELETE_ACTION, GET_ACTION, UPDATE_ACTION},
            parameters = {"update_action.secrets", "delete_action.force"})
    void anotherValueOfASecretHasToBeDeployed() {
        var action = someAction();
        actions.deploy(action.id());

        actions.update(
                action.id(),
                ActionPatch.builder()
                        .secrets(Map.of("KEY", Change.set(secret())))
                        .build());

        eventually(() ->
                assertThat(actions.find(action.id()).orElseThrow().status()).isEqualTo(ActionStatus.CHANGED));
        actions.delete(action.id(), true);
    }

    @Needs(
            value = {CREATE_ACTION, DEPLOY_ACTION, DELETE_ACTION, GET_ACTION},
            parameters = "delete_action.force")
    void anActionThatRunsIsDeletedByForceOnly() {
        var action = someAction();
        actions.deploy(action.id());

        refuses(ConflictException.class, () -> actions.delete(action.id(), false));
        assertThat(actions.find(action.id())).isPresent();

        actions.delete(action.id(), true);
        eventually(() -> assertThat(actions.find(action.id())).isEmpty());
        refuses(NotFoundException.class, () -> actions.delete(action.id(), true));
    }

    @Needs(
            value = {CREATE_ACTION, DEPLOY_ACTION, DELETE_ACTION, GET_ACTION, UPDATE_ACTION},
            parameters = {"update_action.triggers", "delete_action.force"})
    void aDraftGetsOtherTriggersAndADeployedActionKeepsThem() {
        var action = someAction();
        ActionPatch patch = ActionPatch.builder()
                .triggers(Change.set(List.of(ActionTrigger.CREDENTIALS_EXCHANGE)))
                .build();

        actions.update(action.id(), patch);
        eventually(() -> assertThat(actions.find(action.id()).orElseThrow().triggers())
                .containsExactly(ActionTrigger.CREDENTIALS_EXCHANGE));

        actions.deploy(action.id());
        actions.update(action.id(), patch);
        refuses(
                ConflictException.class,
                () -> actions.update(
                        action.id(),
                        ActionPatch.builder()
                                .triggers(Change.set(List.of(ActionTrigger.POST_LOGIN)))
                                .build()));
        actions.delete(action.id(), true);
    }

    @Needs(
            value = {CREATE_ACTION, LIST_ACTIONS},
            parameters = "list_actions.trigger")
    void actionsAreListedByTheirTrigger() {
        var login = someAction();
        var exchange = actions.create(NewAction.of(fixture.name(), ActionTrigger.CREDENTIALS_EXCHANGE));

        eventually(() -> {
            assertThat(all(page -> actions.list(ActionTrigger.POST_LOGIN, page)))
                    .contains(login)
                    .doesNotContain(exchange);
            assertThat(all(page -> actions.list(null, page))).contains(login, exchange);
        });
    }

    @Needs({CREATE_ACTION, LIST_ACTIONS})
    void anActionIsMeantByIdOrName() {
        var action = someAction();

        for (String reference : List.of(action.id().value(), action.name())) {
            eventually(() -> assertThat(resolveAction(reference).id()).isEqualTo(action.id()));
        }
        refuses(NotFoundException.class, () -> resolveAction(fixture.name()));
        refuses(NotFoundException.class, () -> resolveAction("no such \u0000 thing"));
        refuses(NotFoundException.class, () -> resolveAction("x".repeat(700)));
    }

    @Needs({GET_ACTION, UPDATE_ACTION, DELETE_ACTION, DEPLOY_ACTION})
    void anActionThatIsNotThereIsNotFound() {
        assertThat(actions.find(noAction())).isEmpty();
        refuses(
                NotFoundException.class,
                () -> actions.update(noAction(), ActionPatch.builder().build()));
        refuses(NotFoundException.class, () -> actions.deploy(noAction()));
        refuses(NotFoundException.class, () -> actions.delete(noAction(), false));
        for (String id : Hostile.IDS) {
            assertThat(actions.find(ActionId.of(id))).isEmpty();
        }
    }

    @Needs(
            value = {CREATE_ACTION, GET_ACTION},
            parameters = "create_action.secrets")
    void nobodyIsToldTheValueOfASecret() {
        Secret secret = secret();

        var action = actions.create(
                NewAction.of(fixture.name(), ActionTrigger.POST_LOGIN).withSecrets(Map.of("KEY", secret)));

        eventually(() -> assertThat(String.valueOf(actions.find(action.id())))
                .contains("KEY")
                .doesNotContain(secret.reveal()));
    }

    private static ActionVersion live(io.ostiary.action.Action action) {
        return Objects.requireNonNull(action.live());
    }

    private Secret secret() {
        return Secret.of("s3cret-" + fixture.name());
    }

    private io.ostiary.action.Action someAction() {
        return actions.create(NewAction.of(fixture.name(), ActionTrigger.POST_LOGIN));
    }

    private io.ostiary.action.Action resolveAction(String reference) {
        fixture.watch().called(Operation.LIST_ACTIONS);
        return actions.resolve(reference);
    }
}
