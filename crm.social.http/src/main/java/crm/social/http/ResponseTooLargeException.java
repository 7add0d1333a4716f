package crm.social.http;

import java.io.IOException;

/** The body passed the limit of size, or of how far it may unpack. Thrown while reading it; the call is over. */
public final class ResponseTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** {@code message} names host and limit. */
    public ResponseTooLargeException(String message) {
        super(message);
    }
}
