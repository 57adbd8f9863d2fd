package io.ostiary.keycloak;

import io.ostiary.Operation;
import io.ostiary.permission.PermissionName;
import io.ostiary.permission.PermissionResource;
import io.ostiary.role.Role;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.representations.idm.authorization.DecisionStrategy;
import org.keycloak.representations.idm.authorization.Logic;
import org.keycloak.representations.idm.authorization.PolicyRepresentation;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;
import org.keycloak.representations.idm.authorization.ResourceServerRepresentation;
import org.keycloak.representations.idm.authorization.ScopeRepresentation;

/**
 * The permission resources as Keycloak's authorization services, which applications can ask: a resource with a scope for
 * each action, and for each permission a role policy with the roles that have it. The roles' attribute is what counts; the
 * policies follow it with every write.
 */
final class AuthorizationServices {
    /** The server answers to no more than 100 by default. */
    private static final int ALL = -1;

    private static final String POLICY_OF = "roles with ";

    private final Realm realm;
    private final Operation operation;
    private final PermissionsClient client;

    AuthorizationServices(Realm realm, Operation operation) {
        this.realm = realm;
        this.operation = operation;
        // Refuses what cannot be a realm before it is part of a path.
        realm.resource(operation);
        this.client = new PermissionsClient(realm.tenant(), realm.requests(), operation);
    }

    /** The resources that are defined. */
    List<PermissionResource> defined() {
        return resources(client.require()).stream()
                .map(resource -> new PermissionResource(resource.getName(), actions(resource)))
                .toList();
    }

    /** Defines what is missing of the permissions, and lets their policies name the roles that have them. */
    void define(Collection<PermissionName> names) {
        AuthorizationResource services = client.require();
        exclusively(() -> {
            Map<String, SortedSet<String>> wanted = new TreeMap<>();
            names.forEach(name -> wanted.computeIfAbsent(name.resource(), unused -> new TreeSet<>())
                    .add(name.action()));
            Map<String, ResourceRepresentation> there = resources(services).stream()
                    .collect(Collectors.toMap(ResourceRepresentation::getName, Function.identity()));
            // An import adds no scopes to a resource that is there.
            wanted.forEach((key, actions) -> define(services, Optional.ofNullable(there.get(key)), key, actions));
            follow(services, names);
        });
    }

    /**
     * Lets the policies of permissions follow a change of roles. What is not defined has none, and neither has a realm
     * without the client.
     */
    void follow(Collection<PermissionName> names) {
        if (names.isEmpty()) {
            return;
        }
        client.find()
                .ifPresent(services -> exclusively(() -> {
                    Map<String, SortedSet<String>> defined = resources(services).stream()
                            .collect(Collectors.toMap(ResourceRepresentation::getName, AuthorizationServices::actions));
                    List<PermissionName> known = names.stream()
                            .filter(name -> defined.getOrDefault(name.resource(), Collections.emptySortedSet())
                                    .contains(name.action()))
                            .toList();
                    if (!known.isEmpty()) {
                        follow(services, known);
                    }
                }));
    }

    /** Removes actions, with their policies; a resource without actions goes. */
    void remove(String key, SortedSet<String> removed) {
        AuthorizationResource services = client.require();
        exclusively(() -> {
            List<ResourceRepresentation> before = resources(services);
            before.stream()
                    .filter(resource -> key.equals(resource.getName()))
                    .forEach(resource -> remove(services, resource, removed));
            Set<String> policies = removed.stream()
                    .map(action -> new PermissionName(key, action).text())
                    .flatMap(text -> Stream.of(text, POLICY_OF + text))
                    .collect(Collectors.toSet());
            client
                    .read(() -> services.policies().policies(null, null, null, null, null, null, null, null, 0, ALL))
                    .stream()
                    .filter(policy -> policies.contains(policy.getName()))
                    .forEach(policy -> delete(
                            () -> services.policies().policy(policy.getId()).remove()));
            removeUnused(services, removed);
        });
    }

    private void follow(AuthorizationResource services, Collection<PermissionName> names) {
        List<Role> roles = new RealmRoles(realm).all(operation);
        ResourceServerRepresentation policies = PermissionsClient.settings();
        policies.setPolicies(names.stream()
                .distinct()
                .flatMap(name -> Stream.of(rolePolicy(name, roles), scopePermission(name)))
                .toList());
        client.perform(() -> services.importSettings(policies));
    }

    private void define(
            AuthorizationResource services,
            Optional<ResourceRepresentation> there,
            String key,
            SortedSet<String> actions) {
        if (there.isEmpty()) {
            var resource = new ResourceRepresentation(key, scopes(actions));
            boolean unused = realm.requests()
                    .create(
                            operation,
                            Subject.tenant(realm.tenant()),
                            () -> {
                                Requests.close(services.resources().create(resource));
                                return true;
                            },
                            () -> resources(services).stream()
                                    .filter(each -> key.equals(each.getName()))
                                    .map(each -> true)
                                    .findFirst());
            return;
        }
        ResourceRepresentation resource = there.get();
        SortedSet<String> all = actions(resource);
        if (all.addAll(actions)) {
            update(services, resource, all);
        }
    }

    private void remove(AuthorizationResource services, ResourceRepresentation resource, SortedSet<String> removed) {
        SortedSet<String> left = actions(resource);
        left.removeAll(removed);
        if (left.isEmpty()) {
            delete(() -> services.resources().resource(resource.getId()).remove());
        } else {
            update(services, resource, left);
        }
    }

    /** An action is a scope that every resource with an action of that name shares. */
    private void removeUnused(AuthorizationResource services, SortedSet<String> actions) {
        Set<String> used = new HashSet<>();
        resources(services).forEach(resource -> used.addAll(actions(resource)));
        client.read(() -> services.scopes().scopes()).stream()
                .filter(scope -> actions.contains(scope.getName()) && !used.contains(scope.getName()))
                .forEach(scope ->
                        delete(() -> services.scopes().scope(scope.getId()).remove()));
    }

    private void update(AuthorizationResource services, ResourceRepresentation resource, SortedSet<String> actions) {
        resource.setScopes(scopes(actions));
        client.perform(() -> services.resources().resource(resource.getId()).update(resource));
    }

    private void delete(Runnable request) {
        realm.requests().delete(operation, Subject.tenant(realm.tenant()), request);
    }

    private List<ResourceRepresentation> resources(AuthorizationResource services) {
        return client.read(() -> services.resources().find(null, null, null, null, null, 0, ALL));
    }

    private void exclusively(Runnable change) {
        boolean unused = realm.exclusively(operation, PermissionsClient.ID, () -> {
            change.run();
            return true;
        });
    }

    private static PolicyRepresentation rolePolicy(PermissionName name, List<Role> roles) {
        String holders = roles.stream()
                .filter(role -> role.permissions().contains(name.text()))
                .map(role -> "{\"id\":\"" + role.id() + "\",\"required\":false}")
                .collect(Collectors.joining(",", "[", "]"));
        // Without fetchRoles only the roles in a token would count.
        return policy(POLICY_OF + name.text(), "role", Map.of("fetchRoles", "true", "roles", holders));
    }

    private static PolicyRepresentation scopePermission(PermissionName name) {
        return policy(
                name.text(),
                "scope",
                Map.of(
                        "resources", "[\"" + name.resource() + "\"]",
                        "scopes", "[\"" + name.action() + "\"]",
                        "applyPolicies", "[\"" + POLICY_OF + name.text() + "\"]"));
    }

    private static PolicyRepresentation policy(String name, String type, Map<String, String> config) {
        var policy = new PolicyRepresentation();
        policy.setName(name);
        policy.setType(type);
        policy.setLogic(Logic.POSITIVE);
        policy.setDecisionStrategy(DecisionStrategy.AFFIRMATIVE);
        policy.setConfig(config);
        return policy;
    }

    private static SortedSet<String> actions(ResourceRepresentation resource) {
        return Objects.requireNonNullElse(resource.getScopes(), Set.<ScopeRepresentation>of()).stream()
                .map(ScopeRepresentation::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<ScopeRepresentation> scopes(Collection<String> actions) {
        return actions.stream().map(ScopeRepresentation::new).collect(Collectors.toSet());
    }
}
