package crm.social.http;

import java.io.IOException;

/**
 * No byte of the request left this machine: the name has no address, the address is forbidden, nothing listens
 * there, TLS failed, no connection came in time, or the client is closed. The request may be sent again without
 * doing anything twice. Any other {@link IOException} leaves that open.
 *
 * <p>The message names host and reason, never path, query or header.
 */
public class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    /** For a request that was not tried at all. */
    public NotSentException(String message) {
        super(message);
    }

    /** For a request that failed before it was written. */
    public NotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
