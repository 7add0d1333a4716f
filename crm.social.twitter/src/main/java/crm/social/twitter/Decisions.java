package crm.social.twitter;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.Post;
import crm.social.api.Price;
import crm.social.api.Profile;
import crm.social.api.Profile.Mark;
import crm.social.api.RichText.SegmentKind;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Viewer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's plan lets an account do. On pay-per-use X takes a reply only where the author mentioned the account or quoted it (since
 * 2026-02-23), and sells neither following nor liking (since 2026-04-20); its own pages for these acts, which take immutable ids, do all of it.
 */
final class Decisions {
    private final Settings settings;

    Decisions(Settings settings) {
        this.settings = settings;
    }

    Decision publishing(Act act, Viewer.Account viewer, @Nullable Post target) {
        if (act != Act.REPLY || target == null || isOwn(viewer, target)) {
            return allowed(Prices.PUBLISH);
        }
        return isPayPerUse() && !summoned(viewer, target)
                ? handOff("post", "in_reply_to", target.ref().value(), "reply.notSummoned")
                : allowed(Prices.SUMMONED_REPLY);
    }

    Decision reaction(Act act, Post target) {
        String post = target.ref().value();
        if (act == Act.LIKE) {
            return isPayPerUse() ? handOff("like", "tweet_id", post, "like.plan") : allowed(Prices.INTERACTION);
        }
        return target.author().marks().contains(Mark.PROTECTED)
                ? denied(Kind.PROTECTED, "repost.protected")
                : allowed(Prices.INTERACTION);
    }

    Decision follow(Viewer.Account viewer, Profile target) {
        if (target.key().equals(viewer.account())) {
            return denied(Kind.POLICY_FORBIDS, "follow.self");
        }
        return isPayPerUse()
                ? handOff("follow", "user_id", target.key().subject(), "follow.plan")
                : allowed(Prices.INTERACTION);
    }

    /** What an act costs, or nothing where the plan is a contract. */
    Price price(long microDollars) {
        return isPayPerUse() ? new Price(microDollars) : Price.FREE;
    }

    private boolean isPayPerUse() {
        return settings.plan() == Plan.PAY_PER_USE;
    }

    private Decision allowed(long microDollars) {
        return new Decision.Allowed(price(microDollars));
    }

    private static Decision denied(Kind kind, String key) {
        return new Decision.Denied(kind, Message.of(Twitter.BUNDLE, key));
    }

    private Decision handOff(String intent, String parameter, String id, String key) {
        URI page = settings.web()
                .newBuilder()
                .addPathSegment("intent")
                .addPathSegment(intent)
                .addQueryParameter(parameter, id)
                .build()
                .uri();
        return new Decision.HandOff(page, Message.of(Twitter.BUNDLE, key));
    }

    private static boolean isOwn(Viewer.Account viewer, Post target) {
        return target.author().key().equals(viewer.account());
    }

    private static boolean summoned(Viewer.Account viewer, Post target) {
        Post quoted = target.quoted();
        return quoted != null && isOwn(viewer, quoted)
                || target.text().segments().stream()
                        .filter(segment -> segment.kind() == SegmentKind.MENTION)
                        .anyMatch(segment -> segment.text().equalsIgnoreCase("@" + viewer.handle())
                                || segment.text().equalsIgnoreCase("＠" + viewer.handle()));
    }
}
