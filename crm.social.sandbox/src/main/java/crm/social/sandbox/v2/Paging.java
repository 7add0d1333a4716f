package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.Placed;
import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Window;
import java.util.List;
import java.util.Optional;

/** Cuts a list, newest first, into pages. One thing more than a page holds is read, to know whether there is more. */
final class Paging {
    private final Optional<Cursor> cursor;
    private final int size;
    private final long above;
    private final long below;

    private Paging(Optional<Cursor> cursor, int size, long above, long below) {
        this.cursor = cursor;
        this.size = size;
        this.above = above;
        this.below = below;
    }

    /** By numbers of posts, within the bounds that the query sets. */
    static Paging ofPosts(Call call, int size, String... tokens) {
        long since = call.queryId("since_id").orElse(0L);
        long until = call.queryId("until_id").orElse(Long.MAX_VALUE);
        long start = call.moment("start_time").map(moment -> Ids.at(moment) - 1).orElse(0L);
        long end = call.moment("end_time").map(Ids::at).orElse(Long.MAX_VALUE);
        return new Paging(call.cursor(tokens), size, Math.max(since, start), Math.min(until, end));
    }

    /** By places in a list. */
    static Paging ofPlaces(Call call, int size) {
        return new Paging(call.cursor("pagination_token"), size, 0, Long.MAX_VALUE);
    }

    /** The same, but nothing before this number. */
    Paging notBefore(long number) {
        return new Paging(cursor, size, Math.max(above, number), below);
    }

    Window window() {
        if (cursor.isEmpty()) {
            return new Window(above, below, false, size).andOneMore();
        }
        long place = cursor.get().place();
        return cursor.get().back()
                ? new Window(Math.max(above, place), below, true, size).andOneMore()
                : new Window(above, Math.min(below, place), false, size).andOneMore();
    }

    private boolean isBack() {
        return cursor.map(Cursor::back).orElse(false);
    }

    /** The page without the one thing more. */
    <T> List<T> page(List<T> found) {
        if (found.size() <= size) {
            return found;
        }
        return isBack() ? found.subList(found.size() - size, found.size()) : found.subList(0, size);
    }

    ObjectNode metaOfPosts(List<Post> found) {
        List<Post> page = page(found);
        ObjectNode meta = Json.object().put("result_count", page.size());
        if (!page.isEmpty()) {
            long newest = page.get(0).id();
            long oldest = page.get(page.size() - 1).id();
            meta.put("newest_id", String.valueOf(newest)).put("oldest_id", String.valueOf(oldest));
            tokens(meta, found.size() > size, newest, oldest);
        }
        return meta;
    }

    <T> ObjectNode metaOfPlaces(List<Placed<T>> found) {
        List<Placed<T>> page = page(found);
        ObjectNode meta = Json.object().put("result_count", page.size());
        if (!page.isEmpty()) {
            tokens(
                    meta,
                    found.size() > size,
                    page.get(0).place(),
                    page.get(page.size() - 1).place());
        }
        return meta;
    }

    private void tokens(ObjectNode meta, boolean more, long newest, long oldest) {
        if (more || isBack()) {
            meta.put("next_token", new Cursor(false, oldest).token());
        }
        if (cursor.isPresent() && (!isBack() || more)) {
            meta.put("previous_token", new Cursor(true, newest).token());
        }
    }
}
