package crm.social.twitter;

/** X's prices on the pay-per-use plan, in millionths of a US dollar (X's pricing page, read 2026-08-22). */
final class Prices {
    /** A post that is read. */
    static final long POST = 5_000;

    /** A user that is read, in a list of followers, too. */
    static final long USER = 10_000;

    /** A picture or film that comes with a post (X's pricing page, read 2026-11). */
    static final long MEDIA = 5_000;

    /** Posting a text. */
    static final long PUBLISH = 15_000;

    /** Posting a text with a link in it. */
    static final long PUBLISH_LINK = 200_000;

    /** Answering somebody who mentioned or quoted the account. */
    static final long SUMMONED_REPLY = 10_000;

    /** Following, liking or passing on. */
    static final long INTERACTION = 15_000;

    /** Taking one of these back. */
    static final long INTERACTION_BACK = 10_000;

    private Prices() {}
}
