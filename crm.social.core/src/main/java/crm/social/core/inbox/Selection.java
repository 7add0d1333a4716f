package crm.social.core.inbox;

import crm.host.api.RecordRef;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Filter;
import crm.social.api.Inbox.Reason;
import crm.social.api.PageToken;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.store.Query;
import crm.store.Tx;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the items of one column, newest first, or of each of several.
 *
 * @param reason the only one, or null for each
 * @param patterns all of which have to be found
 * @param owner whose records, or null for everybody's
 */
record Selection(
        String connectionId,
        List<Place> places,
        @Nullable Reason reason,
        List<String> patterns,
        @Nullable String owner) {
    /** All columns. */
    static final String WHOLE = "i.*";

    /** Those that a count needs; the columns' index has them all. */
    static final String COUNTED = "i.place, i.at, i.id, i.record_type, i.record_id";

    private static final int LONGEST = 200;

    static Selection of(String connectionId, Filter filter, Column... columns) {
        if (filter.words().length() > LONGEST) {
            throw new SocialException(Kind.INVALID, "words of at most 200 characters");
        }
        return new Selection(
                connectionId,
                Arrays.stream(columns).map(Place::of).toList(),
                filter.reasons().size() == 1 ? filter.reasons().iterator().next() : null,
                Words.patterns(filter.words()),
                filter.owner());
    }

    /**
     * Behind which item it goes on.
     *
     * @param id of items that were written in the same millisecond
     */
    record After(Instant at, String id) {
        /** Before all. */
        static final After NOTHING = new After(Instant.ofEpochMilli(Long.MAX_VALUE), "");

        private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.([A-Za-z0-9_-]{1,64})");

        static After of(ItemRow item) {
            return new After(item.at(), item.id());
        }

        static After of(@Nullable PageToken page) {
            if (page == null) {
                return NOTHING;
            }
            Matcher parts = FORM.matcher(page.value());
            if (!parts.matches()) {
                throw new SocialException(Kind.INVALID, "no page of the inbox");
            }
            return new After(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
        }

        PageToken token() {
            return new PageToken(at.toEpochMilli() + "." + id);
        }
    }

    /**
     * An item in a count.
     *
     * @param behind where it goes on after it
     * @param record null where its author is in none
     */
    record Counted(Place place, After behind, @Nullable RecordRef record) {}

    /**
     * Records are looked for once, not for each item or column, and compared as texts, so that nothing but the columns' index can lead. What several columns
     * hold comes in no order.
     */
    String sql(String columns) {
        Map<String, String> records = new LinkedHashMap<>();
        if (owner != null) {
            records.put("owned", "owner_id = :owner");
        }
        for (int i = 0; i < patterns.size(); i++) {
            records.put("named" + i, "search like :word%d escape '!'".formatted(i));
        }
        String with = records.entrySet().stream()
                .map(each ->
                        each.getKey() + " as (select record_type || '/' || record_id as record from inbox_record where "
                                + each.getValue() + ")")
                .collect(Collectors.joining(", "));
        String items = IntStream.range(0, places.size())
                .mapToObj(place -> ofPlace(columns, place))
                .collect(Collectors.joining(") as one union all select * from ("));
        return (with.isEmpty() ? "" : "with " + with + " ")
                + (places.size() == 1 ? items : "select * from (" + items + ") as one");
    }

    private String ofPlace(String columns, int place) {
        StringBuilder sql = new StringBuilder("select " + columns + " from inbox_item i"
                + " where i.connection_id = :connection and i.place = :place%d and (i.at, i.id) < (:at, :id)"
                        .formatted(place));
        if (reason != null) {
            sql.append(" and i.reason = :reason");
        }
        if (owner != null) {
            sql.append(" and ").append(ofRecord("owned"));
        }
        for (int i = 0; i < patterns.size(); i++) {
            sql.append(" and (i.handle_search like :word%d escape '!'".formatted(i))
                    .append(" or ")
                    .append(ofRecord("named" + i))
                    .append(")");
        }
        return sql.append(" order by i.at desc, i.id desc limit :most").toString();
    }

    /** Not a join: PostgreSQL would sort what comes of it. */
    private static String ofRecord(String records) {
        return "(i.record_type || '/' || i.record_id in (select record from " + records + ")) is true";
    }

    Query bound(Query query, After after, int most) {
        query.bind("connection", connectionId)
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("most", most);
        for (int i = 0; i < places.size(); i++) {
            query.bind("place" + i, places.get(i));
        }
        if (reason != null) {
            query.bind("reason", reason);
        }
        if (owner != null) {
            query.bind("owner", owner);
        }
        for (int i = 0; i < patterns.size(); i++) {
            query.bind("word" + i, patterns.get(i));
        }
        return query;
    }

    /** @param most of each column */
    List<ItemRow> rows(Tx tx, After after, int most) {
        return bound(tx.query(sql(WHOLE)), after, most).list(ItemRow::of);
    }

    /** @param most of each column */
    List<Counted> counted(Tx tx, After after, int most) {
        return bound(tx.query(sql(COUNTED)), after, most)
                .list(row -> new Counted(
                        row.enumValue("place", Place.class),
                        new After(row.instant("at"), row.string("id")),
                        ItemRow.record(row)));
    }
}
