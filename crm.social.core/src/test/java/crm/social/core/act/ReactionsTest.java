package crm.social.core.act;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SECRET;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.Caller;
import crm.host.api.TimelineEntry;
import crm.social.api.Act;
import crm.social.api.Connections;
import crm.social.api.Connections.Connection;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.Publications.Text;
import crm.social.api.RichText;
import crm.social.api.ShownPost;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.FakeNetwork.Sending;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

class ReactionsTest {
    private static final String ID = FakeNetwork.ID;
    /** 佐藤 花子's. */
    private static final PostRef POST = new PostRef("t12");

    @StoreTest
    @DisplayName(
            "S44 S46 B9: a repost and a like are seen at once in post and count, on the timeline and in the history, and can be taken back")
    void whatWasDoneIsSeenAtOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            String connection = connection(core);
            assertThat(first(core).done()).isEmpty();

            ShownPost liked = core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection, true);
            assertThat(liked.done()).containsExactly(Act.LIKE);
            assertThat(liked.post().counts().likes()).isEqualTo(1);
            assertThat(String.valueOf(liked.post().author().picture())).startsWith("/social/api/pictures/");
            assertThat(liked.decisions()).containsOnlyKeys(Act.REPLY, Act.REPOST, Act.LIKE);
            core.reactions.react(SUZUKI, ID, Act.REPOST, POST, HANAKO, connection, true);
            assertThat(first(core).done()).containsExactly(Act.REPOST, Act.LIKE);
            assertThat(first(core).post().counts().likes()).isEqualTo(1);
            assertThat(first(core).post().counts().reposts()).isEqualTo(1);

            ShownPost back = core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection, false);
            assertThat(back.done()).containsExactly(Act.REPOST);
            assertThat(back.post().counts().likes()).isZero();
            assertThat(world.network.ties.reactions).containsExactly("1 REPOST t12");
            assertThat(world.host.entries(HANAKO))
                    .extracting(TimelineEntry::key)
                    .containsExactlyInAnyOrder(
                            "timeline.linked", "timeline.liked", "timeline.reposted", "timeline.unliked");
            assertThat(world.host.entries(HANAKO))
                    .filteredOn(entry -> entry.key().equals("timeline.liked"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.arguments()).containsExactly("Fake", "@acme_sales", "@hanako_sato");
                        assertThat(entry.href()).isEqualTo("https://fake.example/post/t12");
                    });
            Core.eventually(() -> world.host.events("social.act-changed").size() == 3);
            assertThat(world.host.events("social.act-changed").get(0)).satisfies(event -> {
                assertThat(event.users()).containsExactly("suzuki");
                assertThat(event.data()).contains("\"act\":\"LIKE\"", "\"state\":\"ON\"", "\"post\":\"dDEy\"");
            });
        }
    }

    @StoreTest
    @DisplayName("S44: what is fresh from the network is not counted twice")
    void aFreshCountIsTheNetworks(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            first(core);
            core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection(core), true);
            world.clock.forward(Duration.ofMinutes(2));
            assertThat(first(core).post().counts().likes()).isEqualTo(1);
            assertThat(first(core).done()).containsExactly(Act.LIKE);
        }
    }

    @StoreTest
    @DisplayName("S25: who shares the account sees what was done for it; who acts for another does not")
    void whatWasDoneIsTheAccounts(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection(core), true);
            core.signIn(YAMADA, "1");
            assertThat(first(core, YAMADA).done()).containsExactly(Act.LIKE);
            core.signIn(YAMADA, "2");
            assertThat(first(core, YAMADA).done()).isEmpty();
            assertThat(first(core, YAMADA).post().counts().likes()).isEqualTo(1);
        }
    }

    @StoreTest
    @DisplayName("Who asks twice has it done once: one row of the audit, one entry on the timeline")
    void twiceIsOnce(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            for (int i = 0; i < 3; i++) {
                ShownPost shown = core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection(core), true);
                assertThat(shown.post().counts().likes()).isEqualTo(1);
            }
            assertThat(audit(core, "LIKE")).isEqualTo(1);
            assertThat(world.host.entries(HANAKO)).hasSize(2);
        }
    }

    @StoreTest
    void whatTheNetworkRefusesIsNotDone(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            world.network.ties.script.add(Sending.REFUSED);
            refused(Kind.REFUSED, () -> like(core, connection(core)));
            assertThat(first(core).done()).isEmpty();
            assertThat(audit(core, "LIKE")).isZero();
            assertThat(like(core, connection(core)).done()).containsExactly(Act.LIKE);
        }
    }

    @StoreTest
    @DisplayName("B1: each post comes with its decisions; what is decided against is not asked of the network")
    void decidedBeforeItIsShownAndBeforeItIsDone(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            Message why = Message.of("fake", "plan");
            Decision handOff = new Decision.HandOff(URI.create("https://fake.example/intent/like"), why);
            world.network.reactionDecision = handOff;
            assertThat(first(core).decisions()).containsEntry(Act.LIKE, handOff).containsEntry(Act.REPOST, handOff);
            assertThat(first(core).decisions().get(Act.REPLY)).isInstanceOf(Decision.Allowed.class);
            refused(Kind.POLICY_FORBIDS, () -> like(core, connection(core)));
            world.network.reactionDecision = new Decision.Denied(Kind.PROTECTED, why);
            refused(Kind.PROTECTED, () -> like(core, connection(core)));
            world.network.reactionDecision = null;
            assertThat(first(core).decisions()).containsEntry(Act.LIKE, new Decision.Allowed(new Price(10)));
            assertThat(world.network.ties.asked).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S24: what the grant does not allow is asked for again; what is handed over needs no grant")
    void aMissingScopeIsShown(TestDatabase database) {
        try (World world = new World(database)) {
            world.network.granted = Set.of(Act.POST);
            Core core = linked(world);
            assertThat(first(core).decisions().get(Act.LIKE))
                    .isInstanceOfSatisfying(Decision.Denied.class, denied -> assertThat(denied.kind())
                            .isEqualTo(Kind.SCOPE_MISSING));
            refused(Kind.SCOPE_MISSING, () -> like(core, connection(core)));
            Decision handOff =
                    new Decision.HandOff(URI.create("https://fake.example/intent"), Message.of("fake", "plan"));
            world.network.reactionDecision = handOff;
            assertThat(first(core).decisions()).containsEntry(Act.LIKE, handOff);
        }
    }

    @StoreTest
    void aForeignConnectionARecordThatOneMayNotSeeAndAnythingElseAreRefused(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            String foreign = core.signIn(YAMADA, "2").id();
            String own = connection(core);
            refused(Kind.NOT_FOUND, () -> like(core, foreign));
            refused(Kind.NOT_FOUND, () -> core.reactions.react(SUZUKI, ID, Act.LIKE, POST, SECRET, own, true));
            refused(
                    Kind.NOT_FOUND,
                    () -> core.reactions.react(SUZUKI, ID, Act.LIKE, new PostRef("none"), HANAKO, own, true));
            refused(Kind.INVALID, () -> core.reactions.react(SUZUKI, ID, Act.REPLY, POST, HANAKO, own, true));
            assertThat(world.network.ties.asked).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S08: in the Social tab there may be no record: audited, and on no timeline")
    void withoutARecord(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            core.reactions.react(SUZUKI, ID, Act.LIKE, POST, null, connection(core), true);
            assertThat(audit(core, "LIKE")).isEqualTo(1);
            assertThat(world.host.entries(HANAKO)).hasSize(1);
        }
    }

    @StoreTest
    @DisplayName("S60: a grant that was revoked at the network: REVOKED, sign in again, the link stays")
    void aRevokedGrantIsNoticed(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            first(core);
            String connection = connection(core);
            world.network.endAccess("1");
            refused(Kind.REVOKED, () -> like(core, connection));
            assertThat(core.connections.mine(SUZUKI).get(0).state()).isEqualTo(Connections.State.REVOKED);
            assertThat(core.panels.links(SUZUKI, HANAKO)).containsKey(ID);
            core.signIn(SUZUKI, "1");
            assertThat(like(core, connection(core)).done()).containsExactly(Act.LIKE);
        }
    }

    @StoreTest
    @DisplayName("B10: a post that only another account may see is not shown from memory")
    void whatOnlyAnotherMaySeeIsReadAfresh(TestDatabase database) {
        try (World world = new World(database)) {
            world.network.viewerOnly = true;
            Core core = linked(world);
            first(core);
            String other = core.signIn(YAMADA, "2").id();
            int reads = world.network.reads.get();
            core.reactions.react(YAMADA, ID, Act.LIKE, POST, HANAKO, other, true);
            assertThat(world.network.reads.get() - reads)
                    .as("the post, and the like")
                    .isEqualTo(2);
            reads = world.network.reads.get();
            like(core, connection(core));
            assertThat(world.network.reads.get() - reads).as("the like alone").isEqualTo(1);
        }
    }

    @StoreTest
    void aPostThatTheAccountItselfPassedOnCountsAsReposted(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            Profile self = world.network.person("1", "acme_sales", "ACME 営業部", "", "東京");
            ShownPost shown = first(core);
            var post = shown.post();
            var passedOn = new crm.social.api.Post(
                    post.ref(),
                    post.author(),
                    RichText.plain("x"),
                    post.at(),
                    post.counts(),
                    null,
                    "",
                    null,
                    self,
                    List.of(),
                    post.href());
            var account = core.accounts
                    .find(core.store.read(
                            tx -> tx.query("select id from account").one(row -> row.string("id"))))
                    .orElseThrow();
            Ledger ledger = new Ledger(core.coreStore);
            assertThat(ledger.posts(account, List.of(passedOn), world.clock.instant())
                            .get(0)
                            .done())
                    .containsExactly(Act.REPOST);
            core.reactions.react(SUZUKI, ID, Act.REPOST, POST, HANAKO, connection(core), false);
            assertThat(ledger.posts(account, List.of(passedOn), world.clock.instant())
                            .get(0)
                            .done())
                    .isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S08 S43: a text may belong to no record: sent, audited, and on no timeline")
    void aTextWithoutARecord(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = linked(world);
            Text text = new Text("こんにちは", null, null, connection(core));
            var sent = core.publications.publish(SUZUKI, ID, text, "0123456789abcdef");
            assertThat(core.publications.find(SUZUKI, sent.id())).isEqualTo(sent);
            assertThat(core.publications.publish(SUZUKI, ID, text, "0123456789abcdef"))
                    .isEqualTo(sent);
            assertThatThrownBy(() -> core.publications.publish(
                            SUZUKI, ID, new Text("こんにちは", null, HANAKO, connection(core)), "0123456789abcdef"))
                    .hasMessageStartingWith("CONFLICT");
            assertThat(audit(core, "PUBLISH")).isEqualTo(1);
            assertThat(world.host.entries(HANAKO)).hasSize(1);
            core.publications.delete(
                    SUZUKI, ID, Objects.requireNonNull(sent.post()).ref());
            assertThat(audit(core, "DELETE_POST")).isEqualTo(1);
        }
    }

    static void refused(Kind kind, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(SocialException.class, e -> assertThat(e.kind())
                .isEqualTo(kind));
    }

    private static ShownPost like(Core core, String connection) {
        return core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection, true);
    }

    static Core linked(World world) {
        Core core = world.node();
        core.signIn(SUZUKI, "1");
        core.link(SUZUKI, HANAKO, "hanako_sato");
        return core;
    }

    static String connection(Core core) {
        return core.connections.mine(SUZUKI).stream()
                .map(Connection::id)
                .findFirst()
                .orElseThrow();
    }

    static ShownPost first(Core core) {
        return first(core, SUZUKI);
    }

    private static ShownPost first(Core core, Caller caller) {
        return core.panels.panel(caller, HANAKO, ID).posts().items().get(0);
    }

    static long audit(Core core, @Nullable String act) {
        return core.store.read(tx -> tx.query("select count(*) as n from audit where act = :act")
                .bind("act", act)
                .one(row -> row.longValue("n")));
    }
}
