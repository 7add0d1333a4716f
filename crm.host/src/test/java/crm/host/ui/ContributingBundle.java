package crm.host.ui;

import crm.host.api.ui.Contribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A bundle with files below {@code ui/} and contributions, outside a framework. */
final class ContributingBundle {
    private final Map<String, String> files = new TreeMap<>();
    private final Bundle bundle = of(Bundle.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "getSymbolicName" -> "crm.toy";
        case "findEntries" ->
            Collections.enumeration(files.keySet().stream().map(this::entry).toList());
        case "hashCode" -> System.identityHashCode(proxy);
        case "equals" -> proxy == arguments[0];
        case "toString" -> "crm.toy [1]";
        default -> null;
    });

    /** @param paths below {@code ui/} */
    ContributingBundle(String... paths) {
        for (String path : paths) {
            files.put(path, "content of " + path);
        }
    }

    /** A service of this bundle with these properties, by their names without the prefix. */
    @SuppressWarnings("unchecked")
    ServiceReference<Contribution> contribution(Map<String, Object> properties) {
        return of(ServiceReference.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getProperty" -> properties.get(((String) arguments[0]).substring("crm.ui.".length()));
            case "getBundle" -> bundle;
            case "compareTo" -> Integer.compare(System.identityHashCode(proxy), System.identityHashCode(arguments[0]));
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> null;
        });
    }

    private URL entry(String path) {
        try {
            return new URL(null, "bundle://1/ui/" + path, new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL url) {
                    return new Content(url, files.get(path));
                }
            });
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Content extends URLConnection {
        private final String text;

        Content(URL url, String text) {
            super(url);
            this.text = text;
        }

        @Override
        public void connect() throws IOException {
            // It is all here.
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
