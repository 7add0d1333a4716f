package crm.social.sandbox.store;

/**
 * Something found on a page.
 *
 * @param place where the list goes on
 */
public record Placed<T>(long place, T value) {}
