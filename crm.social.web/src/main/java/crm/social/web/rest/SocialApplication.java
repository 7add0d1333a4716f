package crm.social.web.rest;

import crm.social.api.Candidates;
import crm.social.api.Connections;
import crm.social.api.Follows;
import crm.social.api.Histories;
import crm.social.api.Inbox;
import crm.social.api.LinkBatches;
import crm.social.api.Links;
import crm.social.api.Organisations;
import crm.social.api.Panels;
import crm.social.api.ProfilePictures;
import crm.social.api.Publications;
import crm.social.api.Reactions;
import crm.social.api.RecordPictures;
import crm.social.api.SignIns;
import crm.social.api.SocialNetworks;
import java.util.Set;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/**
 * All resources below {@code /social/api}. They come as one application with singletons, and not as services of their own, because the whiteboard
 * rebuilds an application's whole server with each resource that comes or goes.
 */
@Component(service = Application.class)
@JaxrsName("crm.social")
@JaxrsApplicationBase("social/api")
public final class SocialApplication extends Application {
    private final Problems problems = new Problems();
    private final Set<Object> singletons;

    @Activate
    public SocialApplication(
            @Reference SocialNetworks networks,
            @Reference SignIns signIns,
            @Reference Connections connections,
            @Reference Links links,
            @Reference LinkBatches batches,
            @Reference Candidates candidates,
            @Reference Panels panels,
            @Reference Publications publications,
            @Reference ProfilePictures pictures,
            @Reference Follows follows,
            @Reference Reactions reactions,
            @Reference Histories histories,
            @Reference RecordPictures recordPictures,
            @Reference Organisations organisations,
            @Reference Inbox inbox) {
        this.singletons = Set.of(
                new JsonBodies(),
                problems,
                new AnsweredHere(),
                new ReaderGone(),
                new RouteOfRequest(),
                new NetworksResource(networks, publications, reactions, panels),
                new FlowsResource(signIns),
                new ConnectionsResource(connections),
                new RecordsResource(panels, candidates, follows, histories),
                new RecordPicturesResource(recordPictures, panels),
                new LinksResource(links),
                new BulkResource(batches),
                new PublicationsResource(publications),
                new OrganisationsResource(organisations),
                new InboxResource(inbox),
                new PicturesResource(pictures),
                new DescriptionResource());
    }

    /** Calls that are still in flight may fail from now on. */
    @Deactivate
    void close() {
        problems.close();
    }

    @Override
    public Set<Object> getSingletons() {
        return singletons;
    }
}
