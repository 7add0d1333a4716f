package crm.social.core.history;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Histories;
import crm.social.api.Message;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.NetworkWords;
import crm.social.core.Wording;
import crm.store.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A record's history from the audit, with the texts that were sent. What happened while a contact was still a lead belongs to the contact.
 */
@Component(service = Histories.class)
public final class RecordHistories implements Histories {
    private static final String BUNDLE = "crm.social.core";
    private static final int LIMIT = 20;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})\\.([0-9a-f]{1,64})");
    private static final Place BEGINNING = new Place(Instant.ofEpochMilli(Long.MAX_VALUE), "");

    private final CoreStore store;
    private final Access access;
    private final InstalledNetworks networks;

    @Activate
    public RecordHistories(
            @Reference CoreStore store, @Reference Access access, @Reference InstalledNetworks networks) {
        this.store = store;
        this.access = access;
        this.networks = networks;
    }

    /** The last row of a page: the next one begins behind it. */
    private record Place(Instant at, String id) {
        static Place of(PageToken token) {
            Matcher place = PLACE.matcher(token.value());
            if (!place.matches()) {
                throw new SocialException(Kind.INVALID, "no page of a history");
            }
            return new Place(Instant.ofEpochMilli(Long.parseLong(place.group(1))), place.group(2));
        }

        static PageToken after(PastRow row) {
            return new PageToken(row.at().toEpochMilli() + "." + row.id());
        }
    }

    @Override
    public Page<Event> history(Caller caller, RecordRef record, String network, @Nullable PageToken page) {
        access.record(caller, record);
        Place after = page == null ? BEGINNING : Place.of(page);
        List<PastRow> rows = store.read(tx -> rows(tx, record, network, after));
        boolean more = rows.size() > LIMIT;
        List<PastRow> shown = more ? rows.subList(0, LIMIT) : rows;
        NetworkWords words = NetworkWords.of(networks, network);
        Map<String, String> names = new HashMap<>();
        return new Page<>(
                shown.stream().map(row -> event(row, words, names)).toList(),
                more ? Place.after(shown.get(LIMIT - 1)) : null);
    }

    /** One more than a page has. Rows that name nobody tell nothing. */
    private static List<PastRow> rows(Tx tx, RecordRef record, String network, Place after) {
        return tx.query("""
                        with recursive past (record_type, record_id) as (
                            select cast(:type as text), cast(:record as text)
                            union
                            select b.record_type, b.record_id from record_became b
                            join past on past.record_type = b.became_type and past.record_id = b.became_id)
                        select a.id, a.at, a.user_id, a.act, a.detail, a.message_key, a.arguments, a.href,
                            p.body, p.in_reply_to, p.post_href, p.deleted_at,
                            coalesce(
                                (select c.handle from account c where p.id is not null and c.network = a.network and c.subject = a.subject),
                                (select h.handle from handle_seen h where h.network = a.network and h.subject = a.subject
                                    order by h.last_seen desc, h.handle limit 1)) as handle
                        from audit a
                        join past on past.record_type = a.record_type and past.record_id = a.record_id
                        left join publication p on a.act in ('PUBLISH', 'DELETE_POST') and p.id = a.detail
                        where a.network = :network and (a.at, a.id) < (:at, :id) and (a.message_key is not null or a.subject is not null)
                        order by a.at desc, a.id desc limit :most
                        """)
                .bind("type", record.type())
                .bind("record", record.id())
                .bind("network", network)
                .bind("at", after.at())
                .bind("id", after.id())
                .bind("most", LIMIT + 1)
                .list(PastRow::of);
    }

    private Event event(PastRow row, NetworkWords words, Map<String, String> names) {
        Wording told = row.told(words);
        String user = row.userId();
        return new Event(
                row.id(),
                row.at(),
                user == null ? "" : names.computeIfAbsent(user, access::name),
                new Message(BUNDLE, told.key(), told.arguments()),
                row.body() == null ? "" : row.body(),
                row.deleted() ? null : told.href());
    }
}
