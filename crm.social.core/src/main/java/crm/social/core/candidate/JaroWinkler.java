package crm.social.core.candidate;

/** How alike two words are, from 0 to 1, by Jaro's measure with Winkler's favour for a common beginning. */
final class JaroWinkler {
    private static final double FAVOUR = 0.1;
    private static final int BEGINNING = 4;

    private JaroWinkler() {}

    static double of(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        double jaro = jaro(one, other);
        int common = 0;
        while (common < Math.min(BEGINNING, Math.min(one.length(), other.length()))
                && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return jaro + common * FAVOUR * (1 - jaro);
    }

    private static double jaro(String one, String other) {
        int reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        boolean[] taken = new boolean[other.length()];
        StringBuilder mine = new StringBuilder();
        for (int i = 0; i < one.length(); i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(other.length() - 1, i + reach); j++) {
                if (!taken[j] && one.charAt(i) == other.charAt(j)) {
                    taken[j] = true;
                    mine.append(one.charAt(i));
                    break;
                }
            }
        }
        int matches = mine.length();
        if (matches == 0) {
            return 0;
        }
        double swaps = swaps(mine, other, taken) / 2.0;
        return ((double) matches / one.length() + (double) matches / other.length() + (matches - swaps) / matches) / 3;
    }

    private static int swaps(CharSequence mine, String other, boolean[] taken) {
        int swaps = 0;
        int at = 0;
        for (int j = 0; j < other.length(); j++) {
            if (taken[j] && mine.charAt(at++) != other.charAt(j)) {
                swaps++;
            }
        }
        return swaps;
    }
}
