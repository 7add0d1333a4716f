package crm.social.http.client;

import crm.social.http.ClientSpec;
import crm.social.http.ForbiddenAddressException;
import crm.social.http.Operation;
import crm.social.http.ResponseTooLargeException;
import crm.social.http.guard.AddressGuard;
import crm.social.http.guard.Settings;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes round every call of a client: first to see the request, last to see the answer. */
final class GuardedCalls implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedCalls.class);
    private static final String[] REMAINING = {"x-rate-limit-remaining", "ratelimit-remaining", "x-ratelimit-remaining"
    };

    private final ClientSpec spec;
    private final Supplier<Settings> settings;
    private final AddressGuard guard;
    private final Traffic traffic;
    private final Outages outages;
    private final Wiring wiring;

    /** What a call is bound to, whatever a client was derived with. */
    record Wiring(Dns dns, SocketFactory sockets, LiveCalls live) {}

    GuardedCalls(ClientSpec spec, Supplier<Settings> settings, AddressGuard guard, Observers observers, Wiring wiring) {
        this.spec = spec;
        this.settings = settings;
        this.guard = guard;
        this.traffic = observers.traffic();
        this.outages = observers.outages();
        this.wiring = wiring;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Attempt attempt = new Attempt(chain.call(), request.url().host(), wiring.live());
        try {
            wiring.live().began(attempt);
            check(request);
            Settings now = settings.get();
            attempt.start(shorter(spec.callTimeout(), now.longestCall()));
            Response response = bound(chain, now).proceed(marked(request, attempt));
            answered(request, response, attempt);
            return bounded(response, attempt);
        } catch (IOException e) {
            attempt.end();
            IOException told = attempt.told(e);
            failed(request, wiring.live().closed() ? Outcome.CLOSED : attempt.outcome(told), attempt);
            throw told;
        } catch (RuntimeException | Error e) {
            attempt.end();
            throw e;
        }
    }

    private void check(Request request) throws ForbiddenAddressException {
        guard.checkUrl(request.url());
        if (request.header("Upgrade") != null) {
            throw new ForbiddenAddressException(request.url().host() + " is not called: web sockets are not guarded");
        }
    }

    private Chain bound(Chain chain, Settings now) {
        return chain.withDns(wiring.dns())
                .withSocketFactory(wiring.sockets())
                .withProxy(Proxy.NO_PROXY)
                .withConnectTimeout((int) now.connect().toMillis(), TimeUnit.MILLISECONDS)
                .withReadTimeout((int) now.read().toMillis(), TimeUnit.MILLISECONDS)
                .withWriteTimeout((int) now.read().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Packing is OkHttp's to ask for: what it did not ask for it does not unpack, so it would escape the limit. */
    private static Request marked(Request request, Attempt attempt) {
        return request.newBuilder()
                .tag(Attempt.class, attempt)
                .removeHeader("Accept-Encoding")
                .build();
    }

    private Response bounded(Response response, Attempt attempt) throws ResponseTooLargeException {
        ResponseBody body = response.body();
        String host = response.request().url().host();
        if (body.contentLength() > spec.maxResponseBytes()) {
            response.close();
            throw new ResponseTooLargeException(host + " announced " + body.contentLength() + " bytes");
        }
        BoundedSource source = new BoundedSource(body.source(), attempt, spec.maxResponseBytes(), host);
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength()))
                .build();
    }

    private void answered(Request request, Response response, Attempt attempt) {
        outages.answered(who(request));
        String left = remaining(response);
        if (!left.isEmpty() && left.length() < 19 && left.chars().allMatch(Character::isDigit)) {
            traffic.remaining(network(request), operation(request), Long.parseLong(left));
        }
        told(request, Integer.toString(response.code()), attempt, left);
    }

    private void failed(Request request, Outcome outcome, Attempt attempt) {
        if (outcome.isSilence()) {
            outages.silent(who(request), outcome);
        }
        told(request, outcome.word(), attempt, "-");
    }

    private void told(Request request, String status, Attempt attempt, String remaining) {
        Duration took = attempt.elapsed();
        traffic.count(new Traffic.Kind(network(request), operation(request), status), took);
        LOG.debug(
                "{} {} {}{} {} {} ms, {} left",
                network(request),
                request.method(),
                request.url().host(),
                request.url().encodedPath(),
                status,
                took.toMillis(),
                remaining);
    }

    private String who(Request request) {
        return spec.hosts().isEmpty()
                ? network(request) + " at " + request.url().host()
                : network(request);
    }

    private String network(Request request) {
        OnBehalf other = request.tag(OnBehalf.class);
        return other == null ? spec.network() : other.network();
    }

    private static String operation(Request request) {
        Operation operation = request.tag(Operation.class);
        return operation == null ? request.method() : operation.name();
    }

    private static String remaining(Response response) {
        for (String header : REMAINING) {
            String value = response.header(header);
            if (value != null && value.length() < 20) {
                return value.replaceAll("[^0-9]", "?");
            }
        }
        return "-";
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
