package crm.social.bench;

/**
 * How much a house holds.
 *
 * @param name of the house, and of its folder and database
 * @param firstPerson number of its first person: two houses share nobody
 * @param users each connected to X
 * @param contacts each with a deal
 * @param linkEvery every so-manyth lead and contact is linked
 * @param items what the Social tab holds: a post each of so many people, most of them linked
 * @param organisation the company's account at X
 */
record Size(
        String name,
        int firstPerson,
        int users,
        int leads,
        int contacts,
        int linkEvery,
        int items,
        String organisation) {
    static final Size SMALL = new Size("small", 900_000, 10, 100, 40, 1, 100, "acme_sales");
    static final Size BIG = new Size("big", 0, 1_000, 100_000, 5_000, 5, 10_000, "acme_jp");

    /** How many are linked in all. */
    int linked() {
        return (leads + contacts) / linkEvery;
    }

    /** So many of the items are written by people who are in no record. */
    int strangers() {
        return items / 20;
    }

    /** A house of about a hundredth of this, to try the bench itself. */
    Size tiny() {
        return new Size(
                name,
                firstPerson,
                Math.max(9, users / 50),
                Math.max(100, leads / 50),
                Math.max(40, contacts / 50),
                linkEvery,
                Math.max(50, items / 50),
                organisation);
    }
}
