package crm.social.core.panel;

import crm.social.api.Act;
import crm.social.api.Conversation;
import crm.social.api.Decision;
import crm.social.api.Links;
import crm.social.api.Links.Link;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Panels.View;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.Profile;
import crm.social.api.ShownPost;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.Connected;
import crm.social.core.act.Ledger;
import crm.social.core.act.ShownPosts;
import crm.social.core.decide.Decisions;
import crm.social.core.link.Lessons;
import crm.social.core.picture.PictureAddresses;
import crm.social.core.read.Kept;
import crm.social.core.read.TwoAtOnce.Beside;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks at somebody who is linked: profile and posts at the same time. What is learned goes to the link; what was kept from an earlier look is no news,
 * since another may have learned more meanwhile.
 */
@Component(service = Looks.class)
public final class Looks {
    private static final Page<Post> NO_POSTS = new Page<>(List.of(), null);

    private final InstalledNetworks networks;
    private final Readers readers;
    private final Lessons lessons;
    private final Decisions decisions;
    private final ShownPosts shown;
    private final Ledger ledger;
    private final PictureAddresses pictures;
    private final Clock clock;

    @Activate
    public Looks(
            @Reference InstalledNetworks networks,
            @Reference Readers readers,
            @Reference Lessons lessons,
            @Reference Decisions decisions,
            @Reference ShownPosts shown,
            @Reference Ledger ledger,
            @Reference PictureAddresses pictures,
            @Reference Clock clock) {
        this.clock = clock;
        this.networks = networks;
        this.readers = readers;
        this.lessons = lessons;
        this.decisions = decisions;
        this.shown = shown;
        this.ledger = ledger;
        this.pictures = pictures;
    }

    /** What was seen. */
    record Look(
            View view, @Nullable Profile profile, Page<ShownPost> posts, Map<Act, Decision> decisions, Instant at) {}

    /** Posts alone. */
    Page<ShownPost> posts(Connected connected, Link link, @Nullable PageToken page) {
        return shown.page(
                connected,
                readers.posts().timeline(connected.account(), link.profile().subject(), page));
    }

    /** A post with what it answers and what answers it. */
    Conversation<ShownPost> conversation(Connected connected, PostRef post, @Nullable PageToken page) {
        return shown.conversation(connected, readers.posts().conversation(connected.account(), post, page));
    }

    /** Profile and posts as of no longer ago, and what may be done. Throws only what says nothing about the person looked at. */
    Look at(Connected connected, Link link, Duration age) {
        String subject = link.profile().subject();
        boolean hasPosts = networks.capabilities(connected.network()).contains(Capability.POSTS);
        Instant began = clock.instant();
        try (Beside<Kept<Page<Post>>> posts = hasPosts
                ? readers.together().begin(() -> readers.posts().timeline(connected.account(), subject, null, age))
                : Beside.done(new Kept<>(NO_POSTS, Instant.MAX, false))) {
            Kept<Profile> profile = null;
            try {
                profile = readers.profiles().profile(connected.account(), subject, age);
                if (!profile.at().isBefore(began)) {
                    lessons.seen(profile.value(), began);
                }
                return whole(connected, profile, posts.get());
            } catch (SocialException e) {
                return gone(connected, link, profile, e);
            }
        }
    }

    private Look whole(Connected connected, Kept<Profile> profile, Kept<Page<Post>> posts) {
        Instant at = posts.at().isBefore(profile.at()) ? posts.at() : profile.at();
        return new Look(
                View.PROFILE,
                own(connected, profile),
                shown.page(connected, posts),
                decisions.of(connected, profile.value()),
                at);
    }

    private Profile own(Connected connected, Kept<Profile> read) {
        return pictures.own(ledger.person(connected.account(), read.value(), read.at()));
    }

    /** Somebody who cannot be shown is a state, not a failure; who protects their posts can still be followed. */
    private Look gone(Connected connected, Link link, @Nullable Kept<Profile> profile, SocialException why) {
        View view =
                switch (why.kind()) {
                    case PROTECTED -> View.PROTECTED;
                    case SUSPENDED -> View.SUSPENDED;
                    case NOT_FOUND -> View.NOT_FOUND;
                    default -> throw why;
                };
        lessons.gone(link.profile(), state(why.kind()));
        return new Look(
                view,
                profile == null ? null : own(connected, profile),
                new Page<>(List.of(), null),
                profile == null ? Map.of() : decisions.of(connected, profile.value()),
                profile == null ? clock.instant() : profile.at());
    }

    private static Links.State state(Kind why) {
        return switch (why) {
            case PROTECTED -> Links.State.PROTECTED;
            case SUSPENDED -> Links.State.SUSPENDED;
            default -> Links.State.DELETED;
        };
    }
}
