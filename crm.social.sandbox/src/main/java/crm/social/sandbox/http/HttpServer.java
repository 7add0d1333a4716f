package crm.social.sandbox.http;

import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens on this machine's own addresses only: the one asked for, and {@code ::1} beside it where the machine has it. */
public final class HttpServer implements AutoCloseable {
    private static final long STOP_MILLIS = 2_000;

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Binds the port and answers nothing yet.
     *
     * @param port 0 lets the system pick one
     * @throws BindException where the port is taken
     */
    public static HttpServer bind(String host, int port) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(128, 4);
        threads.setName("http");
        Server server = new Server(threads);
        server.setStopTimeout(STOP_MILLIS);
        server.setStopAtShutdown(false);
        ServerConnector first = connector(server, host, port);
        try {
            first.open();
        } catch (IOException e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw (IOException) new BindException("port " + port + " is taken").initCause(e);
            }
            throw e;
        }
        server.addConnector(first);
        List<ServerConnector> more = alsoOnSix(server, host, first.getLocalPort());
        more.forEach(server::addConnector);
        return new HttpServer(server, first);
    }

    /** A browser may ask for localhost at ::1 first; a machine without IPv6 does not have it. */
    private static List<ServerConnector> alsoOnSix(Server server, String host, int port) {
        List<ServerConnector> opened = new ArrayList<>();
        if (!host.contains(":")) {
            ServerConnector six = connector(server, "::1", port);
            try {
                six.open();
                opened.add(six);
            } catch (IOException | RuntimeException e) {
                six.close();
            }
        }
        return opened;
    }

    private static ServerConnector connector(Server server, String host, int port) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(16 * 1024);
        ServerConnector made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        made.setHost(host);
        made.setPort(port);
        made.setAcceptQueueSize(512);
        made.setIdleTimeout(60_000);
        return made;
    }

    /** The port that is bound. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Answers from now on. */
    public void answerWith(Routes routes) throws IOException {
        server.setHandler(new JettyHandler(routes));
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("the server would not stop", e);
        } finally {
            connector.close();
        }
    }
}
