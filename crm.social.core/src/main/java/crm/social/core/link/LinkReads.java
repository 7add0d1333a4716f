package crm.social.core.link;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Links.Link;
import crm.social.api.Links.Waiting;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.link.LinkRow.Held;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who is linked. */
@Component(service = LinkReads.class)
public final class LinkReads {
    /** So many names are told of somebody who is linked elsewhere; so many records are looked at for them. */
    private static final int NAMED = 5;

    private static final int LOOKED_AT = 20;

    private final CoreStore store;
    private final Access access;

    @Activate
    public LinkReads(@Reference CoreStore store, @Reference Access access) {
        this.store = store;
        this.access = access;
    }

    /**
     * A record's place for a link.
     *
     * @param link the link, or null
     * @param version to expect when changing it
     */
    public record Place(@Nullable Link link, long version) {}

    /** A record's place for a link at a network. */
    public Place place(RecordRef record, String network) {
        LinkRow row = store.read(tx -> LinkTable.find(tx, record, network));
        return new Place(row.link(), row.version());
    }

    /** The record's link; {@link Kind#NOT_FOUND} where there is none. */
    public Link require(RecordRef record, String network) {
        Link link = place(record, network).link();
        if (link == null) {
            throw new SocialException(Kind.NOT_FOUND, "nobody is linked");
        }
        return link;
    }

    /** A record's links, by network. */
    public Map<String, Link> links(RecordRef record) {
        Map<String, Link> links = new HashMap<>();
        for (LinkRow row : store.read(tx -> LinkTable.of(tx, record))) {
            links.put(row.network(), Objects.requireNonNull(row.link()));
        }
        return links;
    }

    /** What a record's fields hold that is nobody's link, by network. */
    public Map<String, Waiting> waiting(RecordRef record) {
        Map<String, Waiting> waiting = new HashMap<>();
        store.read(tx -> PendingTable.of(tx, record))
                .forEach(one -> waiting.put(one.network(), one.shown(access.name(one.saver()))));
        return waiting;
    }

    /** Names of other records that people are linked to, the oldest few that the caller may see, by subject. */
    public Map<String, List<String>> elsewhere(
            Caller caller, RecordRef record, String network, Collection<String> subjects) {
        Map<String, Set<String>> names = new HashMap<>();
        for (LinkRow row : store.read(tx -> LinkTable.to(tx, network, subjects, LOOKED_AT))) {
            Held held = row.held();
            if (held != null && !row.record().equals(record)) {
                Set<String> known = names.computeIfAbsent(held.subject(), any -> new LinkedHashSet<>());
                if (known.size() < NAMED) {
                    access.visible(caller, row.record())
                            .ifPresent(other -> known.add(other.name().full()));
                }
            }
        }
        Map<String, List<String>> told = new HashMap<>();
        names.forEach((subject, known) -> told.put(subject, List.copyOf(known)));
        told.values().removeIf(List::isEmpty);
        return told;
    }
}
