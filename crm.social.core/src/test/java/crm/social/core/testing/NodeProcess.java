package crm.social.core.testing;

import crm.store.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node of core as a process of its own, which is told what to do line by line, and can be killed. */
public final class NodeProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    /** Starts it; it is ready once {@link #answer} says {@code ready}. */
    public NodeProcess(String name, TestDatabase database, Path keys, URI server, int threads) {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeMain.class.getName(),
                        name,
                        keys.toString(),
                        server.toString(),
                        Integer.toString(threads))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "nodes.log").toFile()));
        builder.environment().put("DATABASE_URL", database.settings().url());
        builder.environment().put("DATABASE_USER", database.settings().user());
        builder.environment()
                .put("DATABASE_PASSWORD", database.settings().password().read());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = process.inputReader();
        orders = process.outputWriter();
    }

    public String name() {
        return name;
    }

    /** Says what to do: see {@link NodeMain}. */
    public void order(String line) {
        try {
            orders.write(line + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its next answer. */
    public List<String> answer() {
        try {
            String line = answers.readLine();
            while (line != null && !line.startsWith("> ")) {
                line = answers.readLine(); // of the log
            }
            if (line == null) {
                throw new AssertionError("node " + name + " ended");
            }
            return List.of(line.substring(2).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("node " + name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
