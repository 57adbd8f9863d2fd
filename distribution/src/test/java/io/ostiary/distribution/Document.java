package io.ostiary.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of documentation, some or all of which a test makes. {@code -Ddocs=update} writes what else is compared. */
record Document(String name) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String STALE = "stale: run ./mvnw -pl distribution -am test -Dtest=GeneratedDocsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs=update";

    Path path() {
        return ROOT.resolve(name);
    }

    String text() {
        try {
            return Files.readString(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks that the whole page is this. */
    void is(String expected) {
        if ("update".equals(System.getProperty("docs"))) {
            try {
                Files.writeString(path(), expected);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(path()).as(STALE).hasContent(expected);
    }

    /** Checks that this, and nothing else, stands between {@code <!-- marker -->} and {@code <!-- /marker -->}. */
    void holds(String marker, String expected) {
        String text = text();
        String begin = "<!-- " + marker + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- /" + marker + " -->");
        assertThat(text).as(name).contains(begin);
        assertThat(to).as("the end of %s in %s", marker, name).isGreaterThanOrEqualTo(from);
        is(text.substring(0, from) + expected + text.substring(to));
    }

    /** What stands between {@code <!-- marker -->} and {@code <!-- /marker -->}. */
    String part(String marker) {
        String[] parts = text().split("<!-- /?" + marker + " -->\n", -1);
        assertThat(parts).as("one part %s in %s", marker, name).hasSize(3);
        return parts[1];
    }

    /** The only fenced block of that language. */
    String block(String language) {
        String[] parts = text().split("```" + language + "\n", -1);
        assertThat(parts).as("one %s block in %s", language, name).hasSize(2);
        return parts[1].substring(0, parts[1].indexOf("```"));
    }
}
