package crm.social.itest.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A demo that several test classes share, started for the first that asks for it and stopped after the last. Each makes records of its own and leaves the
 * demo's users and their profiles as they were; who is connected, it sees to itself.
 */
public final class SharedDemo implements BeforeAllCallback, AfterAllCallback {
    private @Nullable RunningDemo demo;

    /** Stopped by JUnit when all tests have run. */
    private record Running(RunningDemo demo) implements AutoCloseable {
        static Running begun() {
            RunningDemo demo = new RunningDemo();
            try {
                demo.begin();
            } catch (IOException e) {
                demo.stop();
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                demo.stop();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return new Running(demo);
        }

        @Override
        public void close() {
            demo.stop();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        demo = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, type -> Running.begun(), Running.class)
                .demo();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        demo().requireNoErrors();
    }

    /** The CRM's address, without a trailing slash. */
    public URI crmUrl() {
        return demo().crmUrl();
    }

    /** The local X's address, without a trailing slash. */
    public URI sandboxUrl() {
        return demo().sandboxUrl();
    }

    private RunningDemo demo() {
        if (demo == null) {
            throw new IllegalStateException("Not started");
        }
        return demo;
    }
}
