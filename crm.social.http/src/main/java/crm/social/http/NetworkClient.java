package crm.social.http;

import okhttp3.OkHttpClient;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One network's two OkHttp clients, which share connections and threads. All threads may use them.
 *
 * <p>What both do, and what a call through either throws:
 * <ul>
 *   <li>Only {@code https} on port 443 to global addresses, and only the hosts that the {@link ClientSpec} names;
 *       an operator may allow further {@code host:port}, also by plain {@code http}. Anything else throws
 *       {@link ForbiddenAddressException}. The address that was checked is the one that is connected.
 *   <li>A body of more bytes than allowed, packed or unpacked, or one that unpacks suspiciously well, throws
 *       {@link ResponseTooLargeException} while it is read.
 *   <li>Redirects are answers like others and not followed; there are no cookies, no cache, and no proxy is taken
 *       from the environment.
 *   <li>After {@link #close()} calls in flight are cancelled and each further {@code execute()} throws
 *       {@link NotSentException}; one that is enqueued fails with an {@code InterruptedIOException} of OkHttp's.
 *   <li>Other trouble is an {@link java.io.IOException}; {@link NotSentException} where the network cannot have seen
 *       the request.
 * </ul>
 *
 * <p>Each call is counted by network, operation and status. The operation is the request's tag of type
 * {@link Operation}, or else its method.
 *
 * <p>A client derived with {@code newBuilder()} keeps all of this, whatever name service, sockets or proxy it is given;
 * without these clients' interceptors it calls nothing.
 */
@ProviderType
public interface NetworkClient extends AutoCloseable {

    /** For requests that may be repeated without harm. A stale connection is replaced and the request sent again. */
    OkHttpClient reads();

    /**
     * For requests that must not reach the network twice. Nothing is ever sent a second time by itself.
     *
     * <p>Posting exactly once rests on this: {@link NotSentException} means that no byte of the request left, so it
     * may be sent again; any other {@code IOException} means that the network may have carried it out, so the
     * outcome is unknown until the network is read.
     */
    OkHttpClient writes();

    /** Cancels the calls in flight, closes connections and ends the threads. Never waits, may be repeated. */
    @Override
    void close();
}
