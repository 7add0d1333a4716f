package crm.store.backup;

/** Why a backup or a restore was not done; the message is for the operator and holds no secret. */
final class BackupFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    BackupFailure(String message) {
        super(message);
    }

    BackupFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
