package crm.social.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A server of ours as a process of its own, which can be stopped, killed and started again. What it prints is appended
 * to one file. Used from one thread.
 */
public final class ServerProcess {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final String name;
    private final Path log;
    private final List<String> command;
    private final Map<String, String> environment;
    private @Nullable Process process;

    /** @param log made on the first start; its folder exists */
    public ServerProcess(String name, Path log, List<String> command, Map<String, String> environment) {
        this.name = name;
        this.log = log;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Starts the process and waits until it is ready.
     *
     * @param ready asked again and again; an exception means no
     * @throws AssertionError when it ends instead, or is not ready after the limit; then nothing is left running
     */
    public void start(Duration limit, Callable<Boolean> ready) {
        if (running()) {
            throw new IllegalStateException(name + " runs already");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady(limit, ready);
    }

    /** Asks the process to end, as Ctrl-C does. */
    public void stop() {
        Process ending = process;
        if (ending != null) {
            ending.destroy();
            await(ending);
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        Process ending = process;
        if (ending != null) {
            ending.destroyForcibly();
            await(ending);
        }
    }

    public boolean running() {
        Process known = process;
        return known != null && known.isAlive();
    }

    /** What it printed, over all its lives. */
    public List<String> printed() {
        try {
            return Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Duration limit, Callable<Boolean> ready) {
        long end = System.nanoTime() + limit.toNanos();
        while (!is(ready)) {
            if (!running() || System.nanoTime() > end) {
                String what = running() ? " is not ready after " + limit : " ended while it started";
                kill();
                List<String> lines = printed();
                throw new AssertionError(name + what + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static boolean is(Callable<Boolean> ready) {
        try {
            return ready.call();
        } catch (Exception e) {
            return false;
        }
    }

    private void await(Process ending) {
        try {
            if (!ending.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                ending.destroyForcibly();
                throw new AssertionError(name + " did not end within " + STOPPING);
            }
        } catch (InterruptedException e) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
