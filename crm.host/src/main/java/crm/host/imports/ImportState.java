package crm.host.imports;

/** How an import stands. Stored by name. */
public enum ImportState {
    /** The rows are kept; what the columns mean is not said yet. */
    DRAFT,
    /** Rows are worked off. */
    RUNNING,
    /** All rows were worked off. */
    DONE,
    /** The person ended it; what was worked off until then stays. */
    CANCELLED,
    /** The person may no longer work here; what was worked off until then stays. */
    STOPPED
}
