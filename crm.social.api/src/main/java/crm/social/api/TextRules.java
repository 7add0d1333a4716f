package crm.social.api;

import java.util.List;

/**
 * How a page may estimate the length of a text while somebody is typing; the exact count is the provider's.
 *
 * @param limit the most that is allowed, in the network's units
 * @param scale weights are divided by this
 * @param defaultWeight weight of a code point that stands in no range
 * @param ranges weights of code points
 * @param linkLength units that any link takes; 0 where a link counts as its characters
 */
public record TextRules(int limit, int scale, int defaultWeight, List<Range> ranges, int linkLength) {
    public TextRules {
        ranges = List.copyOf(ranges);
    }

    /** Code points from {@code first} to {@code last}, both included, weigh {@code weight}. */
    public record Range(int first, int last, int weight) {}
}
