package crm.social.core.act;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Follows;
import crm.social.api.Links.Link;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.core.Access;
import crm.social.core.account.ActingConnections;
import crm.social.core.account.Connected;
import crm.social.core.act.Wish.Seen;
import crm.social.core.decide.Decisions;
import crm.social.core.link.LinkReads;
import crm.social.core.read.Kept;
import crm.social.core.read.RelationReads;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Following the profile linked to a record, and those around it. */
@Component(service = Follows.class)
public final class ProfileFollows implements Follows {
    private final Access access;
    private final ActingConnections acting;
    private final LinkReads links;
    private final FollowReads reads;
    private final Decisions decisions;
    private final StateActs acts;
    private final Ledger ledger;

    @Activate
    public ProfileFollows(
            @Reference Access access,
            @Reference ActingConnections acting,
            @Reference LinkReads links,
            @Reference FollowReads reads,
            @Reference Decisions decisions,
            @Reference StateActs acts,
            @Reference Ledger ledger) {
        this.access = access;
        this.acting = acting;
        this.links = links;
        this.reads = reads;
        this.decisions = decisions;
        this.acts = acts;
        this.ledger = ledger;
    }

    @Override
    public Page<Profile> followers(Caller caller, RecordRef record, String network, @Nullable PageToken page) {
        return around(caller, record, network, RelationReads.Side.FOLLOWERS, page);
    }

    @Override
    public Page<Profile> following(Caller caller, RecordRef record, String network, @Nullable PageToken page) {
        return around(caller, record, network, RelationReads.Side.FOLLOWING, page);
    }

    private Page<Profile> around(
            Caller caller, RecordRef record, String network, RelationReads.Side side, @Nullable PageToken page) {
        access.record(caller, record);
        Link link = links.require(record, network);
        Connected connected = acting.toLook(caller, network);
        Kept<Page<Profile>> read =
                reads.relations().page(connected.account(), link.profile().subject(), side, page);
        return new Page<>(
                reads.pictures()
                        .own(ledger.people(connected.account(), read.value().items(), read.at())),
                read.value().next());
    }

    @Override
    public Set<Relation> follow(Caller caller, RecordRef record, String network, String connectionId, boolean on) {
        access.record(caller, record);
        Link link = links.require(record, network);
        Connected connected = acting.require(caller, network, connectionId);
        Kept<Profile> read =
                reads.profiles().profile(connected.account(), link.profile().subject());
        Profile person = read.value();
        decisions.require(decisions.follow(connected, person));
        return Ledger.told(acts.set(new Wish(
                connected,
                Act.FOLLOW,
                person.key().subject(),
                on,
                caller.userId(),
                record,
                person.handle(),
                person.href().toString(),
                new Seen(ActCalls.state(person.relation()), read.at()))));
    }
}
