package crm.social.sandbox.store;

/** The database refused a statement: a fault of ours or of the disk, never of the request. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String statement, Exception cause) {
        super(cause.getMessage() + " [" + statement.strip().lines().findFirst().orElse("") + "]", cause);
    }
}
