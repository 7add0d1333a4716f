package crm.social.core.inbox;

import static crm.social.core.inbox.Gathered.ID;
import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.RecordRef;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Reason;
import crm.social.api.Post;
import crm.social.api.SocialException.Kind;
import crm.social.core.inbox.Arrivals.Read;
import crm.social.core.testing.Core;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;

class ReadingTest {
    private static final Duration SETTLED = Duration.ofSeconds(31);

    @StoreTest
    @DisplayName("S03: mentions are read from the newest on, each once; what is missed by a crash is read again")
    void mentionsAreReadFromTheNewestOn(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            World world = gathered.world;
            Post first = gathered.mention("13", "one");
            world.clock.forward(SETTLED);
            gathered.read();
            world.network.mentionCalls.clear();
            world.network.pageSize = 10;
            for (int i = 0; i < 25; i++) {
                world.network.say("13", Gathered.ME + i);
            }
            world.clock.forward(SETTLED);

            world.network.mentionFailsAt = 2; // the third page
            assertThatThrownBy(gathered::read).hasMessageStartingWith("NETWORK_DOWN");
            world.network.mentionFailsAt = -1;
            assertThat(gathered.items(Column.UNKNOWN))
                    .as("what was read is there")
                    .hasSize(21);

            gathered.read();
            assertThat(gathered.items(Column.UNKNOWN)).hasSize(26);
            gathered.read();
            assertThat(gathered.items(Column.UNKNOWN)).hasSize(26);
            assertThat(world.network.mentionCalls.subList(0, 3))
                    .containsOnly(first.ref().value());
            String newest = world.network.published.get(25).ref().value();
            assertThat(world.network.mentionCalls.get(world.network.mentionCalls.size() - 1))
                    .isEqualTo(newest);
        }
    }

    @StoreTest
    void whatTheOrganisationSaysItselfAndWhatIsOldIsLeftOut(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            gathered.world.network.say("1", Gathered.ME + "myself");
            gathered.world.network.say("13", Gathered.ME + "old");
            gathered.world.clock.forward(Duration.ofDays(31));
            gathered.mention("13", "new");

            assertThat(gathered.texts(Column.UNKNOWN)).containsExactly("new");
            gathered.world.clock.forward(Duration.ofDays(31));
            gathered.core.inbox.jobs.purge();
            assertThat(gathered.counts().get(Column.UNKNOWN)).isZero();
        }
    }

    @StoreTest
    @DisplayName("S03: what linked people say is read in full batches, round robin, for each once")
    void linkedPeopleAreReadInBatches(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            World world = gathered.world;
            for (int i = 0; i < 60; i++) {
                gathered.person("p" + i, "person_" + i);
                gathered.link(gathered.record(RecordRef.LEAD, "r" + i, "人 " + i), "p" + i);
            }
            gathered.readAuthors();
            Core.eventually(() -> gathered.counts().get(Column.PROSPECT) == 60);
            world.network.authorCalls.clear();
            world.network.say("p7", "news");

            gathered.readAuthors();

            assertThat(world.network.authorCalls.stream()
                            .mapToInt(List::size)
                            .max()
                            .orElseThrow())
                    .as("as full as the network takes")
                    .isEqualTo(25);
            Set<String> asked =
                    world.network.authorCalls.stream().flatMap(List::stream).collect(Collectors.toSet());
            assertThat(asked).hasSize(60);
            assertThat(gathered.texts(Column.PROSPECT).get(0)).isEqualTo("news");
            assertThat(gathered.counts().get(Column.PROSPECT)).isEqualTo(61);
        }
    }

    @StoreTest
    void aHandleThatIsSomebodyElsesByNowBringsNothing(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            gathered.link(HANAKO, "12");
            gathered.readAuthors();
            gathered.person("12", "hanako_renamed");
            gathered.person("66", "hanako_sato");
            gathered.world.network.say("66", "I am another one");

            gathered.readAuthors();

            Core.eventually(() -> gathered.counts().get(Column.PROSPECT) == 1);
            assertThat(gathered.texts(Column.PROSPECT)).containsExactly("おはようございます");
        }
    }

    @StoreTest
    void aNameThatTheNetworkDoesNotTakeCostsTheOthersNothing(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            gathered.person("77", "not_taken");
            gathered.link(HANAKO, "12");
            gathered.link(TARO, "77");
            gathered.link(gathered.record(RecordRef.LEAD, "third", "三"), "11");

            gathered.readAuthors();

            Core.eventually(() -> gathered.counts().get(Column.PROSPECT) == 2);
        }
    }

    @StoreTest
    void aPersonWhoMentionsUsUnderAnotherNameIsRenamed(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            gathered.link(HANAKO, "12");
            gathered.person("12", "hanako_now");
            gathered.mention("12", "hello");
            Core.eventually(() -> "@hanako_now".equals(gathered.world.host.handle(HANAKO, ID)));
            assertThat(gathered.items(Column.PROSPECT)).isNotEmpty();
            Core.eventually(() -> gathered.items(Column.PROSPECT).stream()
                    .allMatch(item -> item.handle().equals("hanako_now")));
        }
    }

    @StoreTest
    @DisplayName(
            "S37 of two answers the one that was asked for later says what somebody is called, whichever comes first")
    void anOlderAnswerThatComesLaterRenamesNobody(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            World world = gathered.world;
            gathered.link(HANAKO, "12");
            Instant before = world.clock.instant();
            Post older = world.network.say("12", Gathered.ME + "said before");
            gathered.person("12", "hanako_now");
            world.clock.forward(Duration.ofSeconds(1));
            gathered.mention("12", "hello");
            Core.eventually(() -> "@hanako_now".equals(world.host.handle(HANAKO, ID)));

            gathered.core.inbox.arrivals.take(gathered.source(), mention(older, before), tx -> {});
            assertThat(world.host.handle(HANAKO, ID)).isEqualTo("@hanako_now");

            world.clock.forward(Duration.ofSeconds(1));
            gathered.core.inbox.arrivals.take(gathered.source(), mention(older, world.clock.instant()), tx -> {});
            Core.eventually(() -> "@hanako_sato".equals(world.host.handle(HANAKO, ID)));
        }
    }

    private static Read mention(Post post, Instant asked) {
        return new Read(Reason.MENTION, List.of(post), asked);
    }

    @StoreTest
    @DisplayName("S03: the jobs read by themselves, at the operator's pace, and wait when the network says so")
    void theJobsReadByThemselves(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            World world = gathered.world;
            world.network.say("13", Gathered.ME + "hello");
            gathered.link(HANAKO, "12");
            gathered.mentionsRest();
            world.clock.forward(Duration.ofSeconds(61));
            gathered.eventually(Column.UNKNOWN, "hello");
            gathered.eventually(Column.PROSPECT, "おはようございます");
            gathered.mentionsRest();

            world.network.readFailure = Kind.RATE_LIMITED;
            world.network.resetsAt = world.clock.instant().plus(Duration.ofMinutes(10));
            int reads = world.network.reads.get();
            world.clock.forward(Duration.ofSeconds(61));
            Core.eventually(() -> world.network.reads.get() > reads);
            world.network.readFailure = null;
            world.network.say("13", Gathered.ME + "later");
            int refused = world.network.reads.get();
            world.clock.forward(Duration.ofMinutes(5));
            gathered.core.inbox.jobs.begin(true);
            assertNoCall(world, refused);
            world.clock.forward(Duration.ofMinutes(6));
            gathered.eventually(Column.UNKNOWN, "later", "hello");
        }
    }

    @StoreTest
    @DisplayName(
            "S60: a revoked organisation says so in its columns, is asked for no more, and goes on when somebody signs in")
    void aRevokedOrganisationWaits(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            World world = gathered.world;
            gathered.mention("13", "hello");
            gathered.link(HANAKO, "12");
            world.network.endAccess("1");
            assertThatThrownBy(gathered::read).hasMessageStartingWith("REVOKED");
            world.clock.forward(Duration.ofMinutes(11)); // nothing fresh is shown any more

            assertThatThrownBy(() -> gathered.items(Column.UNKNOWN)).hasMessageStartingWith("REVOKED");
            assertThat(gathered.counts().get(Column.UNKNOWN)).isEqualTo(1);
            assertThat(gathered.core.panels.links(YAMADA, HANAKO)).containsKey(ID);
            int calls = world.network.mentionCalls.size();
            world.network.say("13", Gathered.ME + "meanwhile");
            world.clock.forward(Duration.ofMinutes(5));
            gathered.core.inbox.jobs.begin(true);
            assertThatThrownBy(gathered::read).hasMessageStartingWith("REVOKED");
            assertThat(world.network.mentionCalls).hasSize(calls);

            gathered.core.signInForAll(YAMADA, "1");
            gathered.eventually(Column.UNKNOWN, "meanwhile", "hello");
        }
    }

    @StoreTest
    @DisplayName("S04: while nobody has the permission, no network is asked")
    void withoutAnybodyWhoMayLookNothingIsRead(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            World world = gathered.world;
            Core.eventually(() -> !world.network.mentionCalls.isEmpty());
            world.host.holders.clear();
            int calls = world.network.reads.get();
            assertThatThrownBy(gathered::read).hasMessageStartingWith("NO_PERMISSION");
            world.clock.forward(Duration.ofHours(1));
            gathered.core.inbox.jobs.begin(true);
            assertNoCall(world, calls);
            gathered.core.access.unbindPermissions(world.host);
            assertThatThrownBy(gathered::read).hasMessageStartingWith("NO_PERMISSION");
            gathered.core.access.bindPermissions(world.host);
            world.host.holders.add("suzuki");
            gathered.read();
            assertThat(world.network.reads.get()).isGreaterThan(calls);
        }
    }

    @StoreTest
    @DisplayName("B10: posts are read again in one call, are kept no longer than allowed, and what is gone says why")
    void postsAreReadAgainWhenSomebodyLooks(TestDatabase database) {
        try (Gathered gathered = Gathered.byHand(new World(database))) {
            World world = gathered.world;
            for (int i = 0; i < 12; i++) {
                world.network.say("13", Gathered.ME + i);
            }
            gathered.read();
            world.network.refCalls.clear();
            assertThat(gathered.texts(Column.UNKNOWN)).hasSize(12).contains("0", "11");
            assertThat(world.network.refCalls).as("they were read a moment ago").isEmpty();
            world.network.gonePosts.put(world.network.published.get(0).ref().value(), Kind.PROTECTED);
            world.network.published.remove(1);
            world.clock.forward(Duration.ofMinutes(11));

            assertThat(gathered.texts(Column.UNKNOWN)).hasSize(12).contains("PROTECTED", "NOT_FOUND", "11");
            assertThat(world.network.refCalls).containsExactly(12);
            gathered.texts(Column.UNKNOWN);
            assertThat(world.network.refCalls)
                    .as("what is gone is not asked for again")
                    .hasSize(1);

            world.network.readFailure = Kind.NETWORK_DOWN;
            world.clock.forward(Duration.ofMinutes(11));
            assertThat(gathered.texts(Column.UNKNOWN))
                    .as("what was read before is shown")
                    .contains("11");
            world.clock.forward(Duration.ofHours(24));
            assertThat(gathered.texts(Column.UNKNOWN))
                    .as("but not for longer than a day")
                    .containsOnly("NETWORK_DOWN");
        }
    }

    @StoreTest
    void noWordOfOthersIsInTheStore(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "unmistakable words");
            gathered.link(HANAKO, "12");
            gathered.readAuthors();
            List<String> rows = gathered.core.coreStore.read(tx -> tx.query("select * from inbox_item")
                    .list(row -> String.join(
                            "|",
                            row.string("id"),
                            row.string("post_ref"),
                            row.string("author"),
                            row.string("handle"),
                            row.string("handle_search"),
                            row.string("record_id"))));
            assertThat(rows).isNotEmpty().noneMatch(row -> row.contains("unmistakable") || row.contains("おはよう"));
        }
    }

    private static void assertNoCall(World world, int before) {
        Instant end = Instant.now().plusMillis(700);
        while (Instant.now().isBefore(end)) {
            assertThat(world.network.reads.get()).isEqualTo(before);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
