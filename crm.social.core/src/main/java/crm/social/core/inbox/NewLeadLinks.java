package crm.social.core.inbox;

import crm.host.api.Caller;
import crm.host.api.RecordRef;
import crm.social.api.Links.State;
import crm.social.api.Profile;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.SubjectKey;
import crm.social.core.account.Connected;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.inbox.LeadTable.Lead;
import crm.social.core.link.RecordLinks;
import crm.social.core.picture.LinkedPictures;
import crm.social.core.read.ProfileReads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links an author to the lead that was made of them, and gives the lead their picture. */
@Component(service = NewLeadLinks.class)
public final class NewLeadLinks {
    private static final Logger LOG = LoggerFactory.getLogger(NewLeadLinks.class);

    private final OrganisationConnections organisations;
    private final ProfileReads profiles;
    private final RecordLinks links;
    private final LinkedPictures pictures;

    @Activate
    public NewLeadLinks(
            @Reference OrganisationConnections organisations,
            @Reference ProfileReads profiles,
            @Reference RecordLinks links,
            @Reference LinkedPictures pictures) {
        this.organisations = organisations;
        this.profiles = profiles;
        this.links = links;
        this.pictures = pictures;
    }

    /** Who wrote something, as the organisation sees them now. */
    Profile author(Connected source, String subject) {
        return profiles.profile(source.account(), subject).value();
    }

    /** Links them, unless somebody is linked there by now: what a person or the record's field said meanwhile stays. */
    void link(Caller caller, RecordRef record, Lead lead) {
        links.linkNew(caller, record, new SubjectKey(lead.network(), lead.subject()), lead.handle(), lead.state());
    }

    /** A picture that cannot be had now is no reason to be without the lead: a click brings it later. */
    void takePicture(Caller caller, RecordRef record, String network) {
        try {
            pictures.take(caller, record, network, organisations.require(network));
        } catch (SocialException e) {
            if (e.kind() == Kind.UNAVAILABLE || e.kind() == Kind.NO_PERMISSION) {
                throw e;
            }
            LOG.info("A new lead of {} is without a picture: {}", network, e.kind());
        }
    }

    static State state(Profile author) {
        return author.marks().contains(Profile.Mark.PROTECTED) ? State.PROTECTED : State.ACTIVE;
    }
}
