package crm.social.core.read;

import java.time.Instant;

/**
 * Something that was read.
 *
 * @param at when
 * @param viewerOnly whether only the account that read it may see it
 */
public record Kept<T>(T value, Instant at, boolean viewerOnly) {}
