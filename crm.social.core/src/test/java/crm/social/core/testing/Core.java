package crm.social.core.testing;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Candidates;
import crm.social.api.Connections;
import crm.social.api.Connections.Connection;
import crm.social.api.Follows;
import crm.social.api.Histories;
import crm.social.api.LinkBatches;
import crm.social.api.Links;
import crm.social.api.Organisations;
import crm.social.api.Panels;
import crm.social.api.ProfilePictures;
import crm.social.api.Publications;
import crm.social.api.Reactions;
import crm.social.api.RecordPictures;
import crm.social.api.SignIns;
import crm.social.api.SignIns.Flow;
import crm.social.api.SocialNetworks;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Mentions;
import crm.social.api.provider.Posts;
import crm.social.api.provider.ProfileSearch;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.Publishing;
import crm.social.api.provider.Reacting;
import crm.social.api.provider.Relations;
import crm.social.api.provider.SocialProvider;
import crm.social.core.Access;
import crm.social.core.ChangeNews;
import crm.social.core.CoreOpening;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.PageNews;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.Accounts;
import crm.social.core.account.ActingConnections;
import crm.social.core.account.AdministeredOrganisations;
import crm.social.core.account.DepartedUsers;
import crm.social.core.account.Eyes;
import crm.social.core.account.FlowNews;
import crm.social.core.account.Grants;
import crm.social.core.account.NewConnections;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.account.OwnConnections;
import crm.social.core.account.Revocations;
import crm.social.core.account.SignInFlows;
import crm.social.core.act.ActCalls;
import crm.social.core.act.ActReceipts;
import crm.social.core.act.ActSettling;
import crm.social.core.act.FollowReads;
import crm.social.core.act.Ledger;
import crm.social.core.act.PostReactions;
import crm.social.core.act.ProfileFollows;
import crm.social.core.act.ShownPosts;
import crm.social.core.act.StateActs;
import crm.social.core.candidate.ProfileCandidates;
import crm.social.core.candidate.SearchReads;
import crm.social.core.decide.Decisions;
import crm.social.core.field.FieldNews;
import crm.social.core.field.FieldWords;
import crm.social.core.field.HandleJobs;
import crm.social.core.field.Lookup;
import crm.social.core.field.RecordFollower;
import crm.social.core.field.Verdicts;
import crm.social.core.history.RecordHistories;
import crm.social.core.link.BatchWork;
import crm.social.core.link.HostErrands;
import crm.social.core.link.Lessons;
import crm.social.core.link.LinkChanges;
import crm.social.core.link.LinkReads;
import crm.social.core.link.RecordLinks;
import crm.social.core.link.UndoableBatches;
import crm.social.core.panel.Looks;
import crm.social.core.panel.Readers;
import crm.social.core.panel.RecordPanels;
import crm.social.core.panel.VisibleNetworks;
import crm.social.core.picture.BestPictures;
import crm.social.core.picture.HostPictures;
import crm.social.core.picture.LinkedPictures;
import crm.social.core.picture.PictureAddresses;
import crm.social.core.picture.PictureNotes;
import crm.social.core.picture.StoredPictures;
import crm.social.core.publish.Delivery;
import crm.social.core.publish.Judgement;
import crm.social.core.publish.Outbox;
import crm.social.core.publish.Receipts;
import crm.social.core.publish.Settling;
import crm.social.core.read.PostReads;
import crm.social.core.read.PostsByRef;
import crm.social.core.read.ProfileReads;
import crm.social.core.read.RelationReads;
import crm.social.core.read.TwoAtOnce;
import crm.social.core.seal.KeyRotation;
import crm.social.core.seal.Keyring;
import crm.social.http.picture.Pictures;
import crm.store.Ids;
import crm.store.Store;
import crm.store.Stores;
import crm.store.open.WorkerThreads;
import crm.store.testing.Eventually;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** One node's whole core, wired by hand as the framework would. */
public final class Core implements AutoCloseable {
    public final Store store;
    public final CoreStore coreStore;
    public final Access access;
    public final InstalledNetworks networks;
    public final Keyring keys;
    public final KeyRotation rotation;
    public final Accounts accounts;
    public final Grants grants;
    public final AccountCalls calls;
    public final OwnConnections ownConnections;
    public final OrganisationConnections organisationConnections;
    public final Organisations organisations;
    public final HostErrands errands;
    public final LinkChanges changes;
    public final LinkReads linkReads;
    public final RecordFollower follower;
    public final Settling settling;
    public final SignIns signIns;
    public final Connections connections;
    public final Links links;
    public final Candidates candidates;
    public final Panels panels;
    public final LinkBatches batches;
    public final BatchWork batchWork;
    public final Publications publications;
    public final ProfilePictures pictures;
    public final Reactions reactions;
    public final Follows follows;
    public final Histories histories;
    public final HostPictures hostPictures;
    public final RecordPictures recordPictures;
    public final ActSettling actSettling;
    public final SocialNetworks socialNetworks;
    public final InboxNode inbox;
    private final Deque<Runnable> closing = new ArrayDeque<>();

    public Core(Stores stores, FakeHost host, Path keyFolder, Clock clock, Pictures outside) {
        store = stores.open(CoreOpening.spec());
        coreStore = new CoreStore(store, clock);
        access = new Access(host, host);
        access.bindPermissions(host);
        PageNews news = new PageNews();
        news.bindEvents(host);
        networks = new InstalledNetworks(field -> () -> {}, news, clock);
        keys = new Keyring(keyFolder, coreStore, clock);
        rotation = new KeyRotation(coreStore, keys, clock);
        closing.push(new ChangeNews(coreStore, news)::close);
        closing.push(new FlowNews(coreStore, keys, news)::close);
        accounts = new Accounts(coreStore, keys);
        grants = new Grants(accounts, networks, clock);
        calls = new AccountCalls(grants, networks, clock);
        Revocations revocations = new Revocations(coreStore, accounts, networks, clock);
        PictureAddresses addresses = new PictureAddresses(coreStore, keys);
        ownConnections = new OwnConnections(coreStore, access, accounts, revocations, addresses);
        connections = ownConnections;
        organisationConnections = new OrganisationConnections(coreStore, access, accounts, revocations);
        organisations = new AdministeredOrganisations(access, networks, organisationConnections, ownConnections);
        NewConnections newcomers = new NewConnections(coreStore, networks, ownConnections, organisationConnections);
        closing.push(new DepartedUsers(coreStore, access, ownConnections)::close);
        signIns = new SignInFlows(coreStore, access, host, networks, newcomers, keys, clock);
        errands = new HostErrands(coreStore, host, host, networks);
        changes = new LinkChanges(coreStore, errands, networks);
        linkReads = new LinkReads(coreStore, access);
        Lessons lessons = new Lessons(coreStore, changes, clock);
        ProfileReads profiles = new ProfileReads(networks, calls, clock);
        PostReads posts = new PostReads(networks, calls, coreStore, clock);
        WorkerThreads workers = new WorkerThreads();
        closing.push(workers::close);
        batches = new UndoableBatches(coreStore, access);
        batchWork = new BatchWork(coreStore, access, changes, clock);
        RecordLinks recordLinks = new RecordLinks(coreStore, access, ownConnections, profiles, changes);
        links = recordLinks;
        candidates = new ProfileCandidates(
                access, ownConnections, new SearchReads(networks, calls, profiles), linkReads, addresses);
        Decisions decisions = new Decisions(networks, calls);
        Readers readers = new Readers(profiles, posts, new TwoAtOnce(workers));
        ActingConnections acting = new ActingConnections(ownConnections, organisationConnections);
        Ledger ledger = new Ledger(coreStore);
        ShownPosts shownPosts = new ShownPosts(decisions, ledger, addresses);
        panels = new RecordPanels(
                access,
                networks,
                ownConnections,
                acting,
                linkReads,
                new Looks(networks, readers, lessons, decisions, shownPosts, ledger, addresses, clock),
                clock);
        Receipts receipts = new Receipts(coreStore, accounts, networks, errands, addresses);
        Delivery delivery = new Delivery(coreStore, calls, receipts);
        publications = new Outbox(coreStore, access, acting, new Judgement(networks, decisions, posts), delivery);
        settling = new Settling(coreStore, access, delivery, receipts, clock);
        ActCalls actCalls = new ActCalls(calls, accounts, profiles);
        ActReceipts actReceipts = new ActReceipts(coreStore, accounts, networks, errands);
        StateActs acts = new StateActs(coreStore, actCalls, actReceipts, clock);
        actSettling = new ActSettling(coreStore, access, acting, actCalls, actReceipts, clock);
        closing.push(actSettling::close);
        reactions = new PostReactions(access, acting, posts, decisions, acts, shownPosts);
        RelationReads relations = new RelationReads(networks, calls, coreStore, clock);
        closing.push(relations::close);
        follows = new ProfileFollows(
                access, acting, linkReads, new FollowReads(profiles, relations, addresses), decisions, acts, ledger);
        histories = new RecordHistories(coreStore, access, networks);
        hostPictures = new HostPictures();
        hostPictures.bindPictures(host.pictures);
        LinkedPictures linkedPictures = new LinkedPictures(
                access,
                acting,
                linkReads,
                profiles,
                new BestPictures(networks, outside),
                hostPictures,
                new PictureNotes(coreStore, networks));
        recordPictures = linkedPictures;
        pictures = new StoredPictures(coreStore, access, outside);
        socialNetworks = new VisibleNetworks(networks, access, ownConnections, organisationConnections);
        FieldWords words = new FieldWords(coreStore, networks, errands, changes);
        Eyes eyes = new Eyes(ownConnections, organisationConnections, accounts, calls, networks);
        Lookup lookup = new Lookup(coreStore, access, networks, eyes, new Verdicts(coreStore, changes), clock);
        closing.push(store::close);
        closing.push(new HandleJobs(coreStore, access, networks, eyes, lookup, words)::close);
        follower = new RecordFollower(coreStore, host, new FieldNews(coreStore, host, words));
        closing.push(follower::close);
        closing.push(host.listen(follower));
        closing.push(rotation::close);
        inbox = new InboxNode(
                this,
                host,
                clock,
                new PostsByRef(networks, calls, posts, clock),
                shownPosts,
                acting,
                profiles,
                recordLinks,
                lessons,
                linkedPictures);
        closing.push(inbox::close);
    }

    /** The network's bundle starts. */
    public void follow(FakeNetwork network) {
        networks.bindNetwork(network, properties(1));
    }

    /** The network's bundle stops. */
    public void lose(FakeNetwork network) {
        networks.unbindNetwork(network, properties(1));
    }

    public static Map<String, Object> properties(long serviceId, Class<?>... less) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("crm.social.network.id", FakeNetwork.ID);
        properties.put("service.id", serviceId);
        properties.put(
                "objectClass",
                less.length > 0
                        ? names(less)
                        : names(
                                SocialProvider.class,
                                Authenticator.class,
                                Profiles.class,
                                ProfileSearch.class,
                                Posts.class,
                                Publishing.class,
                                Relations.class,
                                Reacting.class,
                                Mentions.class));
        return properties;
    }

    private static String[] names(Class<?>... types) {
        return Arrays.stream(types).map(Class::getName).toArray(String[]::new);
    }

    /** Begins a flow and answers the state that the network is to bring back. */
    public String begin(Caller caller, String flow) {
        URI page = signIns.begin(caller, FakeNetwork.ID, flow, Set.of(Act.values()), SignIns.Owner.CALLER);
        return page.getQuery().replaceFirst("^state=([^&]+).*$", "$1");
    }

    /** Signs in at the network as the person with this id. */
    public Connection signIn(Caller caller, String subject) {
        String state = begin(caller, Ids.random());
        Flow flow = signIns.complete(caller, FakeNetwork.ID, Map.of("state", state, "code", subject));
        Connection connection = flow.connection();
        if (connection == null) {
            throw new AssertionError(flow);
        }
        return connection;
    }

    /** Signs in for the organisation at the network as the person with this id. */
    public Connection signInForAll(Caller administrator, String subject) {
        URI page = signIns.begin(
                administrator, FakeNetwork.ID, Ids.random(), Set.of(Act.values()), SignIns.Owner.ORGANISATION);
        String state = page.getQuery().replaceFirst("^state=([^&]+).*$", "$1");
        Flow flow = signIns.complete(administrator, FakeNetwork.ID, Map.of("state", state, "code", subject));
        Connection connection = flow.connection();
        if (connection == null) {
            throw new AssertionError(flow);
        }
        return connection;
    }

    /** Links somebody to a record, whatever is there. */
    public Links.Change link(Caller caller, RecordRef record, String handle) {
        long version = panels.panel(caller, record, FakeNetwork.ID).linkVersion();
        return links.link(caller, record, FakeNetwork.ID, new Links.Target(null, handle), Links.Basis.HANDLE, version);
    }

    /** Waits for something that another thread does, thirty seconds at most. */
    public static void eventually(BooleanSupplier happened) {
        Eventually.holds(Duration.ofSeconds(30), happened::getAsBoolean);
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
