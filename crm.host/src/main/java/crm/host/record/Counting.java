package crm.host.record;

import crm.store.Tx;
import java.util.OptionalLong;

/** Counts what a list holds on all its pages, no further than people want to know. */
final class Counting {
    /** Where counting stops: so many stand for more than a thousand. */
    static final int BOUND = 1_001;

    /** In place of a number. */
    static final long NOT_ASKED = -1;

    private Counting() {}

    /**
     * How many rows there are.
     *
     * @param from the tables with their conditions, without those of the cursor
     * @param sought the query's words, by which it is told where nothing else narrows the list
     * @param read how many rows were read for a page, one more than it shows
     */
    static long total(Tx tx, Filter filter, String from, ListQuery query, Sought sought, int read) {
        if (!query.counted()) {
            return NOT_ASKED;
        }
        if (query.cursor().isEmpty() && read <= query.limit()) {
            return read; // all that there is was just read
        }
        if (query.byWordsOnly()) {
            OptionalLong found = sought.count();
            if (found.isPresent()) {
                return found.getAsLong();
            }
        }
        return filter.bind(tx.query("select count(*) as total from (select 1" + from + " limit :bound) as found"))
                .bind("bound", BOUND)
                .one(row -> row.longValue("total"));
    }
}
