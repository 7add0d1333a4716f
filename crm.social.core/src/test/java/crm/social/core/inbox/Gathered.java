package crm.social.core.inbox;

import static crm.social.core.testing.FakeHost.YAMADA;

import crm.host.api.Caller;
import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Filter;
import crm.social.api.Inbox.Item;
import crm.social.api.Links.Basis;
import crm.social.api.Links.Change;
import crm.social.api.Links.Target;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.core.CoreJob;
import crm.social.core.account.Connected;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A world whose organisation is connected, and what stands in its inbox. */
final class Gathered implements AutoCloseable {
    static final String ID = FakeNetwork.ID;
    static final Filter ALL = new Filter(Set.of(), "", null);
    static final String ME = "@acme_sales ";

    final World world;
    final Core core;

    private Gathered(World world, boolean byHand) {
        this.world = world;
        this.core = world.node();
        if (byHand) {
            core.inbox.jobs.close();
        }
        core.signIn(YAMADA, "2");
        core.signInForAll(YAMADA, "1");
    }

    /** Read by the jobs, and by hand. */
    static Gathered in(World world) {
        return new Gathered(world, false);
    }

    /** Read by hand only: a job that has been at the network already writes down who was read while the test goes on. */
    static Gathered byHand(World world) {
        return new Gathered(world, true);
    }

    Connected source() {
        return core.organisationConnections.find(ID).orElseThrow();
    }

    /** Somebody at the network, whom nobody is linked to. */
    void person(String subject, String handle) {
        world.network.person(subject, handle, handle, "", "");
    }

    RecordRef record(String type, String id, String name) {
        RecordRef record = new RecordRef(type, id);
        world.host.put(record, new PersonName(name, name, "", "", ""), "", "");
        return record;
    }

    /** Somebody speaks of the organisation, and that was read. */
    Post mention(String subject, String text) {
        Post post = world.network.say(subject, ME + text);
        read();
        return post;
    }

    /** Reads what is new, as the jobs do. */
    void read() {
        core.inbox.reads.mentions().read(source());
    }

    /** Waits until the job has read mentions, and has said when it reads them again: before that, the time may pass unnoticed. */
    void mentionsRest() {
        String id = source().id();
        Core.eventually(() -> core.coreStore
                .<Optional<Instant>>read(
                        tx -> core.coreStore.jobs(CoreJob.READ_MENTIONS).due(tx, id))
                .filter(due -> due.isAfter(world.clock.instant()))
                .isPresent());
    }

    /** Reads what linked people said, as the jobs do. */
    void readAuthors() {
        world.clock.forward(Duration.ofMinutes(16));
        core.inbox.reads.authors().read(source());
    }

    Change link(RecordRef record, String subject) {
        return link(core, record, subject);
    }

    static Change link(Core core, RecordRef record, String subject) {
        long version = core.panels.panel(YAMADA, record, ID).linkVersion();
        return core.links.link(YAMADA, record, ID, new Target(subject, null), Basis.CANDIDATE, version);
    }

    Change unlink(RecordRef record) {
        long version = core.panels.panel(YAMADA, record, ID).linkVersion();
        return core.links.unlink(YAMADA, record, ID, version);
    }

    List<Item> items(Column column) {
        return items(core, YAMADA, column, ALL);
    }

    static List<Item> items(Core core, Caller caller, Column column, Filter filter) {
        List<Item> all = new ArrayList<>();
        PageToken next = null;
        do {
            Page<Item> page = core.inbox.inbox.items(caller, ID, column, filter, next);
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    /** What stands in a column, the newest first: the texts, or why there is none. */
    List<String> texts(Column column) {
        return items(column).stream().map(Gathered::text).toList();
    }

    static String text(Item item) {
        return item.post() == null
                ? String.valueOf(item.gone())
                : Objects.requireNonNull(item.post()).post().text().text().replace(ME, "");
    }

    Map<Column, Integer> counts() {
        return core.inbox.inbox.counts(YAMADA, ID, ALL);
    }

    /** Waits until a column holds these texts, the newest first. */
    void eventually(Column column, String... texts) {
        Core.eventually(() -> texts(column).equals(List.of(texts)));
    }

    @Nullable
    Item first(Column column) {
        List<Item> items = items(column);
        return items.isEmpty() ? null : items.get(0);
    }

    @Override
    public void close() {
        world.close();
    }
}
