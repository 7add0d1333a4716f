package crm.social.core.read;

import crm.social.api.Links.Target;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.SocialProvider.ParsedHandle;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.AccountRow;
import crm.social.core.read.ReadCache.Key;
import crm.social.core.read.ReadCache.Life;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads profiles, each with the eyes of the account that looks: how the two stand to each other is part of it. */
@Component(service = ProfileReads.class, immediate = true) // remembers
public final class ProfileReads {
    /** For so long a panel that is opened again asks nobody. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    /** For so long it does not even ask for somebody who wants it anew: a key held down must not cost money. */
    public static final Duration AGAIN = Duration.ofSeconds(5);

    static final Duration LONGEST = Duration.ofHours(24);

    private final InstalledNetworks networks;
    private final AccountCalls calls;
    private final Clock clock;
    private final ReadCache<Profile> cache;

    @Activate
    public ProfileReads(@Reference InstalledNetworks networks, @Reference AccountCalls calls, @Reference Clock clock) {
        this.networks = networks;
        this.calls = calls;
        this.clock = clock;
        this.cache = new ReadCache<>(clock, 20_000, LONGEST);
    }

    /** Somebody by the immutable id. */
    public Kept<Profile> profile(AccountRow viewer, String subject) {
        return profile(viewer, subject, FRESH);
    }

    /** Somebody by the immutable id, as of no longer ago. */
    public Kept<Profile> profile(AccountRow viewer, String subject, Duration age) {
        String network = viewer.key().network();
        Key key = new Key(network, subject, "", viewer.id());
        try {
            return cache.own(key, life(networks, network).within(age), () -> read(viewer, subject));
        } catch (SocialException e) {
            if (e.kind() == Kind.NOT_FOUND || e.kind() == Kind.SUSPENDED) {
                cache.forget(network, subject);
            }
            throw e;
        }
    }

    /** As {@link #profile}, but never from what is kept. */
    public Kept<Profile> afresh(AccountRow viewer, String subject) {
        return cache.keep(new Key(viewer.key().network(), subject, "", viewer.id()), read(viewer, subject));
    }

    /** Somebody by what a person chose or typed; {@link Kind#INVALID} for what names nobody at this network. */
    public Profile find(AccountRow viewer, Target target) {
        String subject = target.subject();
        String typed = target.handle();
        return subject != null || typed == null
                ? profile(viewer, String.valueOf(subject)).value()
                : typed(viewer, typed);
    }

    private Profile typed(AccountRow viewer, String typed) {
        String network = viewer.key().network();
        ParsedHandle parsed = networks.call(network, one -> one.network().parseHandle(typed))
                .orElseThrow(() -> new SocialException(Kind.INVALID, "what was typed is no handle"));
        String subject = parsed.subject();
        String handle = parsed.handle();
        if (subject != null || handle == null) {
            return profile(viewer, String.valueOf(subject)).value();
        }
        Answer<List<Profile>> answer = calls.ask(
                viewer.id(),
                "profiles-by-handle",
                (one, eyes) -> AccountCalls.own(one.profiles().byHandles(eyes, List.of(handle))));
        Profile profile = only(answer);
        cache.keep(
                new Key(network, profile.key().subject(), "", viewer.id()),
                new Kept<>(profile, clock.instant(), answer.viewerOnly()));
        return profile;
    }

    private Kept<Profile> read(AccountRow viewer, String subject) {
        Answer<List<Profile>> answer = calls.ask(
                viewer.id(),
                "profiles",
                (one, eyes) -> AccountCalls.own(one.profiles().bySubjects(eyes, List.of(subject))));
        return new Kept<>(only(answer), clock.instant(), answer.viewerOnly());
    }

    private static Profile only(Answer<List<Profile>> answer) {
        if (answer.value().isEmpty()) {
            Kind why = answer.problems().isEmpty()
                    ? Kind.NOT_FOUND
                    : answer.problems().get(0).kind();
            throw new SocialException(why, "the network does not show this profile");
        }
        return answer.value().get(0);
    }

    /** How long a network lets us keep what was read. */
    static Life life(InstalledNetworks networks, String network) {
        Duration allowed = networks.descriptor(network).retention();
        Duration retained = allowed.compareTo(LONGEST) < 0 ? allowed : LONGEST;
        return new Life(retained.compareTo(FRESH) < 0 ? retained : FRESH, retained);
    }
}
