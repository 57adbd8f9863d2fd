package io.ostiary.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The {@code ostiary} program as a process of its own, on the class path that the distribution is made of. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Writer stdin;
    private final BlockingQueue<String> stdout = new LinkedBlockingQueue<>();
    private final Path stderr;
    private final Thread reader;

    private Program(Process process, Path stderr) {
        this.process = process;
        this.stdin = process.outputWriter(StandardCharsets.UTF_8);
        this.stderr = stderr;
        this.reader = new Thread(() -> pump(process.getInputStream()), "stdout of " + process.pid());
        reader.start();
    }

    /** Starts it. */
    static Program start(Path folder, String... arguments) {
        return start(folder, Map.of(), arguments);
    }

    /** Starts it with more environment variables. */
    static Program start(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.ostiary.mcp.cli.Ostiary"));
        command.addAll(List.of(arguments));
        try {
            Path stderr = Files.createTempFile(folder, "stderr", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.to(stderr.toFile()));
            builder.environment().putAll(environment);
            return new Program(builder.start(), stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What it left behind.
     *
     * @param status its exit status
     * @param out its standard output
     * @param errors its standard error
     */
    record Ended(int status, String out, String errors) {}

    /** Runs it with nothing on standard input, and returns what it left behind. */
    static Ended run(Path folder, Map<String, String> environment, String... arguments) {
        try (Program program = start(folder, environment, arguments)) {
            int status = program.end();
            return new Ended(status, String.join("\n", program.unread()), program.errors());
        }
    }

    /** Runs it with nothing on standard input, and returns what it printed. */
    static String output(Path folder, String... arguments) {
        try (Program program = start(folder, arguments)) {
            int status = program.end();
            if (status != 0) {
                throw new AssertionError("exit " + status + ": " + program.errors());
            }
            StringBuilder output = new StringBuilder();
            program.stdout.forEach(line -> output.append(line).append('\n'));
            return output.toString();
        }
    }

    /** Writes a line to its standard input. */
    void send(String line) {
        try {
            stdin.write(line + "\n");
            stdin.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(errors(), e);
        }
    }

    /** The next line of its standard output. */
    String receive() {
        try {
            String line = stdout.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no answer: " + errors());
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Closes its standard input and returns its exit status. */
    int end() {
        try {
            stdin.close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + errors());
            }
            reader.join();
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** The lines of standard output that nobody received. */
    List<String> unread() {
        return List.copyOf(stdout);
    }

    /** What it printed to standard error. */
    String errors() {
        try {
            return Files.readString(stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void pump(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                stdout.add(line);
            }
        } catch (IOException e) {
            stdout.add("not readable: " + e);
        }
    }
}
