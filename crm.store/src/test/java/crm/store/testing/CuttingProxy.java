package crm.store.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a PostgreSQL server, counts statements, and cuts the connection instead of passing on a certain one. */
public final class CuttingProxy implements AutoCloseable {
    private static final int ASKING_FOR_ENCRYPTION = 8;

    private final ServerSocket listening;
    private final int target;
    private final int cut;
    private final AtomicInteger statements = new AtomicInteger();

    /**
     * @param url a database of the server, as {@link PostgresServer#newDatabase} answers it
     * @param cut which statement, 1 for the first, never reaches the server; 0 for none
     */
    public CuttingProxy(String url, int cut) {
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.target = port(url);
        this.cut = cut;
        begin(this::accept);
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /** The same database, reached through this proxy. */
    public String through(String url) {
        return url.replaceFirst(":\\d+/", ":" + listening.getLocalPort() + "/");
    }

    /** How many statements came, over all connections. */
    public int statements() {
        return statements.get();
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "cutting proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                begin(() -> answers(client, server));
                begin(() -> questions(client, server));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private static void answers(Socket client, Socket server) {
        try (client;
                server) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            return; // the other side is gone: so is this one
        }
    }

    private void questions(Socket client, Socket server) {
        try (client;
                server) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            OutputStream out = server.getOutputStream();
            int length = pass(in, out, new byte[0]);
            while (length == ASKING_FOR_ENCRYPTION) {
                length = pass(in, out, new byte[0]); // the start itself has no type either
            }
            for (int type = in.read(); type >= 0; type = in.read()) {
                if ((type == 'P' || type == 'Q') && statements.incrementAndGet() == cut) {
                    return;
                }
                pass(in, out, new byte[] {(byte) type});
            }
        } catch (IOException e) {
            return; // the other side is gone: so is this one
        }
    }

    private static int pass(DataInputStream in, OutputStream out, byte[] type) throws IOException {
        int length = in.readInt();
        byte[] body = ((InputStream) in).readNBytes(length - Integer.BYTES);
        out.write(ByteBuffer.allocate(type.length + length)
                .put(type)
                .putInt(length)
                .put(body)
                .array());
        out.flush();
        return length;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
