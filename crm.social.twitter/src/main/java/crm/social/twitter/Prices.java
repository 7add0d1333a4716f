package crm.social.twitter;

/** X's prices on the pay-per-use plan, in millionths of a US dollar (X's pricing page, read 2026-08-22). */
final class Prices {
    /** A post that is read. */
    static final long POST = 5_000;

    /** A user that is read. */
    static final long USER = 10_000;

    /** Posting a text. */
    static final long PUBLISH = 15_000;

    /** Posting a text with a link in it. */
    static final long PUBLISH_LINK = 200_000;

    private Prices() {}
}
