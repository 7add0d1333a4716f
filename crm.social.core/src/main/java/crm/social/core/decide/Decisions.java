package crm.social.core.decide;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.Post;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.api.provider.Viewer;
import crm.social.core.InstalledNetworks;
import crm.social.core.Provided;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.AccountRow;
import crm.social.core.account.Connected;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What may be done: what the network says first, then the grant's scopes, since who is handed over to the network's own page needs none. Permission was
 * asked before. Acts that the network does not know are left out where they would be shown, and denied where they are to be done.
 */
@Component(service = Decisions.class)
public final class Decisions {
    private static final String BUNDLE = "crm.social.core";

    private final InstalledNetworks networks;
    private final AccountCalls calls;

    @Activate
    public Decisions(@Reference InstalledNetworks networks, @Reference AccountCalls calls) {
        this.networks = networks;
        this.calls = calls;
    }

    /** What may be done with a person. */
    public Map<Act, Decision> of(Connected connected, Profile person) {
        Set<Capability> capabilities = networks.capabilities(connected.network());
        AccountRow account = connected.account();
        return calls.know(account, (one, eyes) -> {
            Map<Act, Decision> decisions = new EnumMap<>(Act.class);
            if (capabilities.contains(Capability.PUBLISH)) {
                decisions.put(Act.POST, text(account, Act.POST, one, eyes, null));
            }
            if (capabilities.contains(Capability.RELATIONS)) {
                decisions.put(Act.FOLLOW, follow(account, one, eyes, person));
            }
            return decisions;
        });
    }

    /** What may be done with posts, in their order. */
    public List<Map<Act, Decision>> of(Connected connected, List<Post> posts) {
        if (posts.isEmpty()) {
            return List.of();
        }
        Set<Capability> capabilities = networks.capabilities(connected.network());
        AccountRow account = connected.account();
        return calls.know(account, (one, eyes) -> {
            List<Map<Act, Decision>> all = new ArrayList<>();
            for (Post post : posts) {
                Map<Act, Decision> decisions = new EnumMap<>(Act.class);
                if (capabilities.contains(Capability.PUBLISH)) {
                    decisions.put(Act.REPLY, text(account, Act.REPLY, one, eyes, post));
                }
                if (capabilities.contains(Capability.REACTIONS)) {
                    decisions.put(Act.REPOST, reaction(account, Act.REPOST, one, eyes, post));
                    decisions.put(Act.LIKE, reaction(account, Act.LIKE, one, eyes, post));
                }
                all.add(decisions);
            }
            return all;
        });
    }

    /** Whether this account may say something. */
    public Decision text(Connected connected, Act act, @Nullable Post target) {
        return offered(connected, Capability.PUBLISH, (one, eyes) -> text(connected.account(), act, one, eyes, target));
    }

    /** Whether this account may repost or like this, and take it back. */
    public Decision reaction(Connected connected, Act act, Post target) {
        return offered(
                connected, Capability.REACTIONS, (one, eyes) -> reaction(connected.account(), act, one, eyes, target));
    }

    /** Whether this account may follow somebody, and no longer. */
    public Decision follow(Connected connected, Profile target) {
        return offered(connected, Capability.RELATIONS, (one, eyes) -> follow(connected.account(), one, eyes, target));
    }

    private interface Question {
        Decision ask(Provided one, Viewer.Account eyes);
    }

    private Decision offered(Connected connected, Capability capability, Question question) {
        return networks.capabilities(connected.network()).contains(capability)
                ? calls.know(connected.account(), question::ask)
                : new Decision.Denied(Kind.PLAN_FORBIDS, Message.of(BUNDLE, "decision.not-offered"));
    }

    private static Decision text(
            AccountRow account, Act act, Provided one, Viewer.Account eyes, @Nullable Post target) {
        return scoped(account, act, one.publishing().decide(act, eyes, target));
    }

    private static Decision reaction(AccountRow account, Act act, Provided one, Viewer.Account eyes, Post target) {
        return scoped(account, act, one.reacting().decideReaction(act, eyes, target));
    }

    private static Decision follow(AccountRow account, Provided one, Viewer.Account eyes, Profile target) {
        return scoped(account, Act.FOLLOW, one.relations().decideFollow(eyes, target));
    }

    private static Decision scoped(AccountRow account, Act act, Decision network) {
        return network instanceof Decision.Allowed && !account.acts().contains(act)
                ? new Decision.Denied(Kind.SCOPE_MISSING, Message.of(BUNDLE, "decision.scope-missing"))
                : network;
    }

    /** Throws what a decision against an act would have it meet. */
    public void require(Decision decision) {
        if (decision instanceof Decision.Denied denied) {
            throw new SocialException(denied.kind(), "decided against", denied.reason(), null);
        }
        if (decision instanceof Decision.HandOff handOff) {
            throw new SocialException(Kind.POLICY_FORBIDS, "only at the network itself", handOff.reason(), null);
        }
    }
}
