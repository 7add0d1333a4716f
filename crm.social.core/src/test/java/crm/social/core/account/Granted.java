package crm.social.core.account;

import crm.social.core.testing.Core;
import crm.social.core.testing.RemoteNetwork;
import crm.social.core.testing.TokenServer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many accounts with grants of a {@link TokenServer}, named by their numbers. */
final class Granted {
    private static final int PORTION = 500;

    private Granted() {}

    /** Makes accounts 1 to the count; answers their ids. */
    static List<String> accounts(Core core, TokenServer server, Clock clock, int count) {
        List<String> ids = new ArrayList<>();
        for (int first = 1; first <= count; first += PORTION) {
            int from = first;
            int to = Math.min(count, first + PORTION - 1);
            ids.addAll(core.coreStore.<List<String>>write(tx -> {
                List<String> portion = new ArrayList<>();
                for (int i = from; i <= to; i++) {
                    String subject = Integer.toString(i);
                    portion.add(core.accounts.signedIn(
                            tx,
                            RemoteNetwork.profile(subject),
                            RemoteNetwork.grant(server.grant(subject), clock),
                            tx.now()));
                }
                return portion;
            }));
        }
        return ids;
    }

    /** How accounts stand, by their number. */
    static Map<String, AccountRow.State> states(Core core) {
        Map<String, AccountRow.State> states = new HashMap<>();
        core.coreStore.read(tx -> tx.query("select subject, state from account")
                .list(row -> states.put(row.string("subject"), row.enumValue("state", AccountRow.State.class))));
        return states;
    }
}
