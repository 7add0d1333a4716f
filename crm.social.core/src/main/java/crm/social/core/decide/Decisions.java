package crm.social.core.decide;

import crm.social.api.Act;
import crm.social.api.Decision;
import crm.social.api.Message;
import crm.social.api.Post;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.Connected;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What may be done: the grant's scopes first, then what the network says. Permission was asked before. */
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

    /** What may be done on somebody's panel; a reply is judged by the newest post. Acts that the network does not know are left out. */
    public Map<Act, Decision> of(Connected connected, @Nullable Post newest) {
        Map<Act, Decision> decisions = new EnumMap<>(Act.class);
        if (networks.capabilities(connected.network()).contains(Capability.PUBLISH)) {
            decisions.put(Act.POST, decide(connected, Act.POST, null));
            if (newest != null) {
                decisions.put(Act.REPLY, decide(connected, Act.REPLY, newest));
            }
        }
        return decisions;
    }

    /** Whether this account may do this. */
    public Decision decide(Connected connected, Act act, @Nullable Post target) {
        if (!networks.capabilities(connected.network()).contains(Capability.PUBLISH)) {
            return new Decision.Denied(Kind.PLAN_FORBIDS, Message.of(BUNDLE, "decision.not-offered"));
        }
        if (!connected.account().acts().contains(act)) {
            return new Decision.Denied(Kind.SCOPE_MISSING, Message.of(BUNDLE, "decision.scope-missing"));
        }
        return calls.know(connected.account(), (one, eyes) -> one.publishing().decide(act, eyes, target));
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
