package crm.social.core.testing;

import crm.social.api.Inbox;
import crm.social.core.account.ActingConnections;
import crm.social.core.act.ShownPosts;
import crm.social.core.inbox.Arrivals;
import crm.social.core.inbox.Asking;
import crm.social.core.inbox.AuthorReads;
import crm.social.core.inbox.GatheredInbox;
import crm.social.core.inbox.HostLook;
import crm.social.core.inbox.InboxJobs;
import crm.social.core.inbox.InboxPosts;
import crm.social.core.inbox.InboxReads;
import crm.social.core.inbox.InboxSettings;
import crm.social.core.inbox.LinkFollower;
import crm.social.core.inbox.MentionReads;
import crm.social.core.inbox.NewLeadLinks;
import crm.social.core.inbox.NewLeads;
import crm.social.core.inbox.News;
import crm.social.core.inbox.Placement;
import crm.social.core.inbox.StandingFollower;
import crm.social.core.link.Lessons;
import crm.social.core.link.RecordLinks;
import crm.social.core.picture.LinkedPictures;
import crm.social.core.read.PostsByRef;
import crm.social.core.read.ProfileReads;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The inbox's part of a node. */
public final class InboxNode implements AutoCloseable {
    public final Inbox inbox;
    public final InboxReads reads;
    public final Arrivals arrivals;
    public final Placement placement;
    public final LinkFollower links;
    public final StandingFollower standings;
    public final InboxJobs jobs;
    private final Deque<Runnable> closing = new ArrayDeque<>();

    InboxNode(
            Core core,
            FakeHost host,
            Clock clock,
            PostsByRef posts,
            ShownPosts shown,
            ActingConnections acting,
            ProfileReads profiles,
            RecordLinks recordLinks,
            Lessons lessons,
            LinkedPictures linkedPictures) {
        InboxSettings settings =
                new InboxSettings(Duration.ofSeconds(60), true, Duration.ofMinutes(15), Duration.ofDays(30));
        News news = new News(core.coreStore);
        HostLook look = new HostLook(host, host);
        placement = new Placement(core.coreStore, core.organisationConnections, look, news);
        arrivals = new Arrivals(core.coreStore, placement, news, lessons);
        Asking asking = new Asking(core.coreStore, core.access, core.organisationConnections, core.calls, posts);
        reads = new InboxReads(
                new MentionReads(core.coreStore, asking, arrivals, settings, clock),
                new AuthorReads(core.coreStore, core.networks, asking, arrivals, settings, clock));
        jobs = new InboxJobs(core.coreStore, core.networks, core.organisationConnections, reads, settings, clock);
        links = new LinkFollower(core.coreStore, core.organisationConnections, placement, jobs);
        standings = new StandingFollower(core.coreStore, host, core.organisationConnections, look, news);
        NewLeads leads = new NewLeads(
                core.coreStore,
                core.access,
                core.organisationConnections,
                core.networks,
                host,
                new NewLeadLinks(core.organisationConnections, profiles, recordLinks, linkedPictures),
                placement);
        inbox = new GatheredInbox(
                core.coreStore,
                core.access,
                core.networks,
                core.organisationConnections,
                new InboxPosts(posts, shown, acting),
                leads);
        closing.push(news::close);
        closing.push(jobs::close);
        closing.push(links::close);
        closing.push(standings::close);
        closing.push(host.listen(standings));
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
