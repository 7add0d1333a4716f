package crm.host.api;

/** How a record stands to us, by its deals. */
public enum Standing {
    /** A contact whose deals are all closed, at least one of them won. */
    CUSTOMER,
    /** A contact with an open deal. */
    IN_DEAL,
    /** Every lead, and a contact without deals or with lost ones only. */
    PROSPECT
}
