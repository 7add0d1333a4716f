package crm.social.core.candidate;

import crm.host.api.Caller;
import crm.host.api.CrmRecord;
import crm.host.api.RecordRef;
import crm.social.api.Candidates;
import crm.social.api.Links.Target;
import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.core.Access;
import crm.social.core.account.Connected;
import crm.social.core.account.OwnConnections;
import crm.social.core.link.LinkReads;
import crm.social.core.picture.PictureAddresses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the profiles that may belong to a record. Nothing is linked by it. */
@Component(service = Candidates.class)
public final class ProfileCandidates implements Candidates {
    private static final int LONGEST = 200;

    private final Access access;
    private final OwnConnections connections;
    private final SearchReads search;
    private final LinkReads links;
    private final PictureAddresses pictures;

    @Activate
    public ProfileCandidates(
            @Reference Access access,
            @Reference OwnConnections connections,
            @Reference SearchReads search,
            @Reference LinkReads links,
            @Reference PictureAddresses pictures) {
        this.access = access;
        this.connections = connections;
        this.search = search;
        this.links = links;
        this.pictures = pictures;
    }

    @Override
    public Found find(Caller caller, RecordRef ref, String network, @Nullable String name, @Nullable PageToken page) {
        CrmRecord record = access.record(caller, ref);
        if (name != null && (name.isBlank() || name.length() > LONGEST)) {
            throw new SocialException(Kind.INVALID, "a name has 1 to 200 characters");
        }
        Connected connected = connections.require(caller, network);
        NameForms forms = name == null ? NameForms.of(record.name()) : NameForms.of(name);
        Optional<String> searchable = search.searchable(network, forms.all());
        if (searchable.isEmpty()) {
            return new Found("", new Page<>(List.of(), null));
        }
        Page<Profile> found = search.search(connected.account(), searchable.get(), page);
        Ranking ranking = new Ranking(record, forms);
        return new Found(
                searchable.get(),
                new Page<>(
                        ranking.order(pictures.own(found.items()), elsewhere(caller, ref, network, found.items())),
                        found.next()));
    }

    @Override
    public Candidate lookup(Caller caller, RecordRef ref, String network, String typed) {
        CrmRecord record = access.record(caller, ref);
        Connected connected = connections.require(caller, network);
        Profile profile = search.profiles().find(connected.account(), new Target(null, typed));
        Map<String, List<String>> elsewhere = elsewhere(caller, ref, network, List.of(profile));
        return new Ranking(record, NameForms.of(record.name()))
                .order(List.of(pictures.own(profile)), elsewhere)
                .get(0);
    }

    private Map<String, List<String>> elsewhere(Caller caller, RecordRef ref, String network, List<Profile> profiles) {
        List<String> subjects =
                profiles.stream().map(profile -> profile.key().subject()).toList();
        return links.elsewhere(caller, ref, network, subjects);
    }
}
