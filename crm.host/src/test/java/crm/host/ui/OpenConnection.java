package crm.host.ui;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.ServletResponse;
import javax.servlet.WriteListener;

/** A connection to a page that takes what is written, or not for now. */
final class OpenConnection {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean blocked;
    private volatile boolean ended;

    /** Whether it takes nothing for now. */
    void block(boolean now) {
        blocked = now;
    }

    boolean ended() {
        return ended;
    }

    String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    AsyncContext async() {
        ServletResponse response = of(
                ServletResponse.class,
                (proxy, method, arguments) -> method.getName().equals("getOutputStream") ? new Out() : null);
        return of(AsyncContext.class, (proxy, method, arguments) -> {
            if (method.getName().equals("complete")) {
                ended = true;
            }
            return method.getName().equals("getResponse") ? response : null;
        });
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Out extends ServletOutputStream {
        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public boolean isReady() {
            return !blocked;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // Nobody is called back: tests drain by themselves.
        }
    }
}
