package crm.social.http.client;

import crm.social.http.ClientSpec;
import crm.social.http.ForbiddenAddressException;
import crm.social.http.guard.AddressGuard;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a ready connection and the first byte of a request: checks once more where the connection leads, and
 * notes that from here on the network may have the request.
 */
final class SendMark implements Interceptor {
    private final ClientSpec spec;
    private final AddressGuard guard;

    SendMark(ClientSpec spec, AddressGuard guard) {
        this.spec = spec;
        this.guard = guard;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        String host = request.url().host();
        Attempt attempt = request.tag(Attempt.class);
        if (attempt == null) {
            throw new ForbiddenAddressException(host + " is not called: the client lost its guard");
        }
        guard.checkUrl(request.url());
        checkConnection(host, chain.connection());
        attempt.sent();
        Response response = chain.proceed(request);
        ResponseBody body = response.body();
        PackedSource packed = new PackedSource(body.source(), attempt, spec.maxResponseBytes(), host);
        Response.Builder counted = response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(packed), body.contentType(), body.contentLength()));
        if (!chain.getRetryOnConnectionFailure() && response.code() == HttpURLConnection.HTTP_UNAVAILABLE) {
            counted.removeHeader("Retry-After"); // OkHttp would send a second time at once when it is 0
            keepDelay(response, counted);
        }
        return counted.build();
    }

    private static void keepDelay(Response response, Response.Builder to) {
        String delay = response.header("Retry-After");
        if (delay != null && !delay.matches("0*")) {
            to.header("Retry-After", delay);
        }
    }

    private void checkConnection(String host, @Nullable Connection connection) throws ForbiddenAddressException {
        if (connection == null || connection.route().proxy().type() != Proxy.Type.DIRECT) {
            throw new ForbiddenAddressException(host + " is not called: not a direct connection");
        }
        guard.checkAddress(connection.route().socketAddress());
    }
}
