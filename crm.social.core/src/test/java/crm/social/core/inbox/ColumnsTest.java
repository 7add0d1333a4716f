package crm.social.core.inbox;

import static crm.social.core.inbox.Gathered.ALL;
import static crm.social.core.inbox.Gathered.ID;
import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SECRET;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TANAKA;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.host.api.Standing;
import crm.social.api.Act;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Filter;
import crm.social.api.Inbox.Item;
import crm.social.api.Inbox.Reason;
import crm.social.api.Links.Change;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.ShownPost;
import crm.social.core.testing.Core;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

class ColumnsTest {
    @StoreTest
    @DisplayName(
            "S08: without the organisation's connection there is no inbox; without the permission nobody learns that")
    void withoutTheOrganisationThereIsNone(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            assertThatThrownBy(() -> core.inbox.inbox.counts(SUZUKI, ID, ALL)).hasMessageStartingWith("NOT_CONNECTED");
            assertThatThrownBy(() -> core.inbox.inbox.items(SUZUKI, ID, Column.UNKNOWN, ALL, null))
                    .hasMessageStartingWith("NOT_CONNECTED");
            assertThatThrownBy(() -> core.inbox.inbox.counts(TANAKA, ID, ALL)).hasMessageStartingWith("NO_PERMISSION");
            assertThatThrownBy(() -> core.inbox.inbox.items(TANAKA, ID, Column.UNKNOWN, ALL, null))
                    .hasMessageStartingWith("NO_PERMISSION");
            assertThatThrownBy(() -> core.inbox.inbox.counts(SUZUKI, "none", ALL))
                    .hasMessageMatching("PROVIDER_GONE.*|NOT_FOUND.*");
        }
    }

    @StoreTest
    @DisplayName("S03 S08: what people say stands in the columns 顧客, 商談中の顧客, 見込み客/連絡先 and 不明, newest first")
    void whatPeopleSayStandsInColumns(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            RecordRef customer = gathered.record("contact", "customer", "顧客 一郎");
            RecordRef open = gathered.record("contact", "open", "商談 次郎");
            gathered.world.host.stand(customer, Standing.CUSTOMER);
            gathered.world.host.stand(open, Standing.IN_DEAL);
            gathered.link(customer, "10");
            gathered.link(open, "11");
            gathered.link(HANAKO, "12");
            gathered.mention("10", "from a customer");
            gathered.mention("11", "from somebody in a deal");
            gathered.mention("12", "from a lead");
            gathered.mention("13", "from nobody");
            gathered.mention("13", "once more");

            gathered.eventually(Column.CUSTOMER, "from a customer", "おはようございます");
            gathered.eventually(Column.IN_DEAL, "from somebody in a deal", "おはようございます");
            gathered.eventually(Column.PROSPECT, "from a lead", "おはようございます");
            gathered.eventually(Column.UNKNOWN, "once more", "from nobody");
            assertThat(gathered.counts())
                    .isEqualTo(Map.of(Column.CUSTOMER, 2, Column.IN_DEAL, 2, Column.PROSPECT, 2, Column.UNKNOWN, 2));
            Item item = Objects.requireNonNull(gathered.first(Column.PROSPECT));
            assertThat(item.record()).isEqualTo(HANAKO);
            assertThat(item.recordName()).isEqualTo("佐藤 花子");
            assertThat(item.handle()).isEqualTo("hanako_sato");
            assertThat(item.reason()).isEqualTo(Reason.MENTION);
            assertThat(item.column()).isEqualTo(Column.PROSPECT);
            assertThat(gathered.items(Column.PROSPECT).get(1).reason()).isEqualTo(Reason.POST);
            ShownPost shown = Objects.requireNonNull(item.post());
            assertThat(shown.decisions()).containsOnlyKeys(Act.REPLY, Act.REPOST, Act.LIKE);
            assertThat(String.valueOf(shown.post().author().picture())).startsWith("/social/api/pictures/");
        }
    }

    @StoreTest
    void whoCannotActAtAllSeesNoActs(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "hello");
            List<Item> items = Gathered.items(gathered.core, SUZUKI, Column.UNKNOWN, ALL);
            assertThat(items).singleElement().satisfies(item -> assertThat(
                            Objects.requireNonNull(item.post()).decisions())
                    .isEmpty());
        }
    }

    @StoreTest
    @DisplayName("S08: linking, unlinking and taking that back move what somebody said")
    void linksMoveItems(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("12", "good morning");
            gathered.eventually(Column.UNKNOWN, "good morning");
            String id = Objects.requireNonNull(gathered.first(Column.UNKNOWN)).id();

            gathered.link(HANAKO, "12");
            Core.eventually(() -> gathered.texts(Column.UNKNOWN).isEmpty());
            gathered.readAuthors();
            gathered.eventually(Column.PROSPECT, "good morning", "おはようございます");
            assertThat(gathered.items(Column.PROSPECT)).extracting(Item::id).contains(id);

            Change unlinked = gathered.unlink(HANAKO);
            gathered.eventually(Column.UNKNOWN, "good morning");
            assertThat(gathered.texts(Column.PROSPECT)).isEmpty();

            gathered.core.links.undo(YAMADA, HANAKO, ID, unlinked.undo());
            gathered.eventually(Column.PROSPECT, "good morning", "おはようございます");
            assertThat(gathered.texts(Column.UNKNOWN)).isEmpty();
        }
    }

    @StoreTest
    void aProfileOnTwoRecordsIsShownOnBoth(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.world.host.stand(TARO, Standing.IN_DEAL);
            gathered.mention("12", "one");
            gathered.link(HANAKO, "12");
            gathered.link(TARO, "12");
            gathered.mention("12", "two");
            gathered.eventually(Column.IN_DEAL, "two", "one", "おはようございます");
            gathered.eventually(Column.PROSPECT, "two", "one", "おはようございます");

            gathered.unlink(HANAKO);

            Core.eventually(() -> gathered.texts(Column.PROSPECT).isEmpty());
            gathered.eventually(Column.IN_DEAL, "two", "one", "おはようございます");
            assertThat(gathered.texts(Column.UNKNOWN)).isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S08: a record's deals, its conversion and its deletion move what its person said")
    void theHostsFeedMovesItems(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.link(HANAKO, "12");
            gathered.mention("12", "hello");
            gathered.readAuthors();
            gathered.eventually(Column.PROSPECT, "hello", "おはようございます");
            RecordRef contact = new RecordRef(RecordRef.CONTACT, "hanako-now");

            gathered.world.host.convert(HANAKO, contact);
            Core.eventually(
                    () -> gathered.items(Column.PROSPECT).stream().allMatch(item -> contact.equals(item.record()))
                            && gathered.items(Column.PROSPECT).size() == 2);

            gathered.world.host.stand(contact, Standing.IN_DEAL);
            gathered.eventually(Column.IN_DEAL, "hello", "おはようございます");
            assertThat(gathered.texts(Column.PROSPECT)).isEmpty();
            gathered.world.host.stand(contact, Standing.CUSTOMER);
            gathered.eventually(Column.CUSTOMER, "hello", "おはようございます");

            gathered.world.host.delete(contact);
            gathered.eventually(Column.UNKNOWN, "hello");
            assertThat(gathered.texts(Column.CUSTOMER)).isEmpty();
            Core.eventually(() -> kept(gathered, "inbox_record") == 0); // nothing is kept of a deleted record
        }
    }

    @StoreTest
    void itemsOfRecordsThatTheCallerMayNotSeeAreNeitherShownNorCounted(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.link(SECRET, "12");
            gathered.link(TARO, "13");
            gathered.mention("12", "secret");
            gathered.mention("13", "open");
            gathered.eventually(Column.PROSPECT, "open", "secret", "おはようございます", "おはようございます");

            assertThat(Gathered.items(gathered.core, SUZUKI, Column.PROSPECT, ALL))
                    .extracting(Item::recordName)
                    .containsOnly("鈴木 太郎");
            assertThat(gathered.core.inbox.inbox.counts(SUZUKI, ID, ALL).get(Column.PROSPECT))
                    .isEqualTo(2);
            assertThat(gathered.counts().get(Column.PROSPECT)).isEqualTo(4);
            String secret = gathered.items(Column.PROSPECT).get(1).id();
            assertThatThrownBy(() -> gathered.core.inbox.inbox.addLead(
                            SUZUKI, ID, secret, NewLeadsTest.person("秘密"), "0123456789abcdef"))
                    .hasMessageStartingWith("NOT_FOUND");
        }
    }

    @StoreTest
    @DisplayName("S03: a filter by reason, words and owner; a new name or owner counts at once")
    void aFilterIsKeptTo(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.link(HANAKO, "12");
            gathered.link(TARO, "13");
            gathered.mention("12", "from hanako");
            gathered.mention("13", "from taro");
            gathered.eventually(Column.PROSPECT, "from taro", "from hanako", "おはようございます", "おはようございます");

            assertThat(texts(gathered, new Filter(Set.of(Reason.MENTION), "", null)))
                    .containsExactly("from taro", "from hanako");
            assertThat(texts(gathered, new Filter(Set.of(Reason.MENTION, Reason.POST), "", null)))
                    .hasSize(4);
            assertThat(texts(gathered, new Filter(Set.of(Reason.MENTION), "佐藤花子", null)))
                    .containsExactly("from hanako");
            assertThat(texts(gathered, new Filter(Set.of(Reason.MENTION), "さとう はなこ", null)))
                    .containsExactly("from hanako");
            assertThat(texts(gathered, new Filter(Set.of(Reason.MENTION), "@TARO_s", null)))
                    .containsExactly("from taro");
            assertThat(texts(gathered, new Filter(Set.of(), "100%_", null))).isEmpty();
            assertThat(texts(gathered, new Filter(Set.of(), "", "suzuki"))).isEmpty();
            assertThatThrownBy(() -> texts(gathered, new Filter(Set.of(), "x".repeat(201), null)))
                    .hasMessageStartingWith("INVALID");

            gathered.world.host.rename(HANAKO, new PersonName("田中 花子", "田中", "花子", "", ""), "suzuki");

            Filter owner = new Filter(Set.of(Reason.MENTION), "田中", "suzuki");
            Core.eventually(() -> texts(gathered, owner).equals(List.of("from hanako")));
            assertThat(gathered.core.inbox.inbox.counts(YAMADA, ID, owner))
                    .isEqualTo(Map.of(Column.CUSTOMER, 0, Column.IN_DEAL, 0, Column.PROSPECT, 1, Column.UNKNOWN, 0));
            assertThat(texts(gathered, new Filter(Set.of(), "佐藤", null))).isEmpty();
        }
    }

    @StoreTest
    void pagesFollowEachOtherWithoutGapOrRepetition(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            for (int i = 0; i < 45; i++) {
                gathered.world.network.say("13", Gathered.ME + i);
            }
            gathered.read();
            List<String> read = new ArrayList<>();
            PageToken next = null;
            do {
                Page<Item> page = gathered.core.inbox.inbox.items(YAMADA, ID, Column.UNKNOWN, ALL, next);
                assertThat(page.items()).hasSizeBetween(1, GatheredInbox.PAGE);
                page.items().forEach(item -> read.add(item.id()));
                next = page.next();
                gathered.mention("13", "came meanwhile");
            } while (next != null);

            assertThat(read).hasSize(45).doesNotHaveDuplicates();
            assertThatThrownBy(() ->
                            gathered.core.inbox.inbox.items(YAMADA, ID, Column.UNKNOWN, ALL, new PageToken("not ours")))
                    .hasMessageStartingWith("INVALID");
        }
    }

    @StoreTest
    @DisplayName("S08: when the connection ends nothing is kept; another account begins afresh")
    void whenTheConnectionEndsNothingIsKept(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "hello");
            gathered.eventually(Column.UNKNOWN, "hello");
            gathered.core.signInForAll(YAMADA, "2");
            assertThat(gathered.texts(Column.UNKNOWN)).isEmpty();

            long version = gathered.core.organisations.all(YAMADA).get(0).version();
            gathered.core.organisations.end(YAMADA, ID, version);
            assertThatThrownBy(gathered::counts).hasMessageStartingWith("NOT_CONNECTED");

            gathered.core.inbox.jobs.purge();
            assertThat(kept(gathered, "inbox_item")).isZero();
            assertThat(kept(gathered, "inbox_source")).isZero();
            assertThat(kept(gathered, "inbox_author")).isZero();
        }
    }

    private static int kept(Gathered gathered, String table) {
        return gathered.core.coreStore.read(
                tx -> tx.query("select count(*) as n from " + table).one(row -> row.intValue("n")));
    }

    private static List<String> texts(Gathered gathered, Filter filter) {
        return Gathered.items(gathered.core, YAMADA, Column.PROSPECT, filter).stream()
                .map(Gathered::text)
                .toList();
    }
}
