package crm.social.http.guard;

import crm.social.http.ForbiddenAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/** Sockets that connect only to what the guard lets pass, and never through a SOCKS proxy of the environment. */
public final class GuardedSockets extends SocketFactory {
    private final AddressGuard guard;
    private final UnaryOperator<SocketAddress> way;

    /** {@code guard} is asked for each address; {@code way} says where an address that passed is dialled. */
    public GuardedSockets(AddressGuard guard, UnaryOperator<SocketAddress> way) {
        this.guard = guard;
        this.way = way;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(guard, way);
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
