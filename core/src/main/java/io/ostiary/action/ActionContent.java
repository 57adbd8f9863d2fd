package io.ostiary.action;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an action does.
 *
 * @param code what runs, in JavaScript
 * @param runtime what it runs in, for example {@code node22}
 * @param dependencies what it requires, by name
 * @param secrets the names of the secrets that it can read; nobody else reads their values
 */
public record ActionContent(
        String code, String runtime, List<ActionDependency> dependencies, SortedSet<String> secrets) {
    /** Sorts the dependencies, and copies the names. */
    public ActionContent {
        dependencies = dependencies.stream()
                .sorted(Comparator.comparing(ActionDependency::name))
                .toList();
        secrets = Collections.unmodifiableSortedSet(new TreeSet<>(secrets));
    }

    /**
     * The content after the patch.
     *
     * @throws io.ostiary.InvalidArgumentException when it would have too many secrets
     */
    ActionContent patched(ActionPatch patch) {
        List<ActionDependency> newDependencies = patch.dependencies().valueOrNull();
        SortedSet<String> names = new TreeSet<>(secrets);
        patch.secrets().forEach((name, change) -> {
            if (change.valueOrNull() == null) {
                names.remove(name);
            } else {
                names.add(name);
            }
        });
        ActionText.requireRoom(secrets.size(), names.size());
        return new ActionContent(
                patch.code().keeps() ? code : String.valueOf(patch.code().valueOrNull()),
                patch.runtime().keeps()
                        ? runtime
                        : String.valueOf(patch.runtime().valueOrNull()),
                patch.dependencies().keeps() ? dependencies : newDependencies == null ? List.of() : newDependencies,
                names);
    }
}
