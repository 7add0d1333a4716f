package crm.social.http.guard;

import crm.social.http.ForbiddenAddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import okhttp3.Dns;

/**
 * Name service whose answers were checked, and which answers in time: the platform's own look-up has no limit, so it
 * runs in the client's threads. OkHttp does not ask it for a host that is an address already.
 */
public final class GuardedDns implements Dns {
    private final Dns names;
    private final AddressGuard guard;
    private final Supplier<Settings> settings;
    private final ExecutorService threads;

    /** {@code names} is asked. */
    public GuardedDns(Dns names, AddressGuard guard, Supplier<Settings> settings, ExecutorService threads) {
        this.names = names;
        this.guard = guard;
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = named(host, ask(host));
        try {
            guard.checkAnswer(host, addresses);
        } catch (ForbiddenAddressException e) {
            throw unknown(host, e); // the only kind that a Dns may throw
        }
        return addresses;
    }

    private List<InetAddress> ask(String host) throws UnknownHostException {
        try {
            Future<List<InetAddress>> answer = threads.submit(() -> names.lookup(host));
            return answer.get(settings.get().connect().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            throw unknown(host, e);
        }
    }

    /** Each address carries the name that was asked for, so that the socket can tell what it connects. */
    private static List<InetAddress> named(String host, List<InetAddress> addresses) throws UnknownHostException {
        List<InetAddress> named = new ArrayList<>(addresses.size());
        for (InetAddress address : addresses) {
            named.add(InetAddress.getByAddress(host, address.getAddress()));
        }
        return List.copyOf(named);
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
