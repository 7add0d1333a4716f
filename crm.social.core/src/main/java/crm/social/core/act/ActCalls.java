package crm.social.core.act;

import crm.social.api.Act;
import crm.social.api.PostRef;
import crm.social.api.Profile.Relation;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.AccountRow;
import crm.social.core.account.Accounts;
import crm.social.core.act.ActRow.State;
import crm.social.core.read.ProfileReads;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks networks to do something, and what is so. */
@Component(service = ActCalls.class)
public final class ActCalls {
    private final AccountCalls calls;
    private final Accounts accounts;
    private final ProfileReads profiles;

    @Activate
    public ActCalls(@Reference AccountCalls calls, @Reference Accounts accounts, @Reference ProfileReads profiles) {
        this.calls = calls;
        this.accounts = accounts;
        this.profiles = profiles;
    }

    /** Does it. {@link Kind#OUTCOME_UNKNOWN} where the network may have, a defect of its provider included. */
    State set(ActRow row, boolean on) {
        String operation = row.act().name().toLowerCase(Locale.ROOT) + (on ? "" : "-undo");
        if (row.act() == Act.FOLLOW) {
            return state(calls.ask(row.accountId(), operation, Kind.OUTCOME_UNKNOWN, (one, eyes) -> one.relations()
                            .follow(eyes, row.target(), on))
                    .value());
        }
        PostRef post = new PostRef(row.target());
        boolean done = calls.ask(row.accountId(), operation, Kind.OUTCOME_UNKNOWN, (one, eyes) -> one.reacting()
                        .react(eyes, row.act(), post, on))
                .value();
        return done ? State.ON : State.OFF;
    }

    /**
     * Finds out what is so. Whom an account follows can be read; what it reposted or liked no network tells us, but asking for the same state once more
     * does no harm and is answered with it.
     */
    State look(ActRow row, boolean on) {
        if (row.act() != Act.FOLLOW) {
            return set(row, on);
        }
        AccountRow account = accounts.find(row.accountId())
                .orElseThrow(() -> new SocialException(Kind.REVOKED, "the account is not there any more"));
        return state(profiles.afresh(account, row.target()).value().relation());
    }

    static State state(Set<Relation> relation) {
        if (relation.contains(Relation.FOLLOWING)) {
            return State.ON;
        }
        return relation.contains(Relation.FOLLOW_REQUESTED) ? State.ASKED : State.OFF;
    }
}
