package crm.social.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command. Its first line on the standard output is {@code READY http://localhost:PORT}. */
public final class Sandbox {
    private static final int CANNOT_START = 2;

    private Sandbox() {}

    /** Runs until it is told to stop. Exit code 2: it could not start as asked. */
    public static void main(String[] words) {
        System.setProperty("java.awt.headless", "true");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Options options = Options.parse(List.of(words));
            RunningSandbox sandbox = RunningSandbox.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "stop"));
            out.println("READY http://localhost:" + sandbox.port());
            log().info("X's local sandbox answers, plan {}, dialect {}", options.plan(), options.dialect());
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + System.lineSeparator() + Options.USAGE);
        } catch (BindException | DataFolder.InUseException e) {
            fail(e.getMessage());
        } catch (IOException e) {
            fail("cannot start: " + e);
        }
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Sandbox.class);
    }

    private static void stop(RunningSandbox sandbox) {
        sandbox.close();
        log().info("stopped");
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(CANNOT_START);
    }
}
