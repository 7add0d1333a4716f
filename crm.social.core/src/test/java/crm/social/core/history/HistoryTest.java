package crm.social.core.history;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.TARO;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.api.RecordRef;
import crm.social.api.Act;
import crm.social.api.Connections.Connection;
import crm.social.api.Histories.Event;
import crm.social.api.Links;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.PostRef;
import crm.social.api.Publications.Text;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

class HistoryTest {
    private static final String ID = FakeNetwork.ID;
    private static final PostRef POST = new PostRef("t12");

    @StoreTest
    @DisplayName(
            "S03 S36 S42 S43 S44 S45 S46 S70: 履歴 tells what was done, newest first, by whom and in which words; asks no network")
    void tellsWhatWasDone(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            Links.Change link = core.link(SUZUKI, HANAKO, "hanako_sato");
            publish(core, connection, "こんにちは", null);
            publish(core, connection, "@hanako_sato はい", POST);
            core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection.id(), true);
            core.reactions.react(SUZUKI, ID, Act.REPOST, POST, HANAKO, connection.id(), true);
            core.reactions.react(SUZUKI, ID, Act.REPOST, POST, HANAKO, connection.id(), false);
            core.follows.follow(SUZUKI, HANAKO, ID, connection.id(), true);
            core.recordPictures.undo(SUZUKI, HANAKO, ID, core.recordPictures.take(SUZUKI, HANAKO, ID));
            Links.Change gone = core.links.unlink(YAMADA, HANAKO, ID, link.version());
            core.links.undo(SUZUKI, HANAKO, ID, gone.undo());

            int reads = world.network.reads.get();
            List<Event> events =
                    core.histories.history(YAMADA, HANAKO, ID, null).items();
            assertThat(world.network.reads).hasValue(reads);
            assertThat(events)
                    .extracting(event -> event.message().key())
                    .containsExactly(
                            "timeline.linked",
                            "timeline.unlinked",
                            "timeline.pictureUndone",
                            "timeline.pictureTaken",
                            "timeline.followed",
                            "timeline.repostUndone",
                            "timeline.reposted",
                            "timeline.liked",
                            "timeline.replied",
                            "timeline.posted",
                            "timeline.linked");
            assertThat(events).allSatisfy(event -> {
                assertThat(event.message().bundle()).isEqualTo("crm.social.core");
                assertThat(event.message().arguments().get(0)).isEqualTo("Fake");
            });
            assertThat(events.get(1).userName()).isEqualTo("yamada");
            assertThat(events.get(0).userName()).isEqualTo("suzuki");
            assertThat(events.get(7)).satisfies(event -> {
                assertThat(event.message().arguments()).containsExactly("Fake", "@acme_sales", "@hanako_sato");
                assertThat(event.href()).isEqualTo("https://fake.example/post/t12");
                assertThat(event.detail()).isEmpty();
            });
            assertThat(events.get(9).detail()).isEqualTo("こんにちは");
            assertThat(String.valueOf(events.get(9).href())).startsWith("https://fake.example/post/p");
            assertThat(core.histories.history(SUZUKI, TARO, ID, null).items()).isEmpty();
            assertThat(core.histories.history(SUZUKI, HANAKO, "another", null).items())
                    .isEmpty();
        }
    }

    @StoreTest
    @DisplayName("S03: page by page, none twice and none left out, while more happens")
    void pageByPage(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            for (int i = 0; i < 22; i++) {
                boolean on = i % 2 == 0;
                core.reactions.react(SUZUKI, ID, Act.LIKE, POST, HANAKO, connection.id(), on);
                core.reactions.react(SUZUKI, ID, Act.REPOST, POST, TARO, connection.id(), on);
            }
            List<Event> seen = new ArrayList<>();
            PageToken next = null;
            do {
                Page<Event> page = core.histories.history(SUZUKI, HANAKO, ID, next);
                assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
                seen.addAll(page.items());
                next = page.next();
                core.reactions.react(SUZUKI, ID, Act.REPOST, POST, HANAKO, connection.id(), next != null);
            } while (next != null);
            assertThat(seen).extracting(Event::id).doesNotHaveDuplicates().hasSize(23);
            assertThat(seen).extracting(Event::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
            assertThatThrownBy(() -> core.histories.history(SUZUKI, HANAKO, ID, new PageToken("x")))
                    .hasMessageStartingWith("INVALID");
        }
    }

    @StoreTest
    @DisplayName("S37: a contact goes on telling what happened while it was a lead")
    void aContactKeepsTheLeadsHistory(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            RecordRef contact = new RecordRef(RecordRef.CONTACT, "hanako-now");
            world.host.convert(HANAKO, contact);
            Core.eventually(() -> core.panels.links(SUZUKI, contact).containsKey(ID));
            assertThat(core.histories.history(SUZUKI, contact, ID, null).items())
                    .extracting(event -> event.message().key())
                    .containsExactly("timeline.linked");
        }
    }

    @StoreTest
    @DisplayName("B2: that somebody calls themselves otherwise is nobody's doing here")
    void aNewHandleIsTold(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            core.signIn(SUZUKI, "1");
            core.link(SUZUKI, HANAKO, "hanako_sato");
            world.network.person("12", "hanako_s2", "佐藤 花子", "", "");
            world.clock.forward(java.time.Duration.ofMinutes(2));
            core.panels.panel(SUZUKI, HANAKO, ID);
            assertThat(core.histories.history(SUZUKI, HANAKO, ID, null).items().get(0))
                    .satisfies(event -> {
                        assertThat(event.message().key()).isEqualTo("timeline.renamed");
                        assertThat(event.message().arguments()).containsExactly("Fake", "@hanako_sato", "@hanako_s2");
                        assertThat(event.userName()).isEmpty();
                    });
        }
    }

    @StoreTest
    void whatWasDeletedCannotBeSeenThereAnyMore(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            PostRef post = publish(core, connection, "消すつもり", null);
            core.publications.delete(SUZUKI, ID, post);
            assertThat(core.histories.history(SUZUKI, HANAKO, ID, null).items())
                    .allSatisfy(event -> {
                        assertThat(event.href()).isNull();
                        assertThat(event.detail()).isEqualTo("消すつもり");
                    })
                    .extracting(event -> event.message().key())
                    .containsExactly("timeline.deleted", "timeline.posted");
        }
    }

    @StoreTest
    @DisplayName("Rows from before words were kept are told, too")
    void olderRowsAreTold(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            Connection connection = core.signIn(SUZUKI, "1");
            Links.Change link = core.link(SUZUKI, HANAKO, "hanako_sato");
            publish(core, connection, "こんにちは", null);
            core.links.unlink(SUZUKI, HANAKO, ID, link.version());
            core.store.write(tx -> tx.update("update audit set message_key = null, arguments = null, href = null")
                    .run());
            List<Event> events =
                    core.histories.history(SUZUKI, HANAKO, ID, null).items();
            assertThat(events)
                    .extracting(event -> event.message().key())
                    .containsExactly("timeline.unlinked", "timeline.posted", "timeline.linked");
            assertThat(events.get(0).message().arguments()).containsExactly("Fake", "@hanako_sato");
            assertThat(events.get(1).message().arguments()).containsExactly("Fake", "@acme_sales");
            assertThat(events.get(1).href()).isNotNull();
        }
    }

    private static PostRef publish(Core core, Connection connection, String text, PostRef inReplyTo) {
        var sent = core.publications.publish(
                SUZUKI, ID, new Text(text, inReplyTo, HANAKO, connection.id()), crm.store.Ids.random());
        return Objects.requireNonNull(sent.post()).ref();
    }
}
