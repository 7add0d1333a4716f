package crm.social.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.http.ForbiddenAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardedSocketsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AddressGuard guard =
            new AddressGuard(() -> new Settings(Set.of(), SECOND, SECOND, SECOND, SECOND, 1024), Set.of());

    @Test
    void socketsThatAreLeftAreClosedTogether() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            GuardedSockets sockets = new GuardedSockets(guard, any -> server.getLocalSocketAddress());
            Socket socket = sockets.createSocket();
            socket.connect(new InetSocketAddress(InetAddress.getByName("93.184.215.14"), 443), 1_000);
            try (Socket accepted = server.accept()) {
                sockets.closeAll();
                assertThat(socket.isClosed()).isTrue();
                assertThat(accepted.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void everyWayToMakeASocketAsksTheGuard() throws IOException {
        GuardedSockets sockets = new GuardedSockets(guard, any -> {
            throw new AssertionError("dialled");
        });
        InetAddress loopback = InetAddress.getLoopbackAddress();
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", 443)).isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> sockets.createSocket(loopback, 443)).isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> sockets.createSocket("127.0.0.1", 443, loopback, 0))
                .isInstanceOf(ForbiddenAddressException.class);
        assertThatThrownBy(() -> sockets.createSocket(loopback, 443, loopback, 0))
                .isInstanceOf(ForbiddenAddressException.class);
        try (Socket socket = sockets.createSocket()) {
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("example.com", 443)))
                    .isInstanceOf(ForbiddenAddressException.class);
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(InetAddress.getByName("93.184.215.14"), 80)))
                    .isInstanceOf(ForbiddenAddressException.class);
        }
    }
}
