package crm.social.core.inbox;

import crm.host.api.RecordRef;
import crm.host.api.Standing;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.CoreStore;
import crm.social.core.account.Connected;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.inbox.RecordTable.Known;
import crm.social.core.link.LinkTable;
import crm.store.Ids;
import crm.store.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts what people wrote where their links say: once at each record that an author is linked to, in that record's column. Links are read in the
 * transaction that moves items; what only the host knows of a record is asked before it, where it is not known yet.
 */
@Component(service = Placement.class)
public final class Placement {
    /** An author who is linked to more records than this is shown at so many. */
    private static final int MOST_RECORDS = 50;

    private static final int TRIES = 10;

    private final CoreStore store;
    private final OrganisationConnections organisations;
    private final HostLook host;
    private final News news;

    @Activate
    public Placement(
            @Reference CoreStore store,
            @Reference OrganisationConnections organisations,
            @Reference HostLook host,
            @Reference News news) {
        this.store = store;
        this.organisations = organisations;
        this.host = host;
        this.news = news;
    }

    /** Where an author's items belong: at which records, in which places. */
    record Home(Map<RecordRef, Place> records) {}

    /** What is written while it is one's turn, each author's place being known. */
    @FunctionalInterface
    interface Work {
        /** @param homes by author */
        void with(Tx tx, Function<String, Home> homes);
    }

    /** Puts all that these people wrote where it belongs now. */
    void place(String network, Collection<String> authors) {
        Optional<Connected> source = organisations.find(network);
        if (source.isPresent() && !authors.isEmpty()) {
            inTurn(source.get(), authors, (tx, homes) -> {
                Set<Place> changed = EnumSet.noneOf(Place.class);
                authors.forEach(author -> changed.addAll(place(tx, source.get().id(), author, homes.apply(author))));
                news.changed(tx, source.get().id(), changed);
            });
        }
    }

    /**
     * Writes while it is one's turn. Does nothing where the organisation is connected otherwise by then.
     *
     * @param authors all whose homes will be asked for
     * @return whether it was done
     */
    boolean inTurn(Connected source, Collection<String> authors, Work work) {
        for (int attempt = 1; ; attempt++) {
            Map<RecordRef, Optional<Known>> looked = host.at(store.read(tx -> unknown(tx, source.network(), authors)));
            try {
                return store.writeIdempotent(tx -> {
                    Turn.take(tx);
                    boolean current = organisations.current(tx, source);
                    if (current) {
                        SourceTable.begin(tx, source.id(), source.network());
                        work.with(tx, author -> home(tx, source.network(), author, looked));
                    }
                    return current;
                });
            } catch (SocialException e) {
                if (e.kind() != Kind.CONFLICT || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Records that these people are linked to and that the host has to be asked about. */
    private static Set<RecordRef> unknown(Tx tx, String network, Collection<String> authors) {
        Set<RecordRef> unknown = new LinkedHashSet<>();
        for (String author : new LinkedHashSet<>(authors)) {
            LinkTable.records(tx, network, author, MOST_RECORDS).stream()
                    .filter(record -> RecordTable.standing(tx, record).isEmpty())
                    .forEach(unknown::add);
        }
        return unknown;
    }

    private static Home home(Tx tx, String network, String author, Map<RecordRef, Optional<Known>> looked) {
        Map<RecordRef, Place> records = new LinkedHashMap<>();
        for (RecordRef record : LinkTable.records(tx, network, author, MOST_RECORDS)) {
            standing(tx, record, looked).ifPresent(standing -> records.put(record, Place.of(standing)));
        }
        return new Home(records);
    }

    /** Empty for a record that is gone for the host: its link is about to end. */
    private static Optional<Standing> standing(Tx tx, RecordRef record, Map<RecordRef, Optional<Known>> looked) {
        Optional<Standing> known = RecordTable.standing(tx, record);
        if (known.isPresent()) {
            return known;
        }
        Optional<Known> found = looked.get(record);
        if (found == null) {
            throw new SocialException(Kind.CONFLICT, "somebody was linked in between");
        }
        found.ifPresent(told -> RecordTable.put(tx, told));
        return found.map(Known::standing);
    }

    /** Moves an author's items. An item goes on under its id as long as its post is shown at all. Answers where something came or went. */
    static Set<Place> place(Tx tx, String connectionId, String author, Home home) {
        Map<String, List<ItemRow>> posts = new LinkedHashMap<>();
        ItemTable.by(tx, connectionId, author)
                .forEach(item -> posts.computeIfAbsent(item.post().value(), any -> new ArrayList<>())
                        .add(item));
        Moves moves = new Moves();
        posts.values().forEach(items -> moves.plan(items, home));
        ItemTable.delete(tx, moves.deleted);
        ItemTable.move(tx, moves.moved);
        ItemTable.insert(tx, moves.added);
        return moves.changed;
    }

    /** What has to be done. */
    private static final class Moves {
        final List<ItemRow> deleted = new ArrayList<>();
        final List<ItemRow> moved = new ArrayList<>();
        final List<ItemRow> added = new ArrayList<>();
        final Set<Place> changed = EnumSet.noneOf(Place.class);

        void plan(List<ItemRow> items, Home home) {
            ItemRow first = items.get(0);
            Map<@Nullable RecordRef, Place> wanted = new HashMap<>(home.records());
            if (wanted.isEmpty()) {
                wanted.put(null, Place.without(first.reason()));
            }
            List<ItemRow> spare = new ArrayList<>();
            for (ItemRow item : items) {
                Place place = wanted.remove(item.record());
                if (place == null) {
                    spare.add(item);
                } else if (place != item.place()) {
                    move(item, item.record(), place);
                }
            }
            wanted.forEach((record, place) -> {
                if (spare.isEmpty()) {
                    added.add(first.at(Ids.ordered(first.at()), record, place));
                    changed.add(place);
                } else {
                    move(spare.remove(0), record, place);
                }
            });
            spare.forEach(item -> {
                deleted.add(item);
                changed.add(item.place());
            });
        }

        private void move(ItemRow item, @Nullable RecordRef record, Place place) {
            moved.add(item.at(item.id(), record, place));
            changed.add(item.place());
            changed.add(place);
        }
    }
}
