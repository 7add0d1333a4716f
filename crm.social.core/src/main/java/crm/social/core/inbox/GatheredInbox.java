package crm.social.core.inbox;

import crm.host.api.Caller;
import crm.host.api.CrmRecord;
import crm.host.api.RecordRef;
import crm.social.api.Inbox;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.PostRef;
import crm.social.api.ShownPost;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.Connected;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.inbox.Selection.After;
import crm.social.core.inbox.Selection.Counted;
import crm.social.core.read.PostsByRef.Seen;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The Social tab. Everybody with the permission looks at it, each at the items of those records that they may see. */
@Component(service = Inbox.class)
public final class GatheredInbox implements Inbox {
    static final int PAGE = 20;

    /** A count stops here. */
    static final int MOST_COUNTED = 100;

    /** So many items that the caller may not see are passed over for one page. */
    private static final int MOST_LOOKED_AT = 500;

    private static final int PORTION = 50;

    /** So many are counted at once where the caller may not see all of the newest. */
    private static final int PORTION_COUNTED = 1_000;

    private final CoreStore store;
    private final Access access;
    private final InstalledNetworks networks;
    private final OrganisationConnections organisations;
    private final InboxPosts posts;
    private final NewLeads leads;

    @Activate
    public GatheredInbox(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference InstalledNetworks networks,
            @Reference OrganisationConnections organisations,
            @Reference InboxPosts posts,
            @Reference NewLeads leads) {
        this.store = store;
        this.access = access;
        this.networks = networks;
        this.organisations = organisations;
        this.posts = posts;
        this.leads = leads;
    }

    @Override
    public Map<Column, Integer> counts(Caller caller, String network, Filter filter) {
        access.require(caller);
        networks.configured(network);
        Connected source = organisations
                .find(network)
                .orElseThrow(() -> new SocialException(Kind.NOT_CONNECTED, "the organisation has no connection"));
        Selection all = Selection.of(source.id(), filter, Column.values());
        List<Counted> first = store.read(tx -> all.counted(tx, After.NOTHING, MOST_COUNTED));
        Set<RecordRef> visible = access.visible(caller, records(first));
        Map<Column, Integer> counts = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            List<Counted> items = first.stream()
                    .filter(item -> item.place() == Place.of(column))
                    .toList();
            int seen = seen(items, visible);
            boolean told = items.size() < MOST_COUNTED || seen == MOST_COUNTED;
            counts.put(column, told ? seen : count(caller, Selection.of(source.id(), filter, column)));
        }
        return counts;
    }

    /** Where the caller may not see all of the newest. */
    private int count(Caller caller, Selection selection) {
        int count = 0;
        After after = After.NOTHING;
        boolean more = true;
        while (more && count < MOST_COUNTED) {
            After from = after;
            List<Counted> items = store.read(tx -> selection.counted(tx, from, PORTION_COUNTED));
            count += seen(items, access.visible(caller, records(items)));
            more = items.size() == PORTION_COUNTED;
            after = more ? items.get(PORTION_COUNTED - 1).behind() : after;
        }
        return Math.min(count, MOST_COUNTED);
    }

    private static int seen(List<Counted> items, Set<RecordRef> visible) {
        return (int) items.stream()
                .filter(item -> item.record() == null || visible.contains(item.record()))
                .count();
    }

    private static Set<RecordRef> records(List<Counted> items) {
        Set<RecordRef> records = new LinkedHashSet<>();
        items.forEach(item -> Optional.ofNullable(item.record()).ifPresent(records::add));
        return records;
    }

    @Override
    public Page<Item> items(Caller caller, String network, Column column, Filter filter, @Nullable PageToken page) {
        access.require(caller);
        networks.configured(network);
        Connected source = organisations.require(network);
        Visible visible = visible(caller, Selection.of(source.id(), filter, column), After.of(page));
        List<PostRef> refs = visible.rows().stream().map(ItemRow::post).toList();
        Map<PostRef, Seen> seen = posts.read(source, refs);
        Map<PostRef, ShownPost> shown = posts.shown(caller, source, seen);
        List<Item> items = visible.rows().stream()
                .map(row -> item(row, column, visible.records(), seen.get(row.post()), shown.get(row.post())))
                .toList();
        return new Page<>(items, visible.next());
    }

    /**
     * Items that the caller may see.
     *
     * @param records those that items stand at
     * @param next null at the end
     */
    private record Visible(
            List<ItemRow> rows,
            Map<RecordRef, CrmRecord> records,
            @Nullable PageToken next) {}

    private Visible visible(Caller caller, Selection selection, After from) {
        List<ItemRow> shown = new ArrayList<>();
        Map<RecordRef, Optional<CrmRecord>> looked = new HashMap<>();
        After after = from;
        boolean more = true;
        for (int at = 0; more && shown.size() < PAGE && at < MOST_LOOKED_AT; at += PORTION) {
            After begin = after;
            List<ItemRow> rows = store.read(tx -> selection.rows(tx, begin, PORTION + 1));
            more = false;
            for (ItemRow row : rows.subList(0, Math.min(rows.size(), PORTION))) {
                if (shown.size() == PAGE) {
                    more = true;
                    break;
                }
                after = After.of(row);
                if (seesRecord(caller, row, looked)) {
                    shown.add(row);
                }
            }
            more = more || rows.size() > PORTION;
        }
        Map<RecordRef, CrmRecord> records = new HashMap<>();
        looked.forEach((ref, record) -> record.ifPresent(found -> records.put(ref, found)));
        return new Visible(shown, records, more ? after.token() : null);
    }

    private boolean seesRecord(Caller caller, ItemRow row, Map<RecordRef, Optional<CrmRecord>> looked) {
        RecordRef record = row.record();
        return record == null
                || looked.computeIfAbsent(record, ref -> access.visible(caller, ref))
                        .isPresent();
    }

    private static Item item(
            ItemRow row,
            Column column,
            Map<RecordRef, CrmRecord> records,
            @Nullable Seen seen,
            @Nullable ShownPost shown) {
        CrmRecord record = row.record() == null ? null : records.get(row.record());
        return new Item(
                row.id(),
                row.reason(),
                column,
                row.at(),
                seen == null || seen.post() == null
                        ? row.handle()
                        : seen.post().author().handle(),
                row.record(),
                record == null ? "" : record.name().full(),
                shown,
                seen == null ? Kind.NOT_FOUND : seen.gone());
    }

    @Override
    public RecordRef addLead(Caller caller, String network, String item, NewPerson person, String key) {
        access.require(caller);
        return leads.add(caller, network, item, person, key);
    }
}
