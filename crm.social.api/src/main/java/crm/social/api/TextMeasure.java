package crm.social.api;

/**
 * The length of a text as the network counts it.
 *
 * @param length in the network's own units
 * @param limit the most that is allowed
 * @param valid whether the network takes the text: not empty, not too long, nothing forbidden in it
 */
public record TextMeasure(int length, int limit, boolean valid) {}
