package crm.social.api;

/**
 * What a network charges.
 *
 * @param microDollars millionths of a US dollar; 0 for nothing
 */
public record Price(long microDollars) {
    /** Costs nothing. */
    public static final Price FREE = new Price(0);

    public Price {
        if (microDollars < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    /** Both together. */
    public Price plus(Price other) {
        return new Price(Math.addExact(microDollars, other.microDollars));
    }
}
