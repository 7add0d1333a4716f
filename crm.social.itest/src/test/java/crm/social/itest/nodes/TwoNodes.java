package crm.social.itest.nodes;

import static java.util.concurrent.CompletableFuture.runAsync;

import crm.social.itest.demo.RunningDemo;
import crm.store.testing.PostgresServer;
import crm.store.testing.SmallDisk;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Two processes of the demo's CRM over one PostgreSQL server, one folder and one local X, started at the same moment for the first test class that asks
 * for them, and stopped after the last. Requests go to either by its own port; what an operator's proxy would do is to choose.
 */
public final class TwoNodes implements BeforeAllCallback, AfterAllCallback {
    private @Nullable RunningNodes nodes;

    @Override
    public void beforeAll(ExtensionContext context) {
        RunningNodes running = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(RunningNodes.class, type -> new RunningNodes(), RunningNodes.class);
        nodes = running;
        List<CompletableFuture<Void>> starts = List.of(runAsync(running::startA), runAsync(running::startB));
        starts.forEach(CompletableFuture::join);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        demo().requireNoErrors();
    }

    /** The database server of both. */
    public PostgresServer database() {
        return running().server();
    }

    /** The database of both, for a look or a lock from outside. */
    public String databaseUrl() {
        return running().url();
    }

    /** The disk of the database's tables; empty where none could be mounted. */
    Optional<SmallDisk> disk() {
        return running().disk();
    }

    /** The address of the one. */
    public URI a() {
        return demo().crmUrl();
    }

    /** The address of the other. */
    public URI b() {
        return running().b();
    }

    /** The local X, the folder and the process behind {@link #a}. */
    public RunningDemo demo() {
        return running().demo();
    }

    private RunningNodes running() {
        if (nodes == null) {
            throw new IllegalStateException("Not started");
        }
        return nodes;
    }
}
