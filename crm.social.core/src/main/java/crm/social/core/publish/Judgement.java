package crm.social.core.publish;

import crm.social.api.Act;
import crm.social.api.Post;
import crm.social.api.PostRef;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.AccountRow;
import crm.social.core.account.Connected;
import crm.social.core.decide.Decisions;
import crm.social.core.read.PostReads;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The last look before a text is sent: configured, long enough and not too long, and still allowed. */
@Component(service = Judgement.class)
public final class Judgement {
    private final InstalledNetworks networks;
    private final Decisions decisions;
    private final PostReads posts;

    @Activate
    public Judgement(
            @Reference InstalledNetworks networks, @Reference Decisions decisions, @Reference PostReads posts) {
        this.networks = networks;
        this.decisions = decisions;
        this.posts = posts;
    }

    /** Throws what the act would meet. */
    void require(Connected connected, String text, @Nullable PostRef inReplyTo) {
        String network = connected.network();
        networks.configured(network);
        if (!networks.call(network, one -> one.network().measure(text)).valid()) {
            throw new SocialException(Kind.INVALID, "the network does not take this text");
        }
        Post target = inReplyTo == null ? null : target(connected.account(), inReplyTo);
        decisions.require(decisions.text(connected, inReplyTo == null ? Act.POST : Act.REPLY, target));
    }

    /** The post to answer, or null while nobody can read it for reasons that say nothing about it: then the network decides. */
    private @Nullable Post target(AccountRow account, PostRef post) {
        try {
            return posts.require(account, post).value();
        } catch (SocialException e) {
            return switch (e.kind()) {
                case NETWORK_DOWN, RATE_LIMITED, OUT_OF_CREDIT, OVER_BUDGET, PLAN_FORBIDS -> null;
                default -> throw e;
            };
        }
    }
}
