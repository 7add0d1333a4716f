package crm.social.twitter;

import static crm.social.twitter.SignInTest.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.Conversation;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Profile;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer.ItemProblem;
import crm.social.api.provider.Publishing.Text;
import crm.social.api.provider.Viewer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The provider and the local X, which know nothing of each other, agree on what is read. */
class AtTheLocalXTest {
    private static LocalX x;
    private static Viewer.Account acme;

    @BeforeAll
    static void start() {
        x = LocalX.running();
        acme = x.signIn(x.twitter(Plan.ENTERPRISE, Vocabulary.POST), "acme_jp");
    }

    @AfterEach
    void asBefore() {
        x.switches("{\"plan\":\"enterprise\",\"credits\":true,\"dialect\":\"both\",\"rate_limit_scale\":1.0}");
    }

    private static Twitter enterprise(Vocabulary vocabulary) {
        return x.twitter(Plan.ENTERPRISE, vocabulary);
    }

    private static Profile profile(Twitter twitter, String handle) {
        return twitter.byHandles(acme, List.of(handle)).value().get(0);
    }

    private static String id(String handle) {
        return profile(enterprise(Vocabulary.POST), handle).key().subject();
    }

    private static <T> List<T> all(BiFunction<Integer, PageToken, Page<T>> list) {
        List<T> all = new ArrayList<>();
        PageToken next = null;
        do {
            Page<T> page = list.apply(100, next);
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName("S41 at the local X: followers and those who are followed, to the last")
    void followers(Vocabulary vocabulary) {
        Twitter twitter = enterprise(vocabulary);
        Profile hanako = profile(twitter, "hanako_sato");
        String subject = hanako.key().subject();

        List<Profile> followers =
                all((size, page) -> twitter.followers(acme, subject, size, page).value());
        List<Profile> following =
                all((size, page) -> twitter.following(acme, subject, size, page).value());

        assertThat(followers)
                .hasSize((int) hanako.counts().followers())
                .extracting(Profile::key)
                .doesNotHaveDuplicates();
        assertThat(following).hasSize((int) hanako.counts().following());
        assertThat(followers.get(0).counts().followers()).isNotNegative();
        assertKind(() -> twitter.followers(acme, id("daisuke_ito_"), 10, null), Kind.PROTECTED);
        assertKind(() -> twitter.followers(acme, "999", 10, null), Kind.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName("S45 at the local X: a reply stands below what it answers, with the whole way up")
    void conversations(Vocabulary vocabulary) {
        Twitter twitter = enterprise(vocabulary);
        String first = x.says("hanako_sato", "A talk begins " + vocabulary, "");
        List<String> talk = new ArrayList<>(List.of(first));
        for (int i = 0; i < 12; i++) {
            String who = i % 2 == 0 ? "kenta_takahashi" : "hanako_sato";
            talk.add(x.says(who, "turn " + i, ",\"in_reply_to\":\"" + talk.get(i) + "\""));
        }
        Post reply = twitter.publish(acme, new Text("May we join? " + vocabulary, new PostRef(talk.get(12))))
                .value();

        Conversation<Post> around =
                twitter.conversation(acme, new PostRef(talk.get(12)), 20, null).value();
        Conversation<Post> whole =
                twitter.conversation(acme, new PostRef(first), 100, null).value();

        assertThat(ids(around.above())).isEqualTo(talk.subList(2, 12));
        assertThat(around.above()).allMatch(post -> !post.author().handle().isEmpty());
        assertThat(ids(around.replies().items())).containsExactly(reply.ref().value());
        assertThat(around.replies().items().get(0).author().handle()).isEqualTo("acme_jp");
        assertThat(whole.above()).isEmpty();
        assertThat(ids(whole.replies().items())).contains(reply.ref().value()).containsAll(talk.subList(1, 13));
    }

    private static List<String> ids(List<Post> posts) {
        return posts.stream().map(post -> post.ref().value()).collect(Collectors.toList());
    }

    @Test
    @DisplayName("S45 at the local X: many replies come page by page")
    void manyReplies() {
        Twitter twitter = enterprise(Vocabulary.POST);
        Post busy = twitter.byAuthors(acme, List.of("hanako_sato"), null, 100, null).value().items().stream()
                .filter(post -> post.counts().replies() > 30)
                .findFirst()
                .orElseThrow();
        List<Post> replies = new ArrayList<>();
        PageToken next = null;
        int pages = 0;
        do {
            Conversation<Post> part =
                    twitter.conversation(acme, busy.ref(), 10, next).value();
            assertThat(part.post().ref()).isEqualTo(busy.ref());
            replies.addAll(part.replies().items());
            next = part.replies().next();
            pages++;
        } while (next != null);

        // What X counts includes replies that it shows to nobody but their authors' followers, and leaves out replies
        // to replies.
        List<Post> atOnce = twitter.conversation(acme, busy.ref(), 100, null)
                .value()
                .replies()
                .items();
        assertThat(pages).isGreaterThan(3);
        assertThat(ids(replies)).doesNotHaveDuplicates().isEqualTo(ids(atOnce));
    }

    @ParameterizedTest
    @EnumSource(Vocabulary.class)
    @DisplayName(
            "S08 S47 at the local X: mentions since the last one seen, and what several people said, pictures and all")
    void mentionsAndAuthors(Vocabulary vocabulary) {
        Twitter twitter = enterprise(vocabulary);
        PostRef newest =
                twitter.mentions(acme, null, 5, null).value().items().get(0).ref();
        PostRef before = new PostRef(x.says("kenta_takahashi", "Said before it", ""));
        String mention = x.says(
                "hanako_sato",
                "@acme_jp 写真をどうぞ",
                ",\"pictures\":[{\"motif\":\"boxes\",\"alt\":\"箱\"},{\"motif\":\"food\",\"alt\":\"\"}]");
        String said = x.says("kenta_takahashi", "Said after it", ",\"quoted\":\"" + mention + "\"");

        List<Post> mentions = twitter.mentions(acme, newest, 10, null).value().items();
        List<Post> posts = twitter.byAuthors(
                        acme, List.of("hanako_sato", "kenta_takahashi", "nobody_at_all"), before, 100, null)
                .value()
                .items();

        assertThat(ids(mentions)).containsExactly(mention);
        assertThat(mentions.get(0).text().text()).isEqualTo("@acme_jp 写真をどうぞ ");
        assertThat(mentions.get(0).media()).extracting(Post.Media::description).containsExactly("箱", "");
        assertThat(ids(posts)).containsExactly(said, mention);
        assertThat(posts.get(0).quoted()).isNotNull().satisfies(quoted -> {
            assertThat(quoted.author().handle()).isEqualTo("hanako_sato");
            assertThat(quoted.media()).hasSize(2);
        });
    }

    @Test
    @DisplayName("S08 at the local X: as many authors as fit into a query of the smaller plan are asked for at once")
    void manyAuthors() {
        x.switches("{\"plan\":\"payg\"}");
        Twitter twitter = x.twitter(Plan.PAY_PER_USE, Vocabulary.POST);
        List<String> handles = twitter.followers(acme, id("acme_jp"), 100, null).value().items().stream()
                .map(Profile::handle)
                .limit(twitter.descriptor().authorBatch())
                .toList();

        assertThat(handles).hasSize(twitter.descriptor().authorBatch());
        twitter.byAuthors(acme, handles, new PostRef("20"), 100, null)
                .value()
                .items()
                .forEach(post -> assertThat(handles).contains(post.author().handle()));
    }

    @Test
    @DisplayName("S37 somebody renamed is the same by id, protected and suspended accounts say what they are")
    void whatBecomesOfPeople() {
        Twitter twitter = enterprise(Vocabulary.TWEET);
        String subject = id("emcarter");
        PostRef post = new PostRef(x.says("emcarter", "Soon behind a lock", ""));

        x.person("emcarter", "rename", "{\"username\":\"em_photo\"}");
        assertThat(twitter.bySubjects(acme, List.of(subject)).value().get(0).handle())
                .isEqualTo("em_photo");
        assertThat(twitter.byHandles(acme, List.of("emcarter")).problems())
                .containsExactly(new ItemProblem("emcarter", Kind.NOT_FOUND));
        x.person("em_photo", "protect", "{}");
        assertKind(() -> twitter.timeline(acme, subject, 10, null), Kind.PROTECTED);
        assertThat(twitter.byRefs(acme, List.of(post)).problems())
                .containsExactly(new ItemProblem(post.value(), Kind.PROTECTED));
        assertKind(() -> twitter.conversation(acme, post, 10, null), Kind.PROTECTED);
        x.person("em_photo", "suspend", "{}");
        assertThat(twitter.bySubjects(acme, List.of(subject)).problems())
                .containsExactly(new ItemProblem(subject, Kind.SUSPENDED));
        assertKind(() -> twitter.timeline(acme, subject, 10, null), Kind.SUSPENDED);
        assertKind(() -> twitter.followers(acme, subject, 10, null), Kind.SUSPENDED);
        assertKind(() -> twitter.follow(acme, subject, true), Kind.SUSPENDED);
    }

    @Test
    @DisplayName("S70 the first of a picture's sizes is the largest that X has")
    void pictures() throws Exception {
        Twitter twitter = enterprise(Vocabulary.POST);
        URI picture = profile(twitter, "hanako_sato").picture();
        List<URI> sizes = twitter.sizesOf(picture);

        List<Integer> widths = new ArrayList<>();
        for (URI size : sizes) {
            widths.add(ImageIO.read(size.toURL()).getWidth());
        }
        assertThat(widths).containsExactly(512, 400);
        assertThat(sizes.get(1)).isEqualTo(picture);
    }

    @Test
    void anEmptyCreditAndAUsedUpLimitAreTold() {
        Twitter twitter = enterprise(Vocabulary.POST);
        Viewer.Account sales = x.signIn(twitter, "hokuto_foods");
        String hanako = id("hanako_sato");
        assertThat(twitter.followers(sales, hanako, 5, null).windows())
                .extracting(window -> window.name() + " " + window.limit())
                .containsExactly("users.followers 300");

        x.switches("{\"credits\":false}");
        assertKind(() -> twitter.followers(sales, hanako, 5, null), Kind.OUT_OF_CREDIT);
        x.switches("{\"credits\":true,\"rate_limit_scale\":0.0001}");
        try {
            assertKind(() -> twitter.followers(sales, hanako, 5, null), Kind.RATE_LIMITED);
        } finally {
            x.switches("{\"rate_limit_scale\":1.0}");
        }
        assertThat(Set.copyOf(twitter.followers(sales, hanako, 5, null).value().items()))
                .hasSize(5);
    }
}
