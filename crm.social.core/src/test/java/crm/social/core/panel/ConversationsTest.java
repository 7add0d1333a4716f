package crm.social.core.panel;

import static crm.social.core.testing.FakeHost.HANAKO;
import static crm.social.core.testing.FakeHost.SUZUKI;
import static crm.social.core.testing.FakeHost.YAMADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.social.api.Act;
import crm.social.api.Connections;
import crm.social.api.Conversation;
import crm.social.api.PostRef;
import crm.social.api.Publications.Text;
import crm.social.api.ShownPost;
import crm.social.core.testing.Core;
import crm.social.core.testing.FakeNetwork;
import crm.social.core.testing.World;
import crm.store.Ids;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

class ConversationsTest {
    private static final String ID = FakeNetwork.ID;
    private static final PostRef FIRST = new PostRef("t12");

    @StoreTest
    @DisplayName("S45 S47: a post with what it answers and what answers it, each with what was done and may be done")
    void aConversation(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String connection = core.signIn(SUZUKI, "1").id();
            PostRef question = reply(core, connection, "ご質問", FIRST);
            PostRef answer = reply(core, connection, "お答え", question);
            core.reactions.react(SUZUKI, ID, Act.LIKE, question, HANAKO, connection, true);

            Conversation<ShownPost> shown = core.panels.conversation(SUZUKI, ID, question, connection, null);
            assertThat(texts(shown.above())).containsExactly("おはようございます");
            assertThat(shown.post().post().ref()).isEqualTo(question);
            assertThat(shown.post().done()).containsExactly(Act.LIKE);
            assertThat(shown.post().post().counts().likes()).isEqualTo(1);
            assertThat(texts(shown.replies().items())).containsExactly("お答え");
            assertThat(shown.replies().items().get(0).decisions()).containsOnlyKeys(Act.REPLY, Act.REPOST, Act.LIKE);
            assertThat(String.valueOf(shown.post().post().author().picture())).startsWith("/social/api/pictures/");
            assertThat(texts(core.panels
                            .conversation(SUZUKI, ID, answer, connection, null)
                            .above()))
                    .containsExactly("おはようございます", "ご質問");
        }
    }

    @StoreTest
    @DisplayName("Replies go on page by page; what was read is not read again, until something is said")
    void pagesAreKept(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String connection = core.signIn(SUZUKI, "1").id();
            world.network.pageSize = 2;
            for (int i = 0; i < 3; i++) {
                reply(core, connection, "返信 " + i, FIRST);
            }
            var one = core.panels.conversation(SUZUKI, ID, FIRST, connection, null);
            var two = core.panels.conversation(
                    SUZUKI, ID, FIRST, connection, one.replies().next());
            assertThat(texts(one.replies().items())).containsExactly("返信 0", "返信 1");
            assertThat(texts(two.replies().items())).containsExactly("返信 2");
            assertThat(two.replies().next()).isNull();
            Core.eventually(
                    () -> { // word of what was said may still be on its way
                        int reads = world.network.reads.get();
                        core.panels.conversation(SUZUKI, ID, FIRST, connection, null);
                        return world.network.reads.get() == reads;
                    });

            world.network.pageSize = 100;
            reply(core, connection, "もう一つ", FIRST);
            Core.eventually(() -> texts(core.panels
                            .conversation(SUZUKI, ID, FIRST, connection, null)
                            .replies()
                            .items())
                    .contains("もう一つ"));
        }
    }

    @StoreTest
    @DisplayName("S21 S60: seen with the eyes of one's own connection, and of no other; REVOKED where its grant is")
    void withWhoseEyes(TestDatabase database) {
        try (World world = new World(database)) {
            Core core = world.node();
            String connection = core.signIn(SUZUKI, "1").id();
            core.signIn(YAMADA, "2");
            assertThatThrownBy(() -> core.panels.conversation(YAMADA, ID, FIRST, connection, null))
                    .hasMessageStartingWith("NOT_FOUND");
            assertThatThrownBy(() -> core.panels.conversation(SUZUKI, "other", FIRST, connection, null))
                    .hasMessageStartingWith("NOT_FOUND");
            assertThatThrownBy(() -> core.panels.conversation(SUZUKI, ID, new PostRef("none"), connection, null))
                    .hasMessageStartingWith("NOT_FOUND");
            world.network.endAccess("1");
            assertThatThrownBy(() -> core.panels.conversation(SUZUKI, ID, FIRST, connection, null))
                    .hasMessageStartingWith("REVOKED");
            assertThat(core.connections.mine(SUZUKI).get(0).state()).isEqualTo(Connections.State.REVOKED);
        }
    }

    private static PostRef reply(Core core, String connection, String text, PostRef to) {
        var sent = core.publications.publish(SUZUKI, ID, new Text(text, to, HANAKO, connection), Ids.random());
        return Objects.requireNonNull(sent.post()).ref();
    }

    private static List<String> texts(List<ShownPost> posts) {
        return posts.stream().map(shown -> shown.post().text().text()).toList();
    }
}
