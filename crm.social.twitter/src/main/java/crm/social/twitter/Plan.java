package crm.social.twitter;

/** What the operator buys at X (X's pricing page, read 2026-08-22). */
enum Plan {
    /** Each call has its price; replies only to people who mentioned the account. */
    PAY_PER_USE,
    /** By contract: all operations. */
    ENTERPRISE
}
