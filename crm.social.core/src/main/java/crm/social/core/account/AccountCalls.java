package crm.social.core.account;

import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import crm.social.core.InstalledNetworks;
import crm.social.core.Provided;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Calls a network for an account. Where the network refuses the grant, it is renewed once and the call made again before the account counts as
 * revoked; a limit that was reached is kept to.
 */
@Component(service = AccountCalls.class, immediate = true) // remembers
public final class AccountCalls {
    /** What stands before a network's id where its limits are kept; no account's id has a colon. */
    private static final String APP = "app:";

    private final Grants grants;
    private final InstalledNetworks networks;
    private final RateLimits limits;

    @Activate
    public AccountCalls(@Reference Grants grants, @Reference InstalledNetworks networks, @Reference Clock clock) {
        this.grants = grants;
        this.networks = networks;
        this.limits = new RateLimits(clock);
    }

    /** What is asked of a provider. */
    @FunctionalInterface
    public interface Question<T> extends BiFunction<Provided, Viewer.Account, Answer<T>> {}

    /**
     * Asks.
     *
     * @param operation which limit it falls under
     */
    public <T> Answer<T> ask(String accountId, String operation, Question<T> question) {
        return ask(accountId, operation, Kind.NETWORK_DOWN, question);
    }

    /**
     * Asks.
     *
     * @param defect what a failure counts as that the provider did not mean to throw
     */
    public <T> Answer<T> ask(String accountId, String operation, Kind defect, Question<T> question) {
        limits.check(accountId, operation);
        Grants.Ready ready = grants.ready(accountId);
        try {
            return once(ready, operation, defect, question);
        } catch (SocialException e) {
            if (e.kind() != Kind.REVOKED) {
                throw e;
            }
            return again(grants.newer(accountId, ready.row().version()), operation, defect, question);
        }
    }

    /** Asks with the app's own credential. */
    public <T> Answer<T> askAsApp(String network, String operation, BiFunction<Provided, Viewer, Answer<T>> question) {
        String nobody = APP + network;
        limits.check(nobody, operation);
        try {
            Answer<T> answer = networks.call(network, one -> question.apply(one, new Viewer.App()));
            limits.told(nobody, operation, answer.windows());
            return answer;
        } catch (SocialException e) {
            if (e.kind() == Kind.RATE_LIMITED) {
                limits.refused(nobody, operation, e);
            }
            throw e;
        }
    }

    /** What the account's own provider says without asking the network: its grant is handed over as it is, not renewed. */
    public <T> T know(AccountRow account, BiFunction<Provided, Viewer.Account, T> question) {
        Grants.Ready ready = grants.open(account);
        return networks.call(account.key().network(), one -> question.apply(one, ready.viewer()));
    }

    private <T> Answer<T> again(Grants.Ready ready, String operation, Kind defect, Question<T> question) {
        try {
            return once(ready, operation, defect, question);
        } catch (SocialException e) {
            throw e.kind() == Kind.REVOKED ? grants.revoked(ready.row()) : e;
        }
    }

    private <T> Answer<T> once(Grants.Ready ready, String operation, Kind defect, Question<T> question) {
        AccountRow row = ready.row();
        try {
            Answer<T> answer = networks.call(row.key().network(), defect, one -> question.apply(one, ready.viewer()));
            limits.told(row.id(), operation, answer.windows());
            return answer;
        } catch (SocialException e) {
            if (e.kind() == Kind.RATE_LIMITED) {
                limits.refused(row.id(), operation, e);
            }
            throw e;
        }
    }

    /** Copies a list that a provider made into one of our own kind. */
    public static <T> Answer<List<T>> own(Answer<List<T>> answer) {
        return new Answer<>(
                List.copyOf(answer.value()), answer.problems(), answer.viewerOnly(), answer.windows(), answer.price());
    }
}
