package crm.social.core.testing;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.RichText;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SubjectKey;
import crm.social.api.TextMeasure;
import crm.social.api.TextRules;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Authenticator;
import crm.social.api.provider.Grant;
import crm.social.api.provider.Posts;
import crm.social.api.provider.ProfileSearch;
import crm.social.api.provider.Profiles;
import crm.social.api.provider.Publishing;
import crm.social.api.provider.SocialProvider;
import crm.social.api.provider.Viewer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory, and its provider: grants that rotate and may be used once, people, posts. Fields are switches and counters. Several nodes may
 * follow the same one.
 */
public final class FakeNetwork implements SocialProvider, Authenticator, Profiles, ProfileSearch, Posts, Publishing {
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
    private final AtomicInteger ids = new AtomicInteger(1000);
    private final Clock clock;

    public volatile @Nullable Message missing;
    public volatile Set<Act> granted = Set.of(Act.POST, Act.REPLY);
    public volatile Duration tokenLife = Duration.ofHours(2);
    public volatile boolean refreshable = true;
    public volatile Duration tokenDelay = Duration.ZERO;
    public volatile @Nullable Kind tokenFailure;
    public volatile @Nullable Kind readFailure;
    public volatile @Nullable Instant resetsAt;
    public volatile Duration retention = Duration.ofHours(24);
    public volatile @Nullable RuntimeException defect;
    public volatile @Nullable CountDownLatch held;
    public volatile boolean revokeFails;
    public volatile Sending sending = Sending.TAKEN;
    public volatile @Nullable Decision decision;
    public volatile boolean viewerOnly;
    public volatile boolean appAnswers;
    public final AtomicInteger handleCalls = new AtomicInteger();
    public final Set<String> askedAs = ConcurrentHashMap.newKeySet();

    /** What becomes of a text that is sent. */
    public enum Sending {
        TAKEN,
        TAKEN_BUT_UNSAID,
        LOST,
        DUPLICATE,
        BREAKS_AFTER_TAKING,
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
                100);
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
        askedAs.add(read(viewer));
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
                    found.add(person);
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
        read(viewer);
        List<Answer.ItemProblem> problems = new ArrayList<>();
        List<Profile> found = new ArrayList<>();
        for (String subject : subjects) {
            Profile person = people.get(subject);
            if (person == null || gone.containsKey(subject)) {
                problems.add(new Answer.ItemProblem(subject, gone.getOrDefault(subject, Kind.NOT_FOUND)));
            } else {
                found.add(person);
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
                .filter(post -> post.author().key().subject().equals(subject))
                .toList());
        posts.add(post("t" + subject, subject, "おはようございます", null));
        return new Answer<>(new Page<>(posts, null), List.of(), viewerOnly, windows(), Price.FREE);
    }

    private List<Answer.RateWindow> windows() {
        Instant reset = resetsAt;
        return reset == null ? List.of() : List.of(new Answer.RateWindow("timeline", 1, 0, reset));
    }

    private Post post(String ref, String subject, String text, @Nullable PostRef inReplyTo) {
        return new Post(
                new PostRef(ref),
                find(subject),
                RichText.plain(text),
                clock.instant(),
                new Post.Counts(0, 0, 0),
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
            case TAKEN, TAKEN_BUT_UNSAID, BREAKS_AFTER_TAKING -> {}
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
