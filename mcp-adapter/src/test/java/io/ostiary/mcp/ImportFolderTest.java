package io.ostiary.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An import reads files of one folder; of all others it does not even tell whether they are there. */
@Timeout(60)
class ImportFolderTest {
    private static final String USERS = "[{\"email\":\"fromfile@example.net\"}]";

    @TempDir
    private Path folder = Path.of("");

    private Path imports = folder;
    private Path outside = folder;
    private World world;
    private Assistant assistant;

    @BeforeEach
    void connect() throws IOException {
        imports = Files.createDirectory(folder.resolve("imports"));
        outside = Files.writeString(folder.resolve("outside.json"), USERS);
        Files.writeString(imports.resolve("users.json"), USERS);
        world = new World(folder);
        assistant = Assistant.connect(world.tools(options -> options.importFolder(imports)), Transport.STDIO, null);
    }

    @AfterEach
    void disconnect() {
        assistant.close();
        world.close();
    }

    @Test
    void aFileInTheFolderIsRead() throws IOException {
        Files.createDirectory(imports.resolve("deeper"));
        Files.writeString(imports.resolve("deeper/more.json"), "[{\"email\":\"deeper@example.net\"}]");

        assertThat(imported("users.json").done().at("/created")).isEqualTo("1");
        assertThat(imported("deeper/more.json").done().at("/created")).isEqualTo("1");
        assertThat(imported("deeper/../users.json").done().at("/failed")).isEqualTo("1");
    }

    @Test
    void whatIsNotAFileInTheFolderIsRefusedAllAlike() throws Exception {
        Files.createSymbolicLink(imports.resolve("link.json"), outside);
        Files.createSymbolicLink(imports.resolve("folder-link"), folder);
        Files.createSymbolicLink(imports.resolve("loop"), imports.resolve("loop"));
        Files.createSymbolicLink(imports.resolve("dangling.json"), folder.resolve("nothing.json"));
        Files.createDirectory(imports.resolve("directory"));
        fifo(imports.resolve("fifo"));
        Map<String, Object> before = world.state();

        Set<String> details = new HashSet<>();
        for (String name : List.of(
                "nothing.json",
                "link.json",
                "folder-link/outside.json",
                "loop",
                "dangling.json",
                "directory",
                "fifo",
                "",
                ".",
                "..",
                "../outside.json",
                "../nothing.json",
                outside.toString(),
                "/etc/passwd",
                "/etc/no-such-file",
                "/dev/zero",
                "/proc/self/environ",
                "users.json\u0000.txt",
                "~/users.json",
                "file:///etc/passwd",
                "..\\outside.json")) {
            details.add(imported(name).refused("invalid-argument").detail());
        }

        assertThat(details).singleElement().asString().contains("must be a file inside the folder");
        assertThat(details.toString()).doesNotContain(folder.toString());
        assertThat(world.state()).isEqualTo(before);
    }

    @Test
    void withoutAFolderEveryFileIsRefusedAndTheRemedyTold() {
        try (Assistant unconfigured = Assistant.connect(world.tools(), Transport.STDIO, null)) {
            for (String name : List.of("users.json", outside.toString(), "nothing.json")) {
                Reply reply =
                        unconfigured.call("import_users", Map.of("file", name)).refused("not-configured");

                assertThat(reply.at("/remedy")).contains("--import-dir");
                assertThat(reply.at("/status")).isEqualTo("424");
            }
        }
    }

    @Test
    void aFolderThatIsGoneIsLikeAFileThatIsNotThere() throws IOException {
        Files.delete(imports.resolve("users.json"));
        Files.delete(imports);

        assertThat(imported("users.json").refused("invalid-argument").detail()).contains("inside the folder");
    }

    private Reply imported(String file) {
        return assistant.call("import_users", Map.of("file", file));
    }

    private static void fifo(Path path) throws IOException, InterruptedException {
        Process made = new ProcessBuilder("mkfifo", path.toString()).start();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }
}
