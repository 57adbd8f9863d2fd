package io.ostiary.mcp.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.Capabilities;
import io.ostiary.Effect;
import io.ostiary.InvalidArgumentException;
import io.ostiary.Operation;
import io.ostiary.Toolset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final Capabilities EVERYTHING =
            Capabilities.builder().supports(Operation.values()).build();

    @Test
    void whenNothingIsAskedForTheCoreIsOffered() {
        assertThat(selected(List.of(), List.of(), List.of(), false))
                .isEqualTo(selected(List.of("core"), List.of(), List.of(), false))
                .hasSizeLessThanOrEqualTo(30)
                .contains(Operation.GET_CONTEXT, Operation.LIST_CAPABILITIES);
    }

    @Test
    void theCoreIsAboutUsersSessionsRolesAndTenants() {
        assertThat(selected(List.of("core"), List.of(), List.of(), false))
                .extracting(Operation::toolset)
                .containsOnly(Toolset.USERS, Toolset.METADATA, Toolset.SESSIONS, Toolset.ROLES, Toolset.TENANTS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEVELOPER")
    void aToolsetIsItsOperations(Toolset toolset) {
        assertThat(selected(List.of(toolset.id()), List.of(), List.of(), false))
                .containsExactlyInAnyOrderElementsOf(of(toolset));
    }

    @Test
    void theToolsetThatIsCalledAsAPresetIsAllInIt() {
        assertThat(Preset.DEVELOPER.operations()).containsAll(of(Toolset.DEVELOPER));
    }

    @ParameterizedTest
    @EnumSource
    void aPresetIsItsOperationsAndTellsWhereItIs(Preset preset) {
        assertThat(selected(List.of(preset.id()), List.of(), List.of(), false))
                .isEqualTo(preset.operations())
                .contains(Operation.GET_CONTEXT);
    }

    @Test
    void whoHelpsChangesNothingThatARightFollowsFrom() {
        assertThat(changing(Preset.SUPPORT))
                .containsExactlyInAnyOrder(
                        Operation.UPDATE_USER,
                        Operation.DISABLE_USER,
                        Operation.ENABLE_USER,
                        Operation.UNLOCK_USER,
                        Operation.SEND_PASSWORD_RESET,
                        Operation.SET_EMAIL_VERIFIED,
                        Operation.SEND_EMAIL_VERIFICATION,
                        Operation.RESET_MFA,
                        Operation.REVOKE_SESSION,
                        Operation.REVOKE_USER_SESSIONS);
    }

    @Test
    void whoInvestigatesGivesNobodyARoleOrAKey() {
        assertThat(changing(Preset.SECURITY))
                .containsExactlyInAnyOrder(
                        Operation.ACKNOWLEDGE_SECURITY_ALERT,
                        Operation.RESOLVE_SECURITY_ALERT,
                        Operation.DISABLE_USER,
                        Operation.ENABLE_USER,
                        Operation.UNLOCK_USER,
                        Operation.SEND_PASSWORD_RESET,
                        Operation.RESET_MFA,
                        Operation.REVOKE_SESSION,
                        Operation.REVOKE_USER_SESSIONS,
                        Operation.UNASSIGN_ROLE,
                        Operation.REMOVE_GROUP_MEMBER,
                        Operation.ROTATE_APPLICATION_SECRET,
                        Operation.REMOVE_REDIRECT_URI,
                        Operation.REVOKE_APPLICATION_ACCESS,
                        Operation.REVOKE_API_KEY,
                        Operation.SET_IDENTITY_PROVIDER_STATUS);
    }

    @Test
    void everyOperationIsOfUseToSomebody() {
        Set<Operation> reached = EnumSet.noneOf(Operation.class);
        for (Preset preset : EnumSet.complementOf(EnumSet.of(Preset.ALL))) {
            reached.addAll(preset.operations());
        }

        Set<Operation> unreached = EnumSet.complementOf(EnumSet.copyOf(reached));
        unreached.removeAll(of(Toolset.BILLING));
        assertThat(reached)
                .as("billing is off unless it is asked for by name")
                .doesNotContainAnyElementsOf(of(Toolset.BILLING));
        assertThat(unreached)
                .as("bringing accounts together or out of a tenant is no routine of any of them")
                .containsExactlyInAnyOrder(Operation.LINK_ACCOUNTS, Operation.UNLINK_ACCOUNTS);
    }

    @Test
    void allToolsetsTogetherAreAllAndOverlapNowhere() {
        int sum = Arrays.stream(Toolset.values())
                .mapToInt(toolset -> of(toolset).size())
                .sum();

        assertThat(selected(List.of("all"), List.of(), List.of(), false)).containsExactly(Operation.values());
        assertThat(sum).isEqualTo(Operation.values().length);
    }

    @Test
    void singleToolsAreOfferedAloneOrOnTopOfToolsets() {
        assertThat(selected(List.of(), List.of("get_user", "list_*"), List.of(), false))
                .contains(Operation.GET_USER, Operation.LIST_ROLES, Operation.LIST_USERS)
                .doesNotContain(Operation.GET_CONTEXT, Operation.GET_USER_METADATA);
        assertThat(selected(List.of("roles"), List.of("get_user"), List.of(), false))
                .contains(Operation.GET_USER, Operation.CREATE_ROLE)
                .doesNotContain(Operation.LIST_USERS);
    }

    @Test
    void exclusionWinsOverInclusion() {
        assertThat(selected(List.of("all"), List.of("delete_user"), List.of("delete_*"), false))
                .contains(Operation.DISABLE_USER)
                .noneMatch(operation -> operation.id().startsWith("delete_"));
    }

    @Test
    void readOnlyWinsOverEverything() {
        assertThat(selected(List.of("all"), List.of("delete_user"), List.of(), true))
                .isNotEmpty()
                .allMatch(operation -> operation.effect() == Effect.READ);
    }

    @Test
    void whatTheBackendLacksIsNotOffered() {
        var selection = Selection.of(List.of("all"), List.of(), List.of(), false);

        assertThat(selection.on(Capabilities.builder()
                        .supports(Operation.GET_USER)
                        .lacks(Operation.LIST_USERS, "not here")
                        .build()))
                .containsExactly(Operation.GET_USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "", "CORE", "user", "core,users", "*"})
    void anUnknownToolsetIsRefused(String name) {
        assertThatThrownBy(() -> Selection.of(List.of(name), List.of(), List.of(), false))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("toolsets names no toolset")
                .hasMessageContaining("core, support, architect, security, developer, all, users");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "", "get_use", "Get_User", "list", "bogus_*", "get_user|list_users", "."})
    void aGlobThatNamesNothingIsRefused(String glob) {
        assertThatThrownBy(() -> Selection.of(List.of(), List.of(glob), List.of(), false))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("tools names no tool");
        assertThatThrownBy(() -> Selection.of(List.of(), List.of(), List.of(glob), false))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("exclude-tools names no tool");
        assertThatThrownBy(() -> Globs.of("unattended", List.of("delete_user", glob)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("unattended names no tool");
    }

    @Test
    void aGlobMatchesWholeNamesOnly() {
        Globs globs = Globs.of("tools", List.of("delete_user", "*_role"));

        assertThat(globs.matches("delete_user")).isTrue();
        assertThat(globs.matches("delete_user_metadata")).isFalse();
        assertThat(globs.matches("create_role")).isTrue();
        assertThat(globs.matches("list_roles")).isFalse();
        assertThat(Globs.none().matches("delete_user")).isFalse();
    }

    private static List<Operation> changing(Preset preset) {
        return preset.operations().stream()
                .filter(operation -> operation.effect() != Effect.READ)
                .toList();
    }

    private static List<Operation> of(Toolset toolset) {
        return List.copyOf(toolset.operations());
    }

    private static Set<Operation> selected(
            List<String> toolsets, List<String> tools, List<String> excluded, boolean readOnly) {
        return new TreeSet<>(Selection.of(toolsets, tools, excluded, readOnly).on(EVERYTHING));
    }
}
