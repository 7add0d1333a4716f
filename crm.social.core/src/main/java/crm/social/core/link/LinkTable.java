package crm.social.core.link;

import crm.host.api.RecordRef;
import crm.social.api.Links.State;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SubjectKey;
import crm.social.core.link.LinkRow.Held;
import crm.store.StoreException;
import crm.store.Tx;
import crm.store.Update;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of links, and the handles that were seen. */
public final class LinkTable {
    private LinkTable() {}

    public static LinkRow find(Tx tx, RecordRef record, String network) {
        return tx.query("select " + LinkRow.COLUMNS
                        + ", version from link where record_type = :type and record_id = :id and network = :network")
                .bind("type", record.type())
                .bind("id", record.id())
                .bind("network", network)
                .first(LinkRow::of)
                .orElseGet(() -> LinkRow.never(record, network));
    }

    /** The places of a record at all networks. */
    static List<LinkRow> of(Tx tx, RecordRef record) {
        return tx.query("select " + LinkRow.COLUMNS
                        + ", version from link where record_type = :type and record_id = :id and subject is not null")
                .bind("type", record.type())
                .bind("id", record.id())
                .list(LinkRow::of);
    }

    /** All places of a record, those that hold nothing now among them, by network. */
    public static Map<String, LinkRow> places(Tx tx, RecordRef record) {
        return tx
                .query("select " + LinkRow.COLUMNS
                        + ", version from link where record_type = :type and record_id = :id order by network")
                .bind("type", record.type())
                .bind("id", record.id())
                .list(LinkRow::of)
                .stream()
                .collect(Collectors.toMap(LinkRow::network, Function.identity()));
    }

    /** The records that somebody is linked to, those first that have been for longest. */
    public static List<RecordRef> records(Tx tx, String network, String subject, int most) {
        return tx.query("""
                        select record_type, record_id from link where network = :network and subject = :subject
                        order by linked_at, record_type, record_id limit :most
                        """)
                .bind("network", network)
                .bind("subject", subject)
                .bind("most", most)
                .list(row -> new RecordRef(row.string("record_type"), row.string("record_id")));
    }

    /** Whether somebody is linked under another handle than this. */
    public static boolean renamed(Tx tx, SubjectKey who, String handle) {
        return tx.query(
                        "select handle from link where network = :network and subject = :subject and handle <> :handle limit 1")
                .bind("network", who.network())
                .bind("subject", who.subject())
                .bind("handle", handle)
                .first(row -> row.string("handle"))
                .isPresent();
    }

    /** A record's places are no more. */
    static void delete(Tx tx, RecordRef record) {
        tx.update("delete from link where record_type = :type and record_id = :id")
                .bind("type", record.type())
                .bind("id", record.id())
                .run();
    }

    /** The links to some people, the oldest ones, so many of each. */
    static List<LinkRow> to(Tx tx, String network, Collection<String> subjects, int each) {
        return tx.query("select " + LinkRow.COLUMNS + ", version from (select " + LinkRow.COLUMNS + ", version,"
                        + " row_number() over (partition by subject order by linked_at, record_type, record_id) as place"
                        + " from link where network = :network and subject in (<subjects>)) ranked"
                        + " where place <= :each order by subject, place")
                .bind("network", network)
                .bind("subjects", subjects)
                .bind("each", each)
                .list(LinkRow::of);
    }

    /**
     * Links to somebody of whom something else is known by now.
     *
     * @param handle the newest one, or null for the one that each link has
     */
    static List<LinkRow> behind(Tx tx, SubjectKey who, @Nullable String handle, State state, int most) {
        return tx.query("select " + LinkRow.COLUMNS
                        + ", version from link where network = :network and subject = :subject"
                        + " and (handle <> coalesce(:handle, handle) or state <> :state)"
                        + " order by linked_at, record_type, record_id limit :most")
                .bind("network", who.network())
                .bind("subject", who.subject())
                .bind("handle", handle)
                .bind("state", state)
                .bind("most", most)
                .list(LinkRow::of);
    }

    /** Puts something (or nothing) into the place as it was read; {@link Kind#CONFLICT} where somebody was quicker. */
    public static LinkRow put(Tx tx, LinkRow read, @Nullable Held held) {
        LinkRow now = new LinkRow(read.record(), read.network(), held, read.version() + 1);
        try {
            if (bound(tx.update(read.version() == 0 ? INSERT : UPDATE), now).run() == 1) {
                return now;
            }
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.CONFLICT) {
                throw e;
            }
        }
        throw new SocialException(Kind.CONFLICT, "the link was changed meanwhile");
    }

    private static final String INSERT =
            "insert into link (" + LinkRow.COLUMNS + ", version) values (:type, :id, :network,"
                    + " :subject, :handle, :state, :basis, :evidence, :by, :at, :version)";

    private static final String UPDATE = """
            update link set subject = :subject, handle = :handle, state = :state, basis = :basis, evidence = :evidence,
                linked_by = :by, linked_at = :at, version = :version
            where record_type = :type and record_id = :id and network = :network and version = :version - 1
            """;

    private static Update bound(Update statement, LinkRow row) {
        Held held = row.held();
        return statement
                .bind("type", row.record().type())
                .bind("id", row.record().id())
                .bind("network", row.network())
                .bind("subject", held == null ? null : held.subject())
                .bind("handle", held == null ? null : held.handle())
                .bind("state", held == null ? null : held.state())
                .bind("basis", held == null ? null : held.basis())
                .bind("evidence", held == null ? null : held.evidence())
                .bind("by", held == null ? null : held.linkedBy())
                .bind("at", held == null ? null : held.linkedAt())
                .bind("version", row.version());
    }

    /** What was learned of a linked person: whether it was news. It is no change of the link: its version stays. */
    static boolean learn(Tx tx, LinkRow row, String handle, State state) {
        return tx.update("""
                        update link set handle = :handle, state = :state
                        where record_type = :type and record_id = :id and network = :network and version = :version
                        and (handle <> :handle or state <> :state)
                        """)
                        .bind("handle", handle)
                        .bind("state", state)
                        .bind("type", row.record().type())
                        .bind("id", row.record().id())
                        .bind("network", row.network())
                        .bind("version", row.version())
                        .run()
                == 1;
    }

    /** Under which other handle somebody was seen after a moment, last. */
    public static Optional<String> seenSince(Tx tx, SubjectKey who, String handle, Instant moment) {
        return tx.query("select handle from handle_seen where network = :network and subject = :subject"
                        + " and handle <> :handle and last_seen > :moment order by last_seen desc limit 1")
                .bind("network", who.network())
                .bind("subject", who.subject())
                .bind("handle", handle)
                .bind("moment", moment)
                .first(row -> row.string("handle"));
    }

    /** Somebody was seen under a handle. */
    public static void seen(Tx tx, SubjectKey who, String handle, Instant now) {
        tx.update("""
                        insert into handle_seen (network, subject, handle, first_seen, last_seen)
                        values (:network, :subject, :handle, :now, :now)
                        on conflict (network, subject, handle) do update set last_seen = excluded.last_seen
                        """)
                .bind("network", who.network())
                .bind("subject", who.subject())
                .bind("handle", handle)
                .bind("now", now)
                .run();
    }
}
