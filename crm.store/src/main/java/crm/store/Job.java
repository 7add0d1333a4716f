package crm.store;

import java.time.Instant;

/**
 * A job being done.
 *
 * @param due when it was to be done
 * @param attempt 1 for the first time, and again after an {@link Outcome.Again}
 * @param last whether a failure now ends it
 */
public record Job(String key, String data, Instant due, int attempt, boolean last) {}
