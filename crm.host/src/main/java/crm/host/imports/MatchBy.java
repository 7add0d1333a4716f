package crm.host.imports;

/** How a row finds the record that it changes. */
public enum MatchBy {
    /** By no means: each row is a new record. */
    NOTHING,
    /** By the record's id; a row without one is a new record. */
    ID,
    /** By the e-mail address, whatever its case; a row whose address nobody has is a new record. */
    EMAIL
}
