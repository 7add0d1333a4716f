package crm.social.core.account;

import crm.social.api.provider.Answer;
import crm.social.api.provider.Viewer;
import crm.social.core.InstalledNetworks;
import crm.social.core.Provided;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * With whose eyes a job looks for a user who is not there: the user's own connection, else the organisation's, else the app's credential, where the network
 * has one.
 */
@Component(service = Eyes.class)
public final class Eyes {
    private final OwnConnections connections;
    private final OrganisationConnections organisations;
    private final Accounts accounts;
    private final AccountCalls calls;
    private final InstalledNetworks networks;

    @Activate
    public Eyes(
            @Reference OwnConnections connections,
            @Reference OrganisationConnections organisations,
            @Reference Accounts accounts,
            @Reference AccountCalls calls,
            @Reference InstalledNetworks networks) {
        this.connections = connections;
        this.organisations = organisations;
        this.accounts = accounts;
        this.calls = calls;
        this.networks = networks;
    }

    /**
     * Who looks.
     *
     * @param accountId whose account, or null for the app's credential
     */
    public record Pair(String network, @Nullable String accountId) {}

    /** Who looks for a user; empty where nobody can. */
    public Optional<Pair> of(String userId, String network) {
        Optional<Pair> own = connections
                .find(userId, network)
                .map(Connected::account)
                .filter(accounts::usable)
                .map(account -> new Pair(network, account.id()));
        return own.or(() -> organisation(network)).or(() -> app(network));
    }

    private Optional<Pair> organisation(String network) {
        return organisations
                .find(network)
                .map(Connected::account)
                .filter(accounts::usable)
                .map(account -> new Pair(network, account.id()));
    }

    private Optional<Pair> app(String network) {
        return networks.call(network, one -> one.profiles().answersApp())
                ? Optional.of(new Pair(network, null))
                : Optional.empty();
    }

    /** Asks a network with these eyes. */
    public <T> Answer<T> ask(Pair eyes, String operation, BiFunction<Provided, Viewer, Answer<T>> question) {
        String account = eyes.accountId();
        return account == null
                ? calls.askAsApp(eyes.network(), operation, question)
                : calls.ask(account, operation, question::apply);
    }
}
