package io.ostiary.permission;

import io.ostiary.Change;
import io.ostiary.ConflictException;
import io.ostiary.Operation;
import io.ostiary.permission.RbacChange.Kind;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.role.RolePatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has to change so that resources and roles are as they are to be. The same for every backend. */
public final class RbacDiff {
    private static final SortedSet<String> NONE = Collections.emptySortedSet();

    private final RbacState current;
    private final NewRbacState wanted;
    private final boolean prune;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, NewRole> wantedRoles = new HashMap<>();

    /**
     * Compares.
     *
     * @param current the roles, and of the resources those that are defined; what roles name besides is defined then
     * @param prune whether what is there but not wanted goes: roles, resources, actions, and the default role
     */
    public RbacDiff(RbacState current, NewRbacState wanted, boolean prune) {
        this.current = current;
        this.wanted = wanted;
        this.prune = prune;
        current.roles().forEach(role -> roles.put(role.key(), role));
        wanted.roles().forEach(role -> wantedRoles.put(role.key(), role));
    }

    /**
     * The changes, in the order in which they have to be made.
     *
     * @throws ConflictException when a role is there with another scope; the message names it
     */
    public List<RbacChange> changes() {
        List<RbacChange> changes = new ArrayList<>();
        Map<String, SortedSet<String>> there = new HashMap<>();
        current.resources().forEach(resource -> there.put(resource.key(), resource.actions()));
        Map<String, SortedSet<String>> asked = new HashMap<>();
        wanted.resources().forEach(resource -> asked.put(resource.key(), resource.actions()));
        asked.forEach((key, actions) -> {
            SortedSet<String> missing = without(actions, there.getOrDefault(key, NONE));
            if (!missing.isEmpty()) {
                changes.add(new RbacChange(Kind.DEFINE_RESOURCE, key, missing, NONE, NONE));
            }
        });
        wanted.roles().forEach(role -> changes.addAll(ofRole(role)));
        if (prune) {
            roles.values().stream()
                    .filter(role -> !wantedRoles.containsKey(role.key()))
                    .forEach(role ->
                            changes.add(new RbacChange(Kind.DELETE_ROLE, role.key(), NONE, role.permissions(), NONE)));
            there.forEach((key, actions) -> {
                SortedSet<String> extra = without(actions, asked.getOrDefault(key, NONE));
                if (!extra.isEmpty()) {
                    changes.add(new RbacChange(Kind.REMOVE_ACTIONS, key, NONE, extra, NONE));
                }
            });
        }
        changes.sort(Comparator.comparing(RbacChange::kind).thenComparing(RbacChange::key));
        return changes;
    }

    /** The resource as a change defines it: what it gets. */
    public static NewPermissionResource defined(RbacChange change) {
        return new NewPermissionResource(change.key(), change.added());
    }

    /** The role that a change is about, as it is to be. */
    public NewRole wanted(RbacChange change) {
        return Objects.requireNonNull(wantedRoles.get(change.key()), change.key());
    }

    /** The role that a change is about, as it is. */
    public Role current(RbacChange change) {
        return Objects.requireNonNull(roles.get(change.key()), change.key());
    }

    /** What of the role changes, and nothing else. */
    public RolePatch patch(RbacChange change) {
        NewRole role = wanted(change);
        boolean permissions = !change.added().isEmpty() || !change.removed().isEmpty();
        return RolePatch.builder()
                .name(change.fields().contains(RbacDocument.NAME) ? changed(role.name()) : Change.keep())
                .description(
                        change.fields().contains(RbacDocument.DESCRIPTION)
                                ? changed(role.description())
                                : Change.keep())
                .permissions(permissions ? Change.set(role.permissions()) : Change.keep())
                .isDefault(change.fields().contains("is_default") ? Change.set(role.isDefault()) : Change.keep())
                .build();
    }

    private List<RbacChange> ofRole(NewRole role) {
        Role there = roles.get(role.key());
        SortedSet<String> fields = new TreeSet<>();
        if (there == null ? role.isDefault() : defaultChanges(role, there)) {
            fields.add("is_default");
        }
        if (there == null) {
            return List.of(new RbacChange(Kind.CREATE_ROLE, role.key(), role.permissions(), NONE, fields));
        }
        requireScope(role, there);
        if (!Objects.equals(role.name(), there.name())) {
            fields.add(RbacDocument.NAME);
        }
        if (!Objects.equals(role.description(), there.description())) {
            fields.add(RbacDocument.DESCRIPTION);
        }
        var change = new RbacChange(
                Kind.UPDATE_ROLE,
                role.key(),
                without(role.permissions(), there.permissions()),
                without(there.permissions(), role.permissions()),
                fields);
        boolean nothing =
                fields.isEmpty() && change.added().isEmpty() && change.removed().isEmpty();
        return nothing ? List.of() : List.of(change);
    }

    private static void requireScope(NewRole role, Role there) {
        if (role.scope() != there.scope()) {
            throw new ConflictException(
                    Operation.APPLY_RBAC_STATE,
                    "role " + role.key() + " is there with the scope " + RbacDocument.text(there.scope())
                            + ", which never changes");
        }
    }

    /** A default role that another takes the place of needs no change of its own. */
    private boolean defaultChanges(NewRole role, Role there) {
        boolean unset = there.isDefault() && prune && wanted.defaultRole().isEmpty();
        return role.isDefault() && !there.isDefault() || unset;
    }

    private static Change<String> changed(@Nullable String value) {
        return value == null ? Change.clear() : Change.set(value);
    }

    private static SortedSet<String> without(Collection<String> all, Collection<String> others) {
        SortedSet<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
