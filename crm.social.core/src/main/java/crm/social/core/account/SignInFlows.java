package crm.social.core.account;

import crm.host.api.Caller;
import crm.host.api.Site;
import crm.social.api.Act;
import crm.social.api.SignIns;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SocialNetworks.Capability;
import crm.social.api.provider.Authenticator.Redirect;
import crm.social.api.provider.Authenticator.Request;
import crm.social.api.provider.Authenticator.Return;
import crm.social.api.provider.Authenticator.SignedIn;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.Digest;
import crm.social.core.InstalledNetworks;
import crm.social.core.seal.Keyring;
import crm.store.Ids;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sign-in flows: each belongs to the session that began it and is completed once, within ten minutes. */
@Component(service = SignIns.class)
public final class SignInFlows implements SignIns {
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(SignInFlows.class);
    private static final Pattern FLOW = Pattern.compile("[A-Za-z0-9_-]{22,64}");
    private static final Set<String> TROUBLE_AT_THE_NETWORK = Set.of("server_error", "temporarily_unavailable");

    private final CoreStore store;
    private final Access access;
    private final Site site;
    private final InstalledNetworks networks;
    private final NewConnections newcomers;
    private final FlowSeals seals;
    private final Clock clock;

    @Activate
    public SignInFlows(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference Site site,
            @Reference InstalledNetworks networks,
            @Reference NewConnections newcomers,
            @Reference Keyring keys,
            @Reference Clock clock) {
        this.store = store;
        this.access = access;
        this.site = site;
        this.networks = networks;
        this.newcomers = newcomers;
        this.seals = new FlowSeals(keys);
        this.clock = clock;
    }

    @Override
    public URI begin(Caller caller, String network, String flow, Set<Act> acts, Owner owner) {
        access.require(caller);
        if (!may(caller, owner)) {
            throw new SocialException(Kind.NO_PERMISSION, "administrators only");
        }
        if (!FLOW.matcher(flow).matches()) {
            throw new SocialException(Kind.INVALID, "a flow has 22 to 64 characters of base64url");
        }
        networks.configured(network);
        if (!networks.capabilities(network).contains(Capability.SIGN_IN)) {
            throw new SocialException(Kind.PLAN_FORBIDS, "nobody signs in at " + network);
        }
        String state = Ids.random() + Ids.random();
        Redirect redirect = networks.call(
                network, one -> one.authenticator().begin(new Request(callback(network), state, Set.copyOf(acts))));
        FlowTable.Beginning row = row(network, flow, state, redirect.memo(), AccountRow.stored(acts), owner);
        if (!store.write(tx -> FlowTable.begin(tx, caller, row))) {
            throw new SocialException(Kind.CONFLICT, "the flow has ended, or is another session's");
        }
        return redirect.page();
    }

    /** Whether a user may make such a connection, now. */
    private boolean may(Caller caller, Owner owner) {
        return owner == Owner.CALLER || access.administrator(caller);
    }

    private FlowTable.Beginning row(String network, String flow, String state, String memo, String acts, Owner owner) {
        String hash = Digest.of(flow);
        return new FlowTable.Beginning(
                hash,
                network,
                network, // one registration per network: it carries the network's id
                Digest.of(state),
                seals.flow(flow, hash, network),
                seals.memo(memo, hash, network),
                acts,
                owner,
                clock.instant().plus(LIFE));
    }

    @Override
    public Flow flow(Caller caller, String flow) {
        access.require(caller);
        return shown(caller, own(caller, flow));
    }

    @Override
    public void cancel(Caller caller, String flow) {
        access.require(caller);
        FlowRow row = own(caller, flow);
        store.write(tx -> FlowTable.end(tx, row.hash(), FlowRow.State.CANCELLED, null, null));
    }

    @Override
    public Flow complete(Caller caller, String registration, Map<String, String> parameters) {
        access.require(caller);
        String state = parameters.get("state");
        String stateHash = state == null ? "" : Digest.of(state);
        Optional<FlowRow> found = store.read(tx -> FlowTable.byState(tx, stateHash));
        if (found.filter(row -> row.belongsTo(caller) && row.registration().equals(registration))
                .isEmpty()) {
            return forged(registration, found.isPresent() ? "another session's or registration's" : "no flow's");
        }
        FlowRow row = found.get();
        if (row.state() == FlowRow.State.CANCELLED || row.state() == FlowRow.State.EXPIRED) {
            return shown(caller, row);
        }
        if (row.state().open() && !clock.instant().isBefore(row.expiresAt())) {
            return ended(caller, row, FlowRow.State.EXPIRED, null);
        }
        if (!store.write(tx -> FlowTable.take(tx, row.hash(), stateHash))) {
            return forged(registration, "used before");
        }
        return finish(caller, row, parameters);
    }

    private Flow finish(Caller caller, FlowRow row, Map<String, String> parameters) {
        String error = parameters.get("error");
        if (error != null) {
            return TROUBLE_AT_THE_NETWORK.contains(error)
                    ? ended(caller, row, FlowRow.State.FAILED, Kind.NETWORK_DOWN)
                    : ended(caller, row, FlowRow.State.REFUSED, null);
        }
        Optional<String> memo = seals.memo(row);
        if (memo.isEmpty()) {
            return ended(caller, row, FlowRow.State.FAILED, Kind.UNAVAILABLE);
        }
        if (!may(caller, row.owner())) {
            return ended(caller, row, FlowRow.State.FAILED, Kind.NO_PERMISSION);
        }
        Return back = new Return(callback(row.registration()), memo.get(), parameters);
        SignedIn signedIn;
        try {
            signedIn = networks.call(row.network(), one -> one.authenticator().complete(back));
        } catch (SocialException e) {
            LOG.info("A sign-in at {} did not succeed: {}", row.network(), e.getMessage());
            return ended(caller, row, state(e.kind()), e.kind());
        }
        return newcomers.connect(row, signedIn)
                ? shown(caller, own(row.hash(), caller))
                : ended(caller, row, FlowRow.State.FAILED, Kind.CONFLICT);
    }

    private static FlowRow.State state(Kind kind) {
        if (kind == Kind.REFUSED) {
            return FlowRow.State.REFUSED;
        }
        return kind == Kind.INVALID ? FlowRow.State.EXPIRED : FlowRow.State.FAILED;
    }

    /** Ends a flow, unless it ended meanwhile; answers how it stands then. */
    private Flow ended(Caller caller, FlowRow row, FlowRow.State state, @Nullable Kind failure) {
        store.write(tx -> FlowTable.end(tx, row.hash(), state, failure, null));
        return shown(caller, own(row.hash(), caller));
    }

    private Flow forged(String registration, String why) {
        LOG.warn(
                "A browser came back from {} with a state that is {}",
                networks.ids().contains(registration) ? registration : "somewhere",
                why);
        return new Flow("", registration, State.FORGED, null, null);
    }

    private FlowRow own(Caller caller, String flow) {
        return own(Digest.of(flow), caller);
    }

    private FlowRow own(String hash, Caller caller) {
        return store.read(tx -> FlowTable.byFlow(tx, hash))
                .filter(row -> row.belongsTo(caller))
                .orElseThrow(() -> new SocialException(Kind.NOT_FOUND, "no such flow of this session"));
    }

    private Flow shown(Caller caller, FlowRow row) {
        boolean late = row.state().open() && !clock.instant().isBefore(row.expiresAt());
        State state = late ? State.EXPIRED : state(row.state());
        return new Flow(seals.flow(row), row.network(), state, row.failure(), newcomers.connection(row));
    }

    static State state(FlowRow.State stored) {
        return switch (stored) {
            case WAITING, TAKEN -> State.WAITING;
            case CONNECTED -> State.CONNECTED;
            case REFUSED -> State.REFUSED;
            case CANCELLED -> State.CANCELLED;
            case EXPIRED -> State.EXPIRED;
            case FAILED -> State.FAILED;
        };
    }

    private URI callback(String registration) {
        return URI.create(site.publicUrl() + "/social/callback/" + registration);
    }
}
