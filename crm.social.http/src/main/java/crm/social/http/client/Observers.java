package crm.social.http.client;

/**
 * Who hears of calls.
 *
 * @param traffic the counters
 * @param outages the notices
 */
public record Observers(Traffic traffic, Outages outages) {}
