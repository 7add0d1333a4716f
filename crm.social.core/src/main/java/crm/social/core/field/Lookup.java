package crm.social.core.field;

import crm.social.api.Links.Waiting.State;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.api.provider.Answer.ItemProblem;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.InstalledNetworks;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.Eyes;
import crm.social.core.account.Eyes.Pair;
import crm.social.core.field.WaitingTable.Savers;
import crm.social.core.link.Normal;
import crm.social.core.link.Pending;
import crm.social.core.link.PendingTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call after the other: whose values wait, who may and can look for them, whom they name. */
@Component(service = Lookup.class)
public final class Lookup {
    private static final Logger LOG = LoggerFactory.getLogger(Lookup.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LAST = Duration.ofMinutes(5);

    private final CoreStore store;
    private final Access access;
    private final InstalledNetworks networks;
    private final Eyes eyes;
    private final Verdicts verdicts;
    private final Clock clock;

    @Activate
    public Lookup(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference InstalledNetworks networks,
            @Reference Eyes eyes,
            @Reference Verdicts verdicts,
            @Reference Clock clock) {
        this.store = store;
        this.access = access;
        this.networks = networks;
        this.eyes = eyes;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** Asks the network once for each who can look, about names of which it has said nothing in this run. False when there is nothing left to look up now. */
    boolean step(String network, Answers known) {
        Map<Pair, List<String>> groups;
        try {
            parse(network);
            groups = groups(network);
        } catch (SocialException e) {
            postpone(network, store.read(tx -> WaitingTable.savers(tx, network)), e);
            return false;
        }
        groups.forEach((who, savers) -> ask(who, savers, known));
        return !groups.isEmpty();
    }

    /** What was saved while the network was not there to say what it means. */
    private void parse(String network) {
        List<Pending> unparsed = store.read(tx -> WaitingTable.unparsed(tx, network));
        Map<Pending, String> normals = new LinkedHashMap<>();
        unparsed.forEach(one -> normals.put(one, Normal.of(networks, network, one.value())));
        if (!normals.isEmpty()) {
            store.write(tx -> {
                normals.forEach((one, normal) -> PendingTable.parsed(tx, one, normal));
                return true;
            });
            List<Pending> invalid = unparsed.stream()
                    .filter(one -> Normal.INVALID.equals(normals.get(one)))
                    .toList();
            verdicts.none(network, invalid, State.INVALID);
            parse(network);
        }
    }

    /** Savers by who looks for them. Those who may not, and those for whom nobody can, are set aside. */
    private Map<Pair, List<String>> groups(String network) {
        Map<Pair, List<String>> groups = new LinkedHashMap<>();
        for (String saver : store.read(tx -> WaitingTable.savers(tx, network))) {
            Optional<Pair> who = access.allowed(saver) ? eyes.of(saver, network) : Optional.empty();
            if (who.isPresent()) {
                groups.computeIfAbsent(who.get(), any -> new ArrayList<>()).add(saver);
            } else {
                State state = access.allowed(saver) ? State.NO_VIEWER : State.NO_PERMISSION;
                store.write(tx -> {
                    WaitingTable.turn(tx, new Savers(network, saver), State.WAITING, state);
                    return true;
                });
            }
        }
        return groups;
    }

    private void ask(Pair who, List<String> savers, Answers known) {
        String network = who.network();
        try {
            int limit = Math.min(100, networks.descriptor(network).profileBatch());
            boolean subjects = false;
            List<String> names = names(network, savers, false, limit);
            if (names.isEmpty()) {
                subjects = true;
                names = names(network, savers, true, limit);
            }
            List<String> heard = known.among(who, names);
            if (heard.isEmpty() && !names.isEmpty()) {
                ask(who, names, subjects, known);
            }
            judge(network, savers, heard.isEmpty() ? known.of(who, names) : known.of(who, heard));
        } catch (SocialException e) {
            postpone(network, savers, e);
        }
    }

    /** A name that the network does not take at all must not cost the others their answer: it is found by halves. */
    private void ask(Pair who, List<String> names, boolean subjects, Answers known) {
        try {
            hear(who, names, answer(who, names, subjects), known);
        } catch (SocialException e) {
            if (e.kind() != Kind.INVALID) {
                throw e;
            }
            if (names.size() == 1) {
                known.remember(who, names.get(0), new Answers.Answer(null, State.INVALID));
            } else {
                int half = names.size() / 2;
                ask(who, names.subList(0, half), subjects, known);
                ask(who, names.subList(half, names.size()), subjects, known);
            }
        }
    }

    private List<String> names(String network, List<String> savers, boolean subjects, int limit) {
        return store.read(tx -> WaitingTable.names(tx, network, savers, subjects, limit));
    }

    private Answer<List<Profile>> answer(Pair who, List<String> names, boolean subjects) {
        List<String> items = names.stream().map(Normal::item).toList();
        return subjects
                ? eyes.ask(
                        who,
                        "profiles",
                        (one, by) -> AccountCalls.own(one.profiles().bySubjects(by, items)))
                : eyes.ask(
                        who,
                        "profiles-by-handle",
                        (one, by) -> AccountCalls.own(one.profiles().byHandles(by, items)));
    }

    private void hear(Pair who, List<String> names, Answer<List<Profile>> answer, Answers known) {
        Map<String, Kind> problems = new HashMap<>();
        for (ItemProblem problem : answer.problems()) {
            problems.put("#" + problem.item(), problem.kind());
            problems.put(Normal.of(networks, who.network(), problem.item()), problem.kind());
        }
        names.forEach(name -> known.remember(who, name, new Answers.Answer(null, state(problems.get(name)))));
        for (Profile profile : answer.value()) {
            Answers.Answer found = new Answers.Answer(profile, State.NOBODY);
            known.remember(who, "#" + profile.key().subject(), found);
            known.remember(who, Normal.of(networks, who.network(), profile.handle()), found);
        }
    }

    private void judge(String network, List<String> savers, Map<String, Answers.Answer> answers) {
        Map<String, Profile> found = new HashMap<>();
        List<Pending> known = new ArrayList<>();
        Map<State, List<Pending>> unknown = new EnumMap<>(State.class);
        for (Pending one : store.read(tx -> WaitingTable.of(tx, network, savers, answers.keySet()))) {
            Answers.Answer answer = Objects.requireNonNull(answers.get(one.normal()));
            Profile profile = answer.profile();
            if (profile == null) {
                unknown.computeIfAbsent(answer.none(), any -> new ArrayList<>()).add(one);
            } else {
                found.put(one.normal(), profile);
                known.add(one);
            }
        }
        verdicts.found(network, known, found);
        unknown.forEach((state, values) -> verdicts.none(network, values, state));
    }

    private static State state(@Nullable Kind problem) {
        return problem == Kind.SUSPENDED ? State.SUSPENDED : problem == Kind.INVALID ? State.INVALID : State.NOBODY;
    }

    private void postpone(String network, List<String> savers, SocialException why) {
        if (why.kind() == Kind.UNAVAILABLE) {
            throw why;
        }
        LOG.debug("Handles of {} wait: {}", network, why.getMessage());
        store.write(tx -> {
            int tries = Math.min(WaitingTable.tries(tx, network, savers), 20);
            Duration pause = FIRST.multipliedBy(1L << tries);
            Instant until = why.retryAt().orElse(clock.instant().plus(pause.compareTo(LAST) < 0 ? pause : LAST));
            Instant soonest = clock.instant().plusSeconds(1);
            WaitingTable.postpone(tx, network, savers, why.kind(), until.isBefore(soonest) ? soonest : until);
            return true;
        });
    }
}
