package io.ostiary.action;

import io.ostiary.Change;
import io.ostiary.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An action to draft.
 *
 * @param name what people call it, unique: 1 to 100 characters, neither {@code <} nor {@code >}
 * @param triggers when it runs, at least one
 * @param code what runs, in JavaScript: 1 to 100,000 characters
 * @param runtime what it runs in, for example {@code node22}
 * @param dependencies what it requires, at most 30 with different names
 * @param secrets what only its code reads, by name: at most 30 of 1 to 4,096 characters each
 */
public record NewAction(
        String name,
        List<ActionTrigger> triggers,
        String code,
        String runtime,
        List<ActionDependency> dependencies,
        Map<String, Secret> secrets) {
    /** What it runs in when nobody says. */
    public static final String DEFAULT_RUNTIME = "node22";

    /** What it does when nobody says: nothing. */
    public static final String DEFAULT_CODE = "module.exports = () => {}";

    /**
     * Checks every field.
     *
     * @throws io.ostiary.InvalidArgumentException with everything that is wrong
     */
    public NewAction {
        triggers = List.copyOf(triggers);
        dependencies = List.copyOf(dependencies);
        secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
        var violations = ActionText.check(name, triggers, code, runtime, dependencies);
        Map<String, Change<Secret>> set = new TreeMap<>();
        secrets.forEach((secret, value) -> set.put(secret, Change.set(value)));
        ActionText.checkSecrets(violations, set);
        violations.throwIfAny();
    }

    /** An action that does nothing at that trigger yet. */
    public static NewAction of(String name, ActionTrigger trigger) {
        return new NewAction(name, List.of(trigger), DEFAULT_CODE, DEFAULT_RUNTIME, List.of(), Map.of());
    }

    /** The same that runs when one of those happens. */
    public NewAction withTriggers(List<ActionTrigger> others) {
        return new NewAction(name, others, code, runtime, dependencies, secrets);
    }

    /** The same with that code. */
    public NewAction withCode(String other) {
        return new NewAction(name, triggers, other, runtime, dependencies, secrets);
    }

    /** The same in that runtime. */
    public NewAction withRuntime(String other) {
        return new NewAction(name, triggers, code, other, dependencies, secrets);
    }

    /** The same that requires those packages. */
    public NewAction withDependencies(List<ActionDependency> others) {
        return new NewAction(name, triggers, code, runtime, others, secrets);
    }

    /** The same with those secrets. */
    public NewAction withSecrets(Map<String, Secret> others) {
        return new NewAction(name, triggers, code, runtime, dependencies, others);
    }

    /** What it is to do. */
    public ActionContent content() {
        return new ActionContent(code, runtime, dependencies, new TreeSet<>(secrets.keySet()));
    }
}
