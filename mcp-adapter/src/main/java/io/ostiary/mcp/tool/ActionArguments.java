package io.ostiary.mcp.tool;

import static io.ostiary.mcp.tool.Naming.ACTION;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Secret;
import io.ostiary.action.ActionDependency;
import io.ostiary.action.ActionPatch;
import io.ostiary.action.ActionTrigger;
import io.ostiary.action.NewAction;
import io.ostiary.mcp.binding.Doc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What models say about actions. */
final class ActionArguments {
    private static final String CODE =
            "What runs, in JavaScript; secrets are read from event.secrets, never written here.";
    private static final String RUNTIME = "What it runs in, such as node22, the default.";

    private ActionArguments() {}

    record DependencyArgument(
            @Doc("The npm package.") String name,
            @Doc("Such as 4.17.21.") String version) {}

    record SecretArgument(
            @Doc("What the code reads it by.") String name,

            @Doc("Its value, or the handle of one. Never shown again.")
            Secret value) {}

    record SecretChangeArgument(
            @Doc("What the code reads it by.") String name,

            @Doc("Its new value, or the handle of one; left out, the secret goes.") @Nullable
            Secret value) {}

    record CreateAction(
            @Doc("What people call it, unique.") String name,
            @Doc("When it runs.") List<ActionTrigger> triggers,
            @Doc(CODE) @Nullable String code,
            @Doc(RUNTIME) @Nullable String runtime,
            @Doc("What the code requires.") @Nullable List<DependencyArgument> dependencies,
            @Doc("What only its code reads.") @Nullable List<SecretArgument> secrets) {

        NewAction toAction(ToolContext context) {
            Map<String, Secret> values = new HashMap<>();
            for (SecretArgument secret : secrets == null ? List.<SecretArgument>of() : secrets) {
                requireOnce(values.put(secret.name(), context.secret("secrets", secret.value())));
            }
            return new NewAction(
                    name,
                    triggers,
                    code == null ? NewAction.DEFAULT_CODE : code,
                    runtime == null ? NewAction.DEFAULT_RUNTIME : runtime,
                    required(dependencies == null ? List.of() : dependencies),
                    values);
        }
    }

    record UpdateAction(
            @Doc(ACTION) String action,
            @Doc("What people call it.") @Nullable String name,

            @Doc("When it runs; only while it was never deployed.") @Nullable
            List<ActionTrigger> triggers,

            @Doc(CODE) @Nullable String code,

            @Doc("What it runs in, such as node22.") @Nullable
            String runtime,

            @Doc("What the code requires, all of it.") @Nullable
            List<DependencyArgument> dependencies,

            @Doc("Secrets to set or remove; the others keep their values.") @Nullable
            List<SecretChangeArgument> secrets) {

        ActionPatch toPatch(ToolContext context) {
            Map<String, Change<Secret>> changes = new HashMap<>();
            for (SecretChangeArgument secret : secrets == null ? List.<SecretChangeArgument>of() : secrets) {
                Secret value = secret.value();
                requireOnce(changes.put(
                        secret.name(), value == null ? Change.clear() : Change.set(context.secret("secrets", value))));
            }
            return ActionPatch.builder()
                    .name(change(name))
                    .triggers(change(triggers))
                    .code(change(code))
                    .runtime(change(runtime))
                    .dependencies(dependencies == null ? Change.keep() : Change.set(required(dependencies)))
                    .secrets(changes)
                    .build();
        }
    }

    private static <T> Change<T> change(@Nullable T value) {
        return value == null ? Change.keep() : Change.set(value);
    }

    private static List<ActionDependency> required(List<DependencyArgument> arguments) {
        return arguments.stream()
                .map(dependency -> new ActionDependency(dependency.name(), dependency.version()))
                .toList();
    }

    private static void requireOnce(@Nullable Object earlier) {
        if (earlier != null) {
            throw new InvalidArgumentException("secrets", "must not name one twice");
        }
    }
}
