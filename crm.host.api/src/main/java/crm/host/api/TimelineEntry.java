package crm.host.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a record, as its timeline tells it.
 *
 * @param id makes adding idempotent: an entry whose id is there already is not added again
 * @param record which record
 * @param at when it happened
 * @param userId who did it, or null for nobody in particular
 * @param bundle symbolic name of the bundle in whose localization the message stands
 * @param key key of the message
 * @param arguments what fills {@code {0}}, {@code {1}} … of the message
 * @param detail more words, such as the text that was posted; empty for none
 * @param href where the thing itself can be seen, or null
 */
public record TimelineEntry(
        String id,
        RecordRef record,
        Instant at,
        @Nullable String userId,
        String bundle,
        String key,
        List<String> arguments,
        String detail,
        @Nullable String href) {
    public TimelineEntry {
        arguments = List.copyOf(arguments);
    }
}
