package crm.social.core.candidate;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Profile;
import crm.social.api.SocialNetworks.Capability;
import crm.social.core.InstalledNetworks;
import crm.social.core.SingleFlight;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.AccountRow;
import crm.social.core.read.ProfileReads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Searches networks by name. The same search at the same time is made once; its outcome is not kept. */
@Component(service = SearchReads.class)
public final class SearchReads {
    private static final int LIMIT = 20;

    private final InstalledNetworks networks;
    private final AccountCalls calls;
    private final ProfileReads profiles;
    private final SingleFlight<Search, Page<Profile>> flights = new SingleFlight<>(Duration.ofSeconds(12));

    @Activate
    public SearchReads(
            @Reference InstalledNetworks networks, @Reference AccountCalls calls, @Reference ProfileReads profiles) {
        this.networks = networks;
        this.calls = calls;
        this.profiles = profiles;
    }

    private record Search(
            String accountId, String name, @Nullable PageToken page) {}

    ProfileReads profiles() {
        return profiles;
    }

    /** The form of a name that a network's search takes; empty where it takes none, or has no search. */
    Optional<String> searchable(String network, List<String> forms) {
        return networks.capabilities(network).contains(Capability.SEARCH)
                ? networks.call(network, one -> one.search().searchable(forms))
                : Optional.empty();
    }

    Page<Profile> search(AccountRow viewer, String name, @Nullable PageToken page) {
        return flights.get(new Search(viewer.id(), name, page), () -> calls.ask(
                        viewer.id(), "search", (one, eyes) -> one.search().search(eyes, name, LIMIT, page))
                .value());
    }
}
