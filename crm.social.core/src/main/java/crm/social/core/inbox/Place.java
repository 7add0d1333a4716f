package crm.social.core.inbox;

import crm.host.api.Standing;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Reason;
import java.util.Optional;

/** Where an item stands. Stored by name. */
enum Place {
    CUSTOMER,
    IN_DEAL,
    PROSPECT,
    UNKNOWN,
    /** In no column: what a person said whose link ended. Linked again, it is back. */
    NOWHERE;

    static Place of(Standing standing) {
        return switch (standing) {
            case CUSTOMER -> CUSTOMER;
            case IN_DEAL -> IN_DEAL;
            case PROSPECT -> PROSPECT;
        };
    }

    static Place of(Column column) {
        return switch (column) {
            case CUSTOMER -> CUSTOMER;
            case IN_DEAL -> IN_DEAL;
            case PROSPECT -> PROSPECT;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Where something stands whose author is in no record. */
    static Place without(Reason reason) {
        return switch (reason) {
            case MENTION -> UNKNOWN;
            case POST -> NOWHERE;
        };
    }

    /** The column; empty for nowhere. */
    Optional<Column> column() {
        return this == NOWHERE ? Optional.empty() : Optional.of(Column.valueOf(name()));
    }
}
