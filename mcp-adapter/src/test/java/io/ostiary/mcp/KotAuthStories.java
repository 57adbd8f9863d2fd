package io.ostiary.mcp;

import static io.ostiary.Operation.ADD_GROUP_MEMBER;
import static io.ostiary.Operation.ASSIGN_GROUP_ROLE;
import static io.ostiary.Operation.CREATE_GROUP;
import static io.ostiary.Operation.CREATE_ROLE;
import static io.ostiary.Operation.DELETE_GROUP;
import static io.ostiary.Operation.GET_GROUP;
import static io.ostiary.Operation.LIST_GROUPS;
import static io.ostiary.Operation.LIST_GROUP_MEMBERS;
import static io.ostiary.Operation.LIST_USER_GROUPS;
import static io.ostiary.Operation.LIST_USER_ROLES;
import static io.ostiary.Operation.REMOVE_GROUP_MEMBER;
import static io.ostiary.Operation.UPDATE_GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Operation;
import io.ostiary.Secret;
import io.ostiary.conformance.Harness;
import io.ostiary.user.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How roles are inherited along groups, as the KotAuth MCP server promises it, on a backend that creates groups. */
@Timeout(180)
public abstract class KotAuthStories {
    private static final Secret PASSWORD = Secret.of("correct horse 7 battery");

    @TempDir
    private Path folder = Path.of("");

    /** For subclasses. */
    protected KotAuthStories() {}

    /** A backend for one story. */
    protected abstract Harness harness();

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whoWorksInTheKitchenHasWhatTheStaffMayUntilTheyLeave(Transport transport) {
        try (Stage stage = new Stage(harness(), folder, transport)) {
            User eve = stage.user("eve", PASSWORD);
            told(stage, CREATE_ROLE, Map.of("key", "punch-in"));
            told(stage, CREATE_ROLE, Map.of("key", "cook"));
            told(stage, CREATE_GROUP, Map.of("name", "staff", "description", "Everybody who works here."));
            told(stage, CREATE_GROUP, Map.of("name", "kitchen", "parent", "staff"));
            told(stage, ASSIGN_GROUP_ROLE, Map.of("group", "staff", "role", "punch-in"));
            told(stage, ASSIGN_GROUP_ROLE, Map.of("group", "staff/kitchen", "role", "cook"));
            assertThat(told(stage, LIST_GROUPS, Map.of()).each("groups", "path"))
                    .containsExactly("staff", "staff/kitchen");

            told(stage, ADD_GROUP_MEMBER, Map.of("group", "kitchen", "user", "eve@example.com"));

            assertThat(effective(stage)).contains("cook", "punch-in");
            Reply groups = told(stage, LIST_USER_GROUPS, Map.of("user", "eve@example.com"));
            assertThat(groups.at("/groups/0/group/path")).isEqualTo("staff");
            assertThat(groups.at("/groups/0/direct")).isEqualTo("false");
            assertThat(groups.at("/groups/1/group/path")).isEqualTo("staff/kitchen");
            assertThat(groups.at("/groups/1/direct")).isEqualTo("true");
            assertThat(told(stage, LIST_GROUP_MEMBERS, Map.of("group", "staff")).each("users", "id"))
                    .isEmpty();
            assertThat(told(stage, LIST_GROUP_MEMBERS, Map.of("group", "staff", "recursive", true))
                            .each("users", "id"))
                    .containsExactly(eve.id().value());

            told(stage, CREATE_GROUP, Map.of("name", "former"));
            told(stage, UPDATE_GROUP, Map.of("group", "staff/kitchen", "parent", "former"));
            assertThat(told(stage, GET_GROUP, Map.of("group", "kitchen")).at("/path"))
                    .isEqualTo("former/kitchen");
            assertThat(effective(stage)).contains("cook").doesNotContain("punch-in");

            told(stage, REMOVE_GROUP_MEMBER, Map.of("group", "kitchen", "user", "eve@example.com"));
            assertThat(effective(stage)).doesNotContain("cook", "punch-in");

            told(stage, DELETE_GROUP, Map.of("group", "former"));
            assertThat(told(stage, LIST_GROUPS, Map.of()).each("groups", "path"))
                    .containsExactly("staff");
            assertThat(stage.now(eve).email()).isEqualTo("eve@example.com");
        }
    }

    private static List<String> effective(Stage stage) {
        return told(stage, LIST_USER_ROLES, Map.of("user", "eve@example.com", "effective", true))
                .each("roles", "key");
    }

    private static Reply told(Stage stage, Operation operation, Map<String, Object> arguments) {
        return stage.tell(operation, arguments).orElseThrow();
    }
}
