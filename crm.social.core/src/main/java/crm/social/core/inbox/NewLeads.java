package crm.social.core.inbox;

import crm.host.api.Caller;
import crm.host.api.NewLead;
import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.host.api.Records;
import crm.social.api.Inbox.NewPerson;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.Digest;
import crm.social.core.IdempotencyKey;
import crm.social.core.InstalledNetworks;
import crm.social.core.Json;
import crm.social.core.NetworkWords;
import crm.social.core.account.Connected;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.inbox.LeadTable.Lead;
import crm.social.core.link.HostErrands;
import crm.social.core.link.LinkTable;
import crm.store.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * +追加: makes a lead of an author who is in no record. What is asked for is written down under its key first; each step after that may be done twice, so
 * that the same key finishes what a crash has cut. Should nobody ask again: the lead carries the handle, by which it is linked as if somebody had typed it.
 */
@Component(service = NewLeads.class)
public final class NewLeads {
    private static final Logger LOG = LoggerFactory.getLogger(NewLeads.class);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_COMPANY = 200;

    /** So long nobody else begins to make a lead of the same person. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final CoreStore store;
    private final Access access;
    private final OrganisationConnections organisations;
    private final InstalledNetworks networks;
    private final Records records;
    private final NewLeadLinks links;
    private final Placement placement;

    @Activate
    public NewLeads(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference OrganisationConnections organisations,
            @Reference InstalledNetworks networks,
            @Reference Records records,
            @Reference NewLeadLinks links,
            @Reference Placement placement) {
        this.store = store;
        this.access = access;
        this.organisations = organisations;
        this.networks = networks;
        this.records = records;
        this.links = links;
        this.placement = placement;
    }

    RecordRef add(Caller caller, String network, String item, NewPerson person, String key) {
        IdempotencyKey.check(key);
        check(person);
        String hash = hash(network, item, person);
        Optional<Lead> known = store.read(tx -> LeadTable.byKey(tx, caller.userId(), key));
        Lead lead = known.isPresent() ? same(known.get(), hash) : begin(caller, network, item, hash, key);
        RecordRef made = lead.record();
        return made != null && lead.done() ? made : finish(caller, lead, person, key);
    }

    private static void check(NewPerson person) {
        PersonName name = person.name();
        if (name.family().isBlank()
                || name.family().length() > LONGEST_NAME
                || name.given().length() > LONGEST_NAME
                || person.company().length() > LONGEST_COMPANY) {
            throw new SocialException(
                    Kind.INVALID, "a lead has a family name, and no name is longer than 100 characters");
        }
    }

    private static String hash(String network, String item, NewPerson person) {
        PersonName name = person.name();
        return Digest.of(Json.list(List.of(
                network,
                item,
                name.full(),
                name.family(),
                name.given(),
                name.familyReading(),
                name.givenReading(),
                person.company())));
    }

    private static Lead same(Lead lead, String hash) {
        if (!lead.bodyHash().equals(hash)) {
            throw new SocialException(Kind.CONFLICT, "the key stands for another lead");
        }
        return lead;
    }

    private Lead begin(Caller caller, String network, String itemId, String hash, String key) {
        networks.configured(network);
        Connected source = organisations.require(network);
        ItemRow item = store.read(tx -> ItemTable.find(tx, source.id(), itemId))
                .filter(found -> found.place() != Place.NOWHERE)
                .filter(found -> found.record() == null
                        || access.visible(caller, found.record()).isPresent())
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such item for this user"));
        Profile author = links.author(source, item.author());
        Lead lead = new Lead(
                Ids.random(), hash, network, item.author(), author.handle(), NewLeadLinks.state(author), null, false);
        return store.write(tx -> {
            Turn.take(tx);
            Optional<Lead> begun = LeadTable.byKey(tx, caller.userId(), key); // a second click was quicker
            if (begun.isPresent()) {
                return same(begun.get(), hash);
            }
            boolean taken = !LinkTable.records(tx, network, item.author(), 1).isEmpty()
                    || LeadTable.begun(tx, network, item.author(), tx.now().minus(UNDER_WAY));
            if (taken) {
                throw new SocialException(Kind.CONFLICT, "the author is in a record, or is being put into one");
            }
            LeadTable.insert(tx, caller.userId(), key, lead);
            return lead;
        });
    }

    private RecordRef finish(Caller caller, Lead lead, NewPerson person, String key) {
        RecordRef made = lead.record();
        RecordRef record = made == null ? made(caller, lead, person, key) : made;
        links.link(caller, record, lead);
        placement.place(lead.network(), List.of(lead.subject()));
        links.takePicture(caller, record, lead.network());
        store.write(tx -> LeadTable.done(tx, lead));
        return record;
    }

    /** Of what the author's profile says nothing is kept: only what the caller typed, and the handle. */
    private RecordRef made(Caller caller, Lead lead, NewPerson person, String key) {
        NetworkWords words = NetworkWords.of(networks, lead.network());
        NewLead wanted = new NewLead(
                person.name(), person.company(), "", "", Map.of(lead.network(), words.handle(lead.handle())));
        RecordRef record = create(wanted, Digest.of(caller.userId() + " " + key), caller.userId());
        store.write(tx -> LeadTable.made(tx, lead, record));
        return record;
    }

    private RecordRef create(NewLead lead, String key, String userId) {
        try {
            return records.create(lead, key, HostErrands.ORIGIN, userId).ref();
        } catch (IllegalArgumentException e) {
            throw new SocialException(Kind.INVALID, "the host does not take this lead");
        } catch (RuntimeException e) {
            LOG.warn("The host did not make a lead: {}", e.toString());
            throw new SocialException(Kind.UNAVAILABLE, "the host does not answer");
        }
    }
}
