package crm.store;

import java.time.Instant;

/**
 * An entry of the feed.
 *
 * @param position greater than that of every change committed before; numbers may be left out
 * @param at when its transaction began, by the writing node's clock
 */
public record Change(long position, Instant at, String topic, String key, String payload) {}
