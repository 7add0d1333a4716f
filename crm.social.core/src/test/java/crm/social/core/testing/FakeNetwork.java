package crm.social.core.testing;

import crm.social.api.Act;
import crm.social.api.Conversation;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.Profile.Relation;
import crm.social.api.RichText;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SubjectKey;
import crm.social.api.TextMeasure;
import crm.social.api.TextRules;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Grant;
import crm.social.api.provider.Mentions;
import crm.social.api.provider.Posts;
import crm.social.api.provider.ProfileSearch;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.Publishing;
import crm.social.api.provider.Reacting;
import crm.social.api.provider.Relations;
import crm.social.api.provider.SocialProvider;
import crm.social.api.provider.Viewer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory, and its provider: grants that rotate and may be used once, people, posts. Fields are switches and counters. Several nodes may
 * follow the same one.
 */
public final class FakeNetwork
        implements SocialProvider,
                Authenticator,
                Profiles,
                ProfileSearch,
                Posts,
                Publishing,
                Relations,
                Reacting,
                Mentions {
    public static final String ID = "fake";

    public final AtomicInteger refreshes = new AtomicInteger();
    public final AtomicInteger replays = new AtomicInteger();
    public final AtomicInteger reads = new AtomicInteger();
    public final AtomicInteger sends = new AtomicInteger();
    public final List<String> revoked = new CopyOnWriteArrayList<>();
    public final List<Post> published = new CopyOnWriteArrayList<>();
    public final Set<String> protectedFrom = ConcurrentHashMap.newKeySet();
    public final Map<String, Kind> gone = new ConcurrentHashMap<>();
    private final Map<String, Profile> people = new ConcurrentHashMap<>();
    private final Map<String, String> access = new ConcurrentHashMap<>();
    private final Map<String, String> refresh = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger(1000);
    private final Clock clock;

    public volatile @Nullable Message missing;
    public volatile Set<Act> granted = Set.of(Act.values());
    public volatile Duration tokenLife = Duration.ofHours(2);
    public volatile boolean refreshable = true;
    public volatile Duration tokenDelay = Duration.ZERO;
    public volatile @Nullable Kind tokenFailure;
    public volatile @Nullable Kind readFailure;
    public volatile @Nullable Instant resetsAt;
    public volatile int pageSize = 100;
    public volatile Duration retention = Duration.ofHours(24);
    public volatile @Nullable RuntimeException defect;
    public volatile @Nullable CountDownLatch held;
    public volatile boolean revokeFails;
    public volatile Sending sending = Sending.TAKEN;
    public volatile @Nullable Decision decision;
    public volatile boolean viewerOnly;
    public volatile boolean appAnswers;
    public final FakeTies ties = new FakeTies();
    public volatile @Nullable Decision followDecision;
    public volatile @Nullable Decision reactionDecision;
    public final AtomicInteger handleCalls = new AtomicInteger();
    public final Map<String, Kind> gonePosts = new ConcurrentHashMap<>();
    /** How many references each call asked for. */
    public final List<Integer> refCalls = new CopyOnWriteArrayList<>();
    /** Whose posts each call asked for. */
    public final List<List<String>> authorCalls = new CopyOnWriteArrayList<>();
    /** Since which post each call asked for mentions. */
    public final List<String> mentionCalls = new CopyOnWriteArrayList<>();

    /** At which page reading mentions breaks. */
    public volatile int mentionFailsAt = -1;

    public final Set<String> askedAs = ConcurrentHashMap.newKeySet();

    /** What becomes of a text that is sent. */
    public enum Sending {
        TAKEN,
        TAKEN_BUT_UNSAID,
        LOST,
        DUPLICATE,
        BREAKS_AFTER_TAKING,
        /** The network took it, and its asker dies at that moment. */
        KILLED,
        REFUSED
    }

    public FakeNetwork(Clock clock) {
        this.clock = clock;
        person("1", "acme_sales", "ACME 営業部", "", "東京");
        person("2", "acme_second", "ACME 第二", "", "");
        person("10", "hanakosato_art", "佐藤 花子", "画家。福岡の風景を描いています", "福岡");
        person("11", "hsato99", "Hanako S", "", "");
        person("12", "hanako_sato", "佐藤 花子", "株式会社あおぞら商事 購買部長", "東京");
        person("13", "taro_suzuki", "鈴木太郎", "", "大阪");
    }

    public Profile person(String subject, String handle, String name, String bio, String place) {
        Profile person = new Profile(
                new SubjectKey(ID, subject),
                handle,
                name,
                RichText.plain(bio),
                place,
                null,
                "",
                URI.create("https://pictures.fake.example/" + subject + ".png"),
                null,
                new Profile.Counts(1, 2, 3),
                Set.of(),
                Set.of(),
                null,
                URI.create("https://fake.example/" + handle));
        people.put(subject, person);
        written.putIfAbsent("t" + subject, clock.instant());
        return person;
    }

    public void mark(String subject, Profile.Mark mark) {
        people.computeIfPresent(
                subject,
                (id, was) -> new Profile(
                        was.key(),
                        was.handle(),
                        was.name(),
                        was.bio(),
                        was.place(),
                        was.site(),
                        was.siteLabel(),
                        was.picture(),
                        was.banner(),
                        was.counts(),
                        Set.of(mark),
                        was.relation(),
                        was.since(),
                        was.href()));
    }

    /** Somebody takes their picture away. */
    public void withoutPicture(String subject) {
        people.computeIfPresent(subject, (id, was) -> was.withPictures(null, null));
    }

    /** The person ends the app's access at the network itself. */
    public void endAccess(String subject) {
        access.values().removeIf(subject::equals);
        refresh.values().removeIf(subject::equals);
    }

    /** Only the access ends; it can be renewed. */
    public void endAccessOnly(String subject) {
        access.values().removeIf(subject::equals);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "Fake",
                10,
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                missing,
                new TextRules(280, 1, 1, List.of(), 0),
                "@",
                "@name",
                "https://fake.example/settings/apps",
                retention,
                100,
                25);
    }

    @Override
    public Optional<ParsedHandle> parseHandle(String typed) {
        String bare = typed.strip().replaceFirst("^[@＠]", "").toLowerCase(Locale.ROOT);
        return bare.matches("[a-z0-9_]{1,15}") ? Optional.of(new ParsedHandle(bare, null)) : Optional.empty();
    }

    @Override
    public TextMeasure measure(String text) {
        return new TextMeasure(text.length(), 280, !text.isBlank() && text.length() <= 280);
    }

    @Override
    public List<URI> sizesOf(URI picture) {
        return picture.toString().contains("default")
                ? List.of(picture)
                : List.of(URI.create(picture + "?large"), URI.create(picture + "?middle"), picture);
    }

    @Override
    public Price priceOf(String text) {
        return Price.FREE;
    }

    @Override
    public Redirect begin(Request request) {
        return new Redirect(
                URI.create(
                        "https://fake.example/authorize?state=" + request.state() + "&callback=" + request.callback()),
                "verifier-memo-secret");
    }

    /** The code names the person who signed in. */
    @Override
    public SignedIn complete(Return back) {
        String subject = back.parameters().get("code");
        if (!back.memo().equals("verifier-memo-secret") || subject == null || !people.containsKey(subject)) {
            throw new SocialException(Kind.INVALID, "no such code");
        }
        return new SignedIn(find(subject), grant(subject));
    }

    private Profile find(String subject) {
        Profile person = people.get(subject);
        if (person == null) {
            throw new SocialException(Kind.NOT_FOUND, "nobody");
        }
        return person;
    }

    private Grant grant(String subject) {
        String number = String.valueOf(ids.incrementAndGet());
        access.put("access-secret-" + number, subject);
        refresh.put("refresh-secret-" + number, subject);
        return new Grant(
                "access-secret-" + number + " refresh-secret-" + number,
                granted,
                clock.instant().plus(tokenLife),
                refreshable);
    }

    /** A refresh token works once; used again, it ends all grants of the account. */
    @Override
    public Grant refresh(Grant grant) {
        refreshes.incrementAndGet();
        pause(tokenDelay);
        Kind failure = tokenFailure;
        if (failure != null) {
            throw new SocialException(failure, "switched");
        }
        String token = grant.secret().split(" ")[1];
        if (used.contains(token)) {
            replays.incrementAndGet();
        }
        String subject = refresh.remove(token);
        if (subject == null) {
            throw new SocialException(Kind.REVOKED, "invalid_grant");
        }
        used.add(token);
        access.remove(grant.secret().split(" ")[0]);
        return grant(subject);
    }

    @Override
    public void revoke(Grant grant) {
        if (revokeFails) {
            throw new SocialException(Kind.NETWORK_DOWN, "switched");
        }
        revoked.add(grant.secret());
    }

    @Override
    public Answer<List<Profile>> byHandles(Viewer viewer, List<String> handles) {
        handleCalls.incrementAndGet();
        String account = read(viewer);
        askedAs.add(account);
        if (handles.size() > 100 || Set.copyOf(handles).size() < handles.size()) {
            throw new AssertionError("at most 100, each once");
        }
        if (handles.contains("not_taken")) {
            throw new SocialException(Kind.INVALID, "400");
        }
        List<Answer.ItemProblem> problems = new ArrayList<>();
        List<Profile> found = new ArrayList<>();
        for (Profile person : people.values()) {
            Kind problem = gone.get(person.key().subject());
            if (handles.contains(person.handle().toLowerCase(Locale.ROOT))) {
                if (problem == null) {
                    found.add(seenBy(account, person));
                } else {
                    problems.add(new Answer.ItemProblem(person.handle(), problem));
                }
            }
        }
        return new Answer<>(found, problems, false, List.of(), Price.FREE);
    }

    @Override
    public boolean answersApp() {
        return appAnswers;
    }

    @Override
    public Answer<List<Profile>> bySubjects(Viewer viewer, List<String> subjects) {
        String account = read(viewer);
        List<Answer.ItemProblem> problems = new ArrayList<>();
        List<Profile> found = new ArrayList<>();
        for (String subject : subjects) {
            Profile person = people.get(subject);
            if (person == null || gone.containsKey(subject)) {
                problems.add(new Answer.ItemProblem(subject, gone.getOrDefault(subject, Kind.NOT_FOUND)));
            } else {
                found.add(seenBy(account, person));
            }
        }
        return new Answer<>(found, problems, false, List.of(), Price.FREE);
    }

    @Override
    public Optional<String> searchable(List<String> forms) {
        return forms.stream().filter(form -> form.matches("[A-Za-z ']+")).findFirst();
    }

    @Override
    public Answer<Page<Profile>> search(Viewer viewer, String name, int limit, @Nullable PageToken page) {
        read(viewer);
        List<Profile> found = people.values().stream()
                .filter(person -> person.handle().contains("sato"))
                .sorted((one, other) ->
                        one.key().subject().compareTo(other.key().subject()))
                .toList();
        return answer(new Page<>(found, null));
    }

    @Override
    public Answer<Page<Post>> timeline(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        String account = read(viewer);
        if (protectedFrom.contains(account + ">" + subject)) {
            throw new SocialException(Kind.PROTECTED, "followers only");
        }
        List<Post> posts = new ArrayList<>(published.stream()
                .map(this::counted)
                .filter(post -> post.author().key().subject().equals(subject))
                .toList());
        posts.add(post("t" + subject, subject, "おはようございます", null));
        return new Answer<>(new Page<>(posts, null), List.of(), viewerOnly, windows(), Price.FREE);
    }

    private List<Answer.RateWindow> windows() {
        Instant reset = resetsAt;
        return reset == null ? List.of() : List.of(new Answer.RateWindow("timeline", 1, 0, reset));
    }

    /** Somebody says something at the network itself. */
    public Post say(String subject, String text) {
        Post post = post("s" + ids.incrementAndGet(), subject, text, null);
        published.add(post);
        return post;
    }

    private Post post(String ref, String subject, String text, @Nullable PostRef inReplyTo) {
        return new Post(
                new PostRef(ref),
                find(subject),
                RichText.plain(text),
                written.computeIfAbsent(ref, any -> clock.instant()),
                new Post.Counts(0, ties.count(Act.REPOST, new PostRef(ref)), ties.count(Act.LIKE, new PostRef(ref))),
                inReplyTo,
                "",
                null,
                null,
                List.of(),
                URI.create("https://fake.example/post/" + ref));
    }

    @Override
    public Decision decide(Act act, Viewer.Account viewer, @Nullable Post target) {
        Decision switched = decision;
        return switched == null ? new Decision.Allowed(new Price(10)) : switched;
    }

    @Override
    public Answer<Post> publish(Viewer.Account viewer, Text text) {
        String subject = read(viewer);
        sends.incrementAndGet();
        switch (sending) {
            case LOST -> throw new SocialException(Kind.OUTCOME_UNKNOWN, "switched");
            case DUPLICATE -> throw new SocialException(Kind.DUPLICATE, "switched");
            case REFUSED ->
                throw new SocialException(Kind.REFUSED, "switched", Message.of("fake", "why", "because"), null);
            case TAKEN, TAKEN_BUT_UNSAID, BREAKS_AFTER_TAKING, KILLED -> {}
        }
        Post post = post("p" + ids.incrementAndGet(), subject, text.text(), text.inReplyTo());
        published.add(post);
        if (sending == Sending.TAKEN_BUT_UNSAID) {
            throw new SocialException(Kind.OUTCOME_UNKNOWN, "switched");
        }
        if (sending == Sending.BREAKS_AFTER_TAKING) {
            throw new IllegalStateException("a defect after the text went out");
        }
        return answer(post);
    }

    @Override
    public Answer<Optional<Post>> findOwn(Viewer.Account viewer, Text text, Instant since) {
        String subject = read(viewer);
        return answer(published.stream()
                .filter(post -> post.author().key().subject().equals(subject))
                .filter(post -> post.text().text().equals(text.text()))
                .filter(post -> post.at().isAfter(since.minusSeconds(60)))
                .findFirst());
    }

    @Override
    public void delete(Viewer.Account viewer, PostRef post) {
        read(viewer);
        published.removeIf(one -> one.ref().equals(post));
    }

    private Profile seenBy(String account, Profile person) {
        return new Profile(
                person.key(),
                person.handle(),
                person.name(),
                person.bio(),
                person.place(),
                person.site(),
                person.siteLabel(),
                person.picture(),
                person.banner(),
                person.counts(),
                person.marks(),
                ties.relation(account, person.key().subject()),
                person.since(),
                person.href());
    }

    @Override
    public Decision decideFollow(Viewer.Account viewer, Profile target) {
        Decision switched = followDecision;
        return switched == null ? new Decision.Allowed(Price.FREE) : switched;
    }

    @Override
    public Answer<Set<Relation>> follow(Viewer.Account viewer, String subject, boolean on) {
        return answer(ties.follow(read(viewer), subject, on));
    }

    @Override
    public Answer<Page<Profile>> followers(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        return people(viewer, subject, true, limit, page);
    }

    @Override
    public Answer<Page<Profile>> following(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        return people(viewer, subject, false, limit, page);
    }

    private Answer<Page<Profile>> people(
            Viewer viewer, String subject, boolean followers, int limit, @Nullable PageToken page) {
        String account = read(viewer);
        if (protectedFrom.contains(account + ">" + subject)) {
            throw new SocialException(Kind.PROTECTED, "followers only");
        }
        List<String> all = ties.others(subject, followers);
        int from = page == null ? 0 : Integer.parseInt(page.value());
        int end = Math.min(all.size(), from + Math.min(limit, pageSize));
        List<Profile> found = all.subList(from, end).stream()
                .map(other -> seenBy(account, find(other)))
                .toList();
        PageToken next = end == all.size() ? null : new PageToken("" + end);
        return new Answer<>(new Page<>(found, next), List.of(), viewerOnly, List.of(), Price.FREE);
    }

    @Override
    public Decision decideReaction(Act act, Viewer.Account viewer, Post target) {
        Decision switched = reactionDecision;
        return switched == null ? new Decision.Allowed(new Price(10)) : switched;
    }

    @Override
    public Answer<Boolean> react(Viewer.Account viewer, Act act, PostRef post, boolean on) {
        return answer(ties.react(read(viewer), act, post, on));
    }

    @Override
    public Answer<List<Post>> byRefs(Viewer viewer, List<PostRef> posts) {
        read(viewer);
        refCalls.add(posts.size());
        List<Post> found = new ArrayList<>();
        List<Answer.ItemProblem> problems = new ArrayList<>();
        for (PostRef ref : posts) {
            Kind why = gonePosts.get(ref.value());
            if (why != null) {
                problems.add(new Answer.ItemProblem(ref.value(), why));
                continue;
            }
            everything()
                    .filter(post -> post.ref().equals(ref))
                    .findFirst()
                    .ifPresentOrElse(
                            found::add, () -> problems.add(new Answer.ItemProblem(ref.value(), Kind.NOT_FOUND)));
        }
        return new Answer<>(found, problems, viewerOnly, List.of(), Price.FREE);
    }

    /** All that was said, as it stands now. */
    private Stream<Post> everything() {
        return Stream.concat(
                people.keySet().stream().map(subject -> post("t" + subject, subject, "おはようございます", null)),
                published.stream().map(this::counted));
    }

    private Post counted(Post post) {
        return post(
                post.ref().value(), post.author().key().subject(), post.text().text(), post.inReplyTo());
    }

    @Override
    public Answer<Conversation<Post>> conversation(Viewer viewer, PostRef post, int limit, @Nullable PageToken page) {
        Answer<List<Post>> found = byRefs(viewer, List.of(post));
        if (found.value().isEmpty()) {
            throw new SocialException(found.problems().get(0).kind(), "no such post");
        }
        List<Post> above = new ArrayList<>();
        for (PostRef up = found.value().get(0).inReplyTo();
                up != null;
                up = above.get(0).inReplyTo()) {
            PostRef wanted = up;
            above.add(
                    0,
                    everything()
                            .filter(one -> one.ref().equals(wanted))
                            .findFirst()
                            .orElseThrow());
        }
        List<Post> replies =
                everything().filter(one -> post.equals(one.inReplyTo())).toList();
        int from = page == null ? 0 : Integer.parseInt(page.value());
        int end = Math.min(replies.size(), from + Math.min(limit, pageSize));
        PageToken next = end == replies.size() ? null : new PageToken("" + end);
        return answer(new Conversation<>(above, found.value().get(0), new Page<>(replies.subList(from, end), next)));
    }

    @Override
    public Answer<Page<Post>> byAuthors(
            Viewer viewer, List<String> handles, @Nullable PostRef newerThan, int limit, @Nullable PageToken page) {
        askedAs.add(read(viewer));
        authorCalls.add(handles);
        if (handles.contains("not_taken")) {
            throw new SocialException(Kind.INVALID, "400");
        }
        return newest(everything().filter(post -> handles.contains(post.author().handle())), newerThan, limit, page);
    }

    @Override
    public Answer<Page<Post>> mentions(
            Viewer.Account viewer, @Nullable PostRef newerThan, int limit, @Nullable PageToken page) {
        read(viewer);
        mentionCalls.add(newerThan == null ? "" : newerThan.value());
        if (page != null && Integer.parseInt(page.value()) / pageSize == mentionFailsAt) {
            throw new SocialException(Kind.NETWORK_DOWN, "switched");
        }
        return newest(
                everything().filter(post -> post.text().text().contains("@" + viewer.handle())),
                newerThan,
                limit,
                page);
    }

    private Answer<Page<Post>> newest(
            Stream<Post> posts, @Nullable PostRef newerThan, int limit, @Nullable PageToken page) {
        List<Post> all = posts.sorted(Comparator.comparing(Post::at)
                        .thenComparing(post -> post.ref().value())
                        .reversed())
                .takeWhile(post -> !post.ref().equals(newerThan))
                .toList();
        int from = page == null ? 0 : Integer.parseInt(page.value());
        int end = Math.min(all.size(), from + Math.min(limit, pageSize));
        return answer(new Page<>(all.subList(from, end), end == all.size() ? null : new PageToken("" + end)));
    }

    /** Checks the token; answers whose it is. */
    private String read(Viewer viewer) {
        reads.incrementAndGet();
        CountDownLatch latch = held;
        if (latch != null) {
            await(latch);
        }
        RuntimeException broken = defect;
        if (broken != null) {
            throw broken;
        }
        Kind failure = readFailure;
        if (failure != null) {
            throw new SocialException(failure, "switched", null, resetsAt);
        }
        if (viewer instanceof Viewer.App) {
            return "app";
        }
        String token = ((Viewer.Account) viewer).grant().secret().split(" ")[0];
        String subject = access.get(token);
        if (subject == null) {
            throw new SocialException(Kind.REVOKED, "401");
        }
        return subject;
    }

    private static <T> Answer<T> answer(T value) {
        return new Answer<>(value, List.of(), false, List.of(), Price.FREE);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
