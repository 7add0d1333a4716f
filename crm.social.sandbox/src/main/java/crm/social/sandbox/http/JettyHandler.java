package crm.social.sandbox.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Between Jetty's requests and ours. */
final class JettyHandler extends Handler.Abstract {
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Routes routes;

    JettyHandler(Routes routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // Another name that resolves to this machine is a page elsewhere that wants to read us.
        if (!OWN_NAMES.contains(Request.getServerName(request).toLowerCase(Locale.ROOT))) {
            write(Reply.text(421, "this host name is not served here\n"), request, response, callback);
            return true;
        }
        byte[] body = body(request);
        if (body.length > LARGEST_BODY) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            write(Reply.text(413, "body too large\n"), request, response, callback);
            return true;
        }
        Reply reply = routes.answer(exchange(request, body));
        switch (reply.broken()) {
            case NO -> write(reply, request, response, callback);
            case BEFORE_ANSWER -> {
                reset(request);
                // Nobody is there any more: what is written from here on goes nowhere, and no failure is logged.
                callback.succeeded();
            }
            case IN_BODY -> truncate(reply, request, response, callback);
        }
        return true;
    }

    private static byte[] body(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readNBytes(LARGEST_BODY + 1);
        }
    }

    private static Exchange exchange(Request request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(
                    field.getName().toLowerCase(Locale.ROOT),
                    field.getValue() == null ? "" : field.getValue(),
                    (first, second) -> first + ", " + second);
        }
        Map<String, String> cookies = new HashMap<>();
        Request.getCookies(request).forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        String path = request.getHttpURI().getDecodedPath();
        String query = request.getHttpURI().getQuery();
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return new Exchange(
                method,
                path == null || !path.startsWith("/") ? "/" : path,
                query == null ? "" : query,
                query == null ? Map.of() : Exchange.fields(query),
                headers,
                cookies,
                body,
                Map.of());
    }

    private static void write(Reply reply, Request request, Response response, Callback callback) {
        head(reply, response);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    private static void head(Reply reply, Response response) {
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
    }

    private static void truncate(Reply reply, Request request, Response response, Callback callback) {
        head(reply, response);
        ByteBuffer half = ByteBuffer.wrap(reply.body(), 0, reply.body().length / 2);
        response.write(
                false,
                half,
                Callback.from(
                        () -> {
                            close(request);
                            callback.failed(new IOException("broken off as asked"));
                        },
                        callback::failed));
    }

    private static void close(Request request) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    private static void reset(Request request) throws IOException {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint instanceof SocketChannelEndPoint socket) {
            socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        endPoint.close();
    }
}
