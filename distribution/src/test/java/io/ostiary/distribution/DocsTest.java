package io.ostiary.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Keeps what people write about the project true, as far as that can be checked. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|Contract))`");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(page.name(), () -> {
                    Path folder = page.path().resolveSibling("");

                    assertThat(all(LINK, page.text()))
                            .filteredOn(link -> !link.startsWith("https://") && !link.startsWith("http://"))
                            .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
                }));
    }

    @Test
    void everyTestThatAClaimRestsOnExists() throws IOException {
        List<String> tests;
        try (Stream<Path> files = Files.find(
                Document.ROOT, 12, (file, attributes) -> file.toString().endsWith(".java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }

        assertThat(all(TEST, new Document("SECURITY.md").text())).isNotEmpty().isSubsetOf(tests);
    }

    @Test
    void theReadmeNamesTheVersionThatTheBuildMakes() {
        String version = all(VERSION, new Document("pom.xml").text()).get(0);

        assertThat(all(VERSION, new Document("README.md").text())).isNotEmpty().containsOnly(version);
    }

    @Test
    void theConfigurationFileOfTheDocumentationIsUnderstoodAndComplete(@TempDir Path folder)
            throws IOException, ReflectiveOperationException {
        String example = new Document("docs/configuration.md").block("yaml");
        Path file = Files.writeString(folder.resolve("ostiary.yaml"), example);

        String tools = Program.output(folder, "tools", "--config", file.toString());

        assertThat(tools).contains("list_users");
        assertThat(Class.forName("io.ostiary.mcp.cli.Configuration").getRecordComponents())
                .allSatisfy(key -> assertThat(example).containsPattern("(?m)^" + kebab(key.getName()) + ":"));
    }

    private static List<Document> pages() throws IOException {
        try (Stream<Path> top = Files.list(Document.ROOT);
                Stream<Path> docs = Files.list(Document.ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> new Document(Document.ROOT.relativize(file).toString()))
                    .toList();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
