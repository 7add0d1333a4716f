package crm.social.http.picture;

/** A picture was not taken; the reason says what the caller may do. */
public final class PictureRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, and whether to repeat. */
    public enum Reason {
        /** The bytes are no PNG, JPEG or GIF, or are broken. Do not repeat. SVG and pages end here. */
        NOT_AN_IMAGE,
        /** A picture, but WebP, AVIF, HEIC or a JPEG of four inks, which are not read. Do not repeat. */
        UNSUPPORTED_FORMAT,
        /** More than 5 MiB. Do not repeat. */
        TOO_LARGE,
        /** More than 25 megapixels or 4096 pixels a side. Do not repeat. */
        TOO_MANY_PIXELS,
        /** No answer, an answer of the wrong kind, or too many redirects. Repeat later. */
        UNREACHABLE,
        /** The guard refused the address or that of a redirect. Do not repeat. */
        FORBIDDEN_ADDRESS,
        /** The server says that there is none (404, 410, 403, 401). Ask the network for a newer address. */
        GONE,
        /** All decoders are at work and enough callers wait. Repeat in some seconds. */
        BUSY
    }

    private final Reason reason;

    /** {@code detail} is for the log and names no person, path or query. */
    public PictureRefused(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    /** The same with what led to it. */
    public PictureRefused(Reason reason, String detail, Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
