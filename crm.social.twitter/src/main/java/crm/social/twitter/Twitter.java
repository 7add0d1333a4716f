package crm.social.twitter;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import crm.social.api.TextMeasure;
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
import crm.social.api.provider.SocialNetwork;
import crm.social.api.provider.SocialProvider;
import crm.social.api.provider.Viewer;
import crm.social.http.ClientSpec;
import crm.social.http.NetworkClient;
import crm.social.http.OutboundHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The network X, still called Twitter by most: its face towards the rest of the product. */
@Component(
        configurationPid = Twitter.BUNDLE,
        service = {
            SocialProvider.class,
            Authenticator.class,
            Profiles.class,
            ProfileSearch.class,
            Posts.class,
            Publishing.class,
            Relations.class,
            Reacting.class,
            Mentions.class
        })
@SocialNetwork(id = Twitter.NETWORK)
@Designate(ocd = TwitterConfig.class)
public final class Twitter
        implements SocialProvider,
                Authenticator,
                Profiles,
                ProfileSearch,
                Posts,
                Publishing,
                Relations,
                Reacting,
                Mentions {
    static final String NETWORK = "twitter";
    static final String BUNDLE = "crm.social.twitter";
    private static final Duration RETENTION = Duration.ofHours(24);

    private final Settings settings;
    private final NetworkClient client;
    private final SignInCalls signIn;
    private final ProfileCalls profiles;
    private final PostCalls posts;
    private final ConversationCalls conversations;
    private final PublishCalls publishing;
    private final RelationCalls relations;
    private final ReactionCalls reactions;
    private final Decisions decisions;
    private final Descriptor descriptor;

    @Activate
    public Twitter(@Reference OutboundHttp http, TwitterConfig config) {
        this(http, Settings.of(config), Clock.systemUTC());
    }

    Twitter(OutboundHttp http, Settings settings, Clock clock) {
        this.settings = settings;
        this.client =
                http.open(ClientSpec.of(NETWORK).onlyHosts(Set.of(settings.api().host())));
        ObjectMapper json = Wire.mapper();
        XApi api = new XApi(client, json, clock);
        Tokens tokens = new Tokens(json, clock);
        Access access = new Access(tokens, new AppCalls(settings, api));
        RichTexts texts = new RichTexts(settings.web());
        ProfileReader reader = new ProfileReader(settings.web(), texts);
        this.signIn = new SignInCalls(settings, api, tokens, reader);
        this.profiles = new ProfileCalls(settings, api, access, reader);
        this.posts = new PostCalls(settings, api, access, reader, profiles, texts, clock);
        this.conversations = new ConversationCalls(posts);
        this.decisions = new Decisions(settings);
        this.publishing = new PublishCalls(settings, api, access, posts, reader, decisions, clock);
        this.relations = new RelationCalls(settings, api, tokens, profiles, decisions);
        this.reactions = new ReactionCalls(settings, api, tokens, decisions);
        this.descriptor = describe();
    }

    /** Ends the connections to X. */
    @Deactivate
    void close() {
        client.close();
    }

    private Descriptor describe() {
        HttpUrl accessPage = settings.web()
                .newBuilder()
                .addPathSegments("settings/connected_apps")
                .build();
        return new Descriptor(
                settings.displayName(),
                10,
                icon(),
                missing(),
                TextLength.RULES,
                "@",
                "hanako_sato",
                accessPage.toString(),
                RETENTION,
                ProfileCalls.BATCH,
                PostCalls.AUTHORS);
    }

    private @Nullable Message missing() {
        String key = settings.missing();
        return key == null ? null : Message.of(BUNDLE, key);
    }

    private static String icon() {
        try (InputStream file = Objects.requireNonNull(Twitter.class.getResourceAsStream("/icon/twitter.svg"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Descriptor descriptor() {
        return descriptor;
    }

    @Override
    public Optional<ParsedHandle> parseHandle(String typed) {
        return Handles.parse(typed);
    }

    @Override
    public TextMeasure measure(String text) {
        return TextLength.measure(text);
    }

    @Override
    public List<URI> sizesOf(URI picture) {
        return Pictures.sizesOf(picture);
    }

    @Override
    public Price priceOf(String text) {
        return publishing.price(text, false);
    }

    @Override
    public Redirect begin(Request request) {
        return signIn.begin(request);
    }

    @Override
    public SignedIn complete(Return back) {
        return signIn.complete(back);
    }

    @Override
    public Grant refresh(Grant grant) {
        return signIn.refresh(grant);
    }

    @Override
    public void revoke(Grant grant) {
        signIn.revoke(grant);
    }

    @Override
    public boolean answersApp() {
        return settings.hasApp();
    }

    @Override
    public Answer<List<Profile>> byHandles(Viewer viewer, List<String> handles) {
        return profiles.byHandles(viewer, handles);
    }

    @Override
    public Answer<List<Profile>> bySubjects(Viewer viewer, List<String> subjects) {
        return profiles.bySubjects(viewer, subjects);
    }

    @Override
    public Optional<String> searchable(List<String> forms) {
        return ProfileCalls.searchable(forms);
    }

    @Override
    public Answer<Page<Profile>> search(Viewer viewer, String name, int limit, @Nullable PageToken page) {
        return profiles.search(viewer, name, limit, page);
    }

    @Override
    public Answer<Page<Post>> timeline(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        return posts.timeline(viewer, subject, limit, page);
    }

    @Override
    public Answer<List<Post>> byRefs(Viewer viewer, List<PostRef> refs) {
        return posts.byRefs(viewer, refs);
    }

    @Override
    public Answer<Conversation<Post>> conversation(Viewer viewer, PostRef post, int limit, @Nullable PageToken page) {
        return conversations.conversation(viewer, post, limit, page);
    }

    @Override
    public Answer<Page<Post>> byAuthors(
            Viewer viewer, List<String> handles, @Nullable PostRef newerThan, int limit, @Nullable PageToken page) {
        return posts.byAuthors(viewer, handles, newerThan, limit, page);
    }

    @Override
    public Answer<Page<Post>> mentions(
            Viewer.Account viewer, @Nullable PostRef newerThan, int limit, @Nullable PageToken page) {
        return posts.mentions(viewer, newerThan, limit, page);
    }

    @Override
    public Answer<Page<Profile>> followers(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        return relations.followers(viewer, subject, limit, page);
    }

    @Override
    public Answer<Page<Profile>> following(Viewer viewer, String subject, int limit, @Nullable PageToken page) {
        return relations.following(viewer, subject, limit, page);
    }

    @Override
    public Decision decideFollow(Viewer.Account viewer, Profile target) {
        return decisions.follow(viewer, target);
    }

    @Override
    public Answer<Set<Profile.Relation>> follow(Viewer.Account viewer, String subject, boolean on) {
        return relations.follow(viewer, subject, on);
    }

    @Override
    public Decision decideReaction(Act act, Viewer.Account viewer, Post target) {
        return decisions.reaction(act, target);
    }

    @Override
    public Answer<Boolean> react(Viewer.Account viewer, Act act, PostRef post, boolean on) {
        return reactions.react(viewer, act, post, on);
    }

    @Override
    public Decision decide(Act act, Viewer.Account viewer, @Nullable Post target) {
        return decisions.publishing(act, viewer, target);
    }

    @Override
    public Answer<Post> publish(Viewer.Account viewer, Text text) {
        return publishing.publish(viewer, text);
    }

    @Override
    public Answer<Optional<Post>> findOwn(Viewer.Account viewer, Text text, Instant since) {
        return publishing.findOwn(viewer, text, since);
    }

    @Override
    public void delete(Viewer.Account viewer, PostRef post) {
        publishing.delete(viewer, post);
    }
}
