package crm.host.ui;

import crm.host.api.Caller;
import crm.host.api.PageEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/**
 * One page's stream. Writes only when the connection takes more without waiting. What waits for it is bounded: an event that waits already waits once,
 * as the newer one, and where too many wait, one that says "read afresh" takes their place.
 */
final class EventStream implements WriteListener, AsyncListener {
    private static final int MOST_WAITING = 256;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final PageEvent READ_AFRESH = ready(false);
    private static final PageEvent ENDED = new PageEvent("session-ended", "{}", Set.of(), null, null);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Caller caller;
    private final long opened;
    private final BiPredicate<String, PageEvent> visible;
    private final Consumer<EventStream> gone;
    private final AtomicBoolean woken = new AtomicBoolean();

    /** Events and their ids, in the order of these. */
    private final Map<PageEvent, Long> waiting = new LinkedHashMap<>();

    private boolean beating;
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

    /** The first event of a stream. */
    static PageEvent ready(boolean resumed) {
        return new PageEvent("ready", "{\"resumed\":" + resumed + "}", Set.of(), null, null);
    }

    /** Takes an event. */
    synchronized void offer(long id, PageEvent event) {
        if (finishing || closed) {
            return;
        }
        waiting.remove(event);
        waiting.put(event, id);
        if (waiting.size() > MOST_WAITING) {
            waiting.clear();
            waiting.put(READ_AFRESH, id);
        }
    }

    /** Keeps the connection open; one that takes nothing, not even the last heartbeat, is ended. */
    synchronized void heartbeat() {
        drain();
        if (beating || !waiting.isEmpty()) {
            close();
        } else if (!closed) {
            beating = true;
            drain();
        }
    }

    /** Ends the stream after a last event. */
    synchronized void finish(long id) {
        if (!finishing && !closed) {
            waiting.clear();
            waiting.put(ENDED, id);
            finishing = true;
        }
    }

    /** Has the stream drained soon; once, however many ask. */
    void wake(Executor executor) {
        if (woken.compareAndSet(false, true)) {
            executor.execute(() -> {
                woken.set(false);
                drain();
            });
        }
    }

    synchronized void drain() {
        try {
            boolean wrote = false;
            while (!closed && !waiting.isEmpty() && out.isReady()) {
                wrote |= writeFirst();
            }
            if (!closed && beating && waiting.isEmpty() && out.isReady()) {
                out.write(HEARTBEAT);
                beating = false;
                wrote = true;
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

    private boolean writeFirst() throws IOException {
        Map.Entry<PageEvent, Long> first = waiting.entrySet().iterator().next();
        PageEvent event = first.getKey();
        long id = first.getValue();
        waiting.remove(event);
        // The last word goes to those, too, who may see nothing any more.
        if (!finishing && !visible.test(caller.userId(), event)) {
            return false;
        }
        String text = "id: " + id + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n";
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
