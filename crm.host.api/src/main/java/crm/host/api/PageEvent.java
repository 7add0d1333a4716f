package crm.host.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * News for open pages.
 *
 * @param name the event's name, such as {@code social.link-changed}: lower-case words, dots and hyphens
 * @param data a JSON object in one line
 * @param users those who shall see it; empty for all signed-in users
 * @param permission only holders of this permission see it; null for no such condition
 * @param record only users who may see this record see it; null for no such condition
 */
public record PageEvent(
        String name,
        String data,
        Set<String> users,
        @Nullable String permission,
        @Nullable RecordRef record) {
    public PageEvent {
        users = Set.copyOf(users);
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("the data of a page event is one line");
        }
    }
}
