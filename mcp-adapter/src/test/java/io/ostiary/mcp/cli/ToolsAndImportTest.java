package io.ostiary.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ostiary.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ToolsAndImportTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void toolsListsWhatRunWouldOffer() {
        Ran ran = Ran.command("tools", "--toolsets", "all");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines().filter(line -> line.matches("[a-z_]+ +[a-z_]+ +(read|write|danger) +[A-Z].*\\.")))
                .hasSize(Operation.values().length);
        assertThat(ran.out())
                .startsWith("TOOL ")
                .contains(Operation.values().length + " of " + Operation.values().length + " tools");
    }

    @Test
    void toolsOfTheCoreAreNotAll() {
        assertThat(Ran.command("tools").out()).contains("get_context", "30 of ").doesNotContain("reset_mfa");
    }

    @Test
    void importTellsWhatItDidOnStandardOutputAndHowFarItIsOnStandardError() throws IOException {
        Path users = Files.writeString(
                folder.resolve("users.json"),
                "[{\"email\":\"a@example.com\"},{\"email\":\"no address\"},{\"email\":\"a@example.com\"}]");

        Ran ran = Ran.command("import", users.toString());

        assertThat(ran.status()).as("some rows failed").isEqualTo(1);
        JsonNode result = new ObjectMapper().readTree(ran.out());
        assertThat(result.path("created").asInt()).isEqualTo(1);
        assertThat(result.path("failed").asInt()).isEqualTo(2);
        assertThat(ran.err()).contains("2 of 2 users imported");
    }

    @Test
    void importMayUpdateWithoutAskingBecauseAnOperatorTypedIt() throws IOException {
        Path users = Files.writeString(
                folder.resolve("users.json"), "[{\"email\":\"a@example.com\"},{\"email\":\"b@example.com\"}]");

        Ran ran = Ran.command("import", users.toString(), "--mode", "upsert");

        assertThat(ran.status()).as(ran.out()).isZero();
        assertThat(new ObjectMapper().readTree(ran.out()).path("created").asInt())
                .isEqualTo(2);
    }

    @Test
    void importFollowsTheOperatorsLinks() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path users = Files.writeString(elsewhere.resolve("users.json"), "[{\"email\":\"a@example.com\"}]");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), users);

        assertThat(Ran.command("import", link.toString()).status()).isZero();
    }

    @Test
    void importIntoATenantThatIsNotThereFails() throws IOException {
        Path users = Files.writeString(folder.resolve("users.json"), "[]");

        Ran ran = Ran.command("import", users.toString(), "--tenant", "nowhere");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("not-found");
    }

    @Test
    void importOfWhatIsNotAListOfUsersFails() throws IOException {
        Path users = Files.writeString(folder.resolve("users.json"), "email\na@example.com\n");

        Ran ran = Ran.command("import", users.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("invalid-argument");
        assertThat(Ran.command("import", users.toString(), "--mode", "merge").status())
                .isEqualTo(1);
        assertThat(Ran.command("import", folder.toString()).status()).isEqualTo(1);
    }
}
