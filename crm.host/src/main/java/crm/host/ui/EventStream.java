package crm.host.ui;

import crm.host.api.Caller;
import crm.host.api.PageEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import org.jspecify.annotations.Nullable;

/** One page's stream. Writes only when the connection takes more without waiting. */
final class EventStream implements WriteListener, AsyncListener {
    private static final int MOST_WAITING = 256;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    /**
     * Something to send.
     *
     * @param event null for a heartbeat
     */
    private record Waiting(long id, @Nullable PageEvent event) {}

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Caller caller;
    private final long opened;
    private final BiPredicate<String, PageEvent> visible;
    private final Consumer<EventStream> gone;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean finishing;
    private boolean closed;

    EventStream(
            AsyncContext async,
            Caller caller,
            long opened,
            BiPredicate<String, PageEvent> visible,
            Consumer<EventStream> gone)
            throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.caller = caller;
        this.opened = opened;
        this.visible = visible;
        this.gone = gone;
    }

    void start() {
        async.addListener(this);
        out.setWriteListener(this);
    }

    String userId() {
        return caller.userId();
    }

    String sessionKey() {
        return caller.sessionKey();
    }

    long opened() {
        return opened;
    }

    /** Takes an event; a stream with too many waiting is ended. */
    synchronized void offer(long id, PageEvent event) {
        if (finishing || closed) {
            return;
        }
        waiting.add(new Waiting(id, event));
        if (waiting.size() > MOST_WAITING) {
            close();
        }
    }

    /** Keeps the connection open; one that did not even take the last heartbeat is ended. */
    synchronized void heartbeat() {
        if (waiting.isEmpty()) {
            waiting.add(new Waiting(0, null));
            drain();
        } else {
            close();
        }
    }

    /** Ends the stream after what waits and a last event. */
    synchronized void finish(long id) {
        if (!finishing && !closed) {
            waiting.clear();
            waiting.add(new Waiting(id, new PageEvent("session-ended", "{}", Set.of(), null, null)));
            finishing = true;
        }
    }

    synchronized void drain() {
        try {
            boolean wrote = false;
            while (!closed && !waiting.isEmpty() && out.isReady()) {
                wrote |= write(waiting.remove());
            }
            if (wrote && !closed && out.isReady()) {
                out.flush();
            }
            if (finishing && waiting.isEmpty()) {
                close();
            }
        } catch (IOException | IllegalStateException e) {
            close();
        }
    }

    private boolean write(Waiting next) throws IOException {
        PageEvent event = next.event;
        if (event == null) {
            out.write(HEARTBEAT);
            return true;
        }
        // The last word goes to those, too, who may see nothing any more.
        if (!finishing && !visible.test(caller.userId(), event)) {
            return false;
        }
        String text = "id: " + next.id + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            gone.accept(this);
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // The container ended it already.
                return;
            }
        }
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        closed = true;
        gone.accept(this);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Started once, by the servlet.
    }
}
