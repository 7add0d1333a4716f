package crm.social.http;

/**
 * The guard refused the address: wrong scheme or port, a host that is not this client's, or a host one of whose
 * addresses is not global. Repeating changes nothing; it is our request or our settings that are wrong, or somebody
 * gave us an address in bad faith.
 */
public final class ForbiddenAddressException extends NotSentException {
    private static final long serialVersionUID = 1L;

    /** {@code message} names host and rule. */
    public ForbiddenAddressException(String message) {
        super(message);
    }
}
