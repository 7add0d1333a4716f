package crm.social.http.guard;

import crm.social.http.ForbiddenAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sockets that connect only to what the guard lets pass, and never through a SOCKS proxy of the environment. */
public final class GuardedSockets extends SocketFactory {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedSockets.class);

    private final AddressGuard guard;
    private final UnaryOperator<SocketAddress> way;
    private final Set<Socket> open = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** {@code guard} is asked for each address; {@code way} says where an address that passed is dialled. */
    public GuardedSockets(AddressGuard guard, UnaryOperator<SocketAddress> way) {
        this.guard = guard;
        this.way = way;
    }

    @Override
    public Socket createSocket() {
        GuardedSocket socket = new GuardedSocket(guard, way);
        open.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    /** Ends every connection that is still there, also one whose answer nobody closed. */
    public void closeAll() {
        List<Socket> left;
        synchronized (open) {
            left = List.copyOf(open);
            open.clear();
        }
        for (Socket socket : left) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("A connection did not close: {}", e.getClass().getSimpleName());
            }
        }
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        try {
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static final class GuardedSocket extends Socket {
        private final AddressGuard guard;
        private final UnaryOperator<SocketAddress> way;

        GuardedSocket(AddressGuard guard, UnaryOperator<SocketAddress> way) {
            super(Proxy.NO_PROXY);
            this.guard = guard;
            this.way = way;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            if (!(endpoint instanceof InetSocketAddress address)) {
                throw new ForbiddenAddressException("not an internet address");
            }
            guard.checkAddress(address);
            super.connect(way.apply(address), timeoutMillis);
        }
    }
}
