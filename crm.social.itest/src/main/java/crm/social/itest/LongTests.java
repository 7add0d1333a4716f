package crm.social.itest;

/** How much a test inside the framework does: a part that takes seconds, or with {@code ./check --long} the whole. */
public final class LongTests {
    private LongTests() {}

    public static boolean asked() {
        return "true".equals(System.getenv("LONG_TESTS"));
    }

    /** The one number or the other. */
    public static int choose(int part, int whole) {
        return asked() ? whole : part;
    }
}
