package crm.social.core.inbox;

import static crm.social.core.inbox.Gathered.ID;
import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.NewPerson;
import crm.social.api.Links.Link;
import crm.social.api.SocialException.Kind;
import crm.social.core.testing.Core;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;

class NewLeadsTest {
    private static final String KEY = "key-of-one-new-lead";

    static NewPerson person(String family) {
        return new NewPerson(new PersonName(family + " 太郎", family, "太郎", "", ""), "鈴木商店");
    }

    @StoreTest
    @DisplayName("S08: +追加 makes a lead with link and handle, and what the author said moves to it at once")
    void anAuthorBecomesALead(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "hello");
            String item = unknown(gathered);

            RecordRef lead = gathered.core.inbox.inbox.addLead(SUZUKI, ID, item, person("鈴木"), KEY);

            assertThat(gathered.texts(Column.UNKNOWN)).isEmpty();
            assertThat(gathered.texts(Column.PROSPECT)).contains("hello");
            assertThat(Objects.requireNonNull(gathered.first(Column.PROSPECT)).record())
                    .isEqualTo(lead);
            Link link = gathered.core.panels.links(SUZUKI, lead).get(ID);
            assertThat(link.profile().subject()).isEqualTo("13");
            assertThat(link.linkedBy()).isEqualTo("suzuki");
            assertThat(gathered.world.host.handle(lead, ID)).isEqualTo("@taro_suzuki");
            assertThat(gathered.world.host.find(lead).orElseThrow()).satisfies(record -> {
                assertThat(record.name().full()).isEqualTo("鈴木 太郎");
                assertThat(record.company()).isEqualTo("鈴木商店");
                assertThat(record.ownerId()).isEqualTo("suzuki");
                assertThat(record.place())
                        .as("what the profile says is not ours to keep")
                        .isEmpty();
            });
            assertThat(gathered.world.host.pictures.given)
                    .as("with the organisation's eyes, though the caller has none")
                    .singleElement()
                    .satisfies(given -> assertThat(given.source().label()).isEqualTo("@taro_suzuki"));
            assertThat(gathered.core.inbox.inbox.addLead(SUZUKI, ID, item, person("鈴木"), KEY))
                    .as("the same key does it once")
                    .isEqualTo(lead);
            assertThat(leads(gathered)).hasSize(1);
            assertThatThrownBy(() -> gathered.core.inbox.inbox.addLead(SUZUKI, ID, item, person("佐藤"), KEY))
                    .hasMessageStartingWith("CONFLICT");
        }
    }

    @StoreTest
    void whatCannotBeMadeALeadIsRefused(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "hello");
            gathered.link(HANAKO, "12");
            gathered.mention("12", "linked");
            gathered.eventually(Column.UNKNOWN, "hello");
            String item = unknown(gathered);
            String linked =
                    Objects.requireNonNull(gathered.first(Column.PROSPECT)).id();
            assertRefused(gathered, linked, person("鈴木"), KEY, "CONFLICT");
            assertRefused(gathered, "none", person("鈴木"), KEY, "NOT_FOUND");
            assertRefused(gathered, item, person("鈴木"), "short", "INVALID");
            assertRefused(gathered, item, person(" "), KEY, "INVALID");
            assertRefused(gathered, item, person("長".repeat(101)), KEY, "INVALID");
            gathered.world.network.gone.put("13", Kind.SUSPENDED);
            assertRefused(gathered, item, person("鈴木"), KEY, "SUSPENDED");
            gathered.world.host.holders.remove("suzuki");
            assertRefused(gathered, item, person("鈴木"), KEY, "NO_PERMISSION");
            assertThat(leads(gathered)).isEmpty();
        }
    }

    private static void assertRefused(Gathered gathered, String item, NewPerson person, String key, String kind) {
        assertThatThrownBy(() -> gathered.core.inbox.inbox.addLead(SUZUKI, ID, item, person, key))
                .hasMessageStartingWith(kind);
    }

    @StoreTest
    @DisplayName("S08: +追加 that was cut before or after the host made the lead is finished by the same key")
    void whatWasCutIsFinishedByTheSameKey(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "hello");
            String item = unknown(gathered);
            gathered.world.host.failing.add("create");
            assertRefused(gathered, item, person("鈴木"), KEY, "UNAVAILABLE");
            assertThat(leads(gathered)).isEmpty();
            gathered.world.host.failing.clear();
            gathered.world.host.failing.add("after-create");
            assertRefused(gathered, item, person("鈴木"), KEY, "UNAVAILABLE");
            assertThat(leads(gathered)).hasSize(1);
            gathered.world.host.failing.clear();

            RecordRef lead = gathered.core.inbox.inbox.addLead(SUZUKI, ID, item, person("鈴木"), KEY);

            assertThat(leads(gathered)).containsExactly(lead);
            assertThat(gathered.core.panels.links(SUZUKI, lead)).containsKey(ID);
            assertThat(gathered.texts(Column.PROSPECT)).contains("hello");
        }
    }

    @StoreTest
    void whatNobodyFinishesIsLinkedByTheHandle(TestDatabase database) {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "hello");
            String item = unknown(gathered);
            gathered.world.host.failing.add("after-create");
            assertRefused(gathered, item, person("鈴木"), KEY, "UNAVAILABLE");
            gathered.world.host.failing.clear();

            RecordRef lead = leads(gathered).get(0);
            Core.eventually(() -> gathered.core.panels.links(SUZUKI, lead).containsKey(ID));
            Core.eventually(() -> gathered.texts(Column.PROSPECT).contains("hello"));
            assertRefused(gathered, item, person("鈴木"), "another-key-of-the-same", "CONFLICT");
            assertThat(gathered.core.inbox.inbox.addLead(SUZUKI, ID, item, person("鈴木"), KEY))
                    .isEqualTo(lead);
        }
    }

    @StoreTest
    void ofManyWhoAddTheSamePersonAtOnceOneDoes(TestDatabase database) throws Exception {
        try (Gathered gathered = Gathered.in(new World(database))) {
            gathered.mention("13", "hello");
            String item = unknown(gathered);
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Callable<RecordRef>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String key = i < 3 ? KEY : "key-of-somebody-else-" + i;
                var caller = i < 3 ? SUZUKI : YAMADA;
                all.add(() -> gathered.core.inbox.inbox.addLead(caller, ID, item, person("鈴木"), key));
            }
            Set<RecordRef> made = new HashSet<>();
            for (Future<RecordRef> one : threads.invokeAll(all)) {
                try {
                    made.add(one.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).hasMessageMatching("(?s)(CONFLICT|NOT_FOUND).*");
                }
            }
            threads.shutdown();

            assertThat(made).hasSize(1);
            assertThat(leads(gathered)).containsExactlyElementsOf(made);
        }
    }

    private static String unknown(Gathered gathered) {
        Core.eventually(() -> gathered.first(Column.UNKNOWN) != null);
        return Objects.requireNonNull(gathered.first(Column.UNKNOWN)).id();
    }

    private static List<RecordRef> leads(Gathered gathered) {
        return gathered.world.host.made();
    }
}
