package crm.host.rest;

import crm.host.HostSettings;
import crm.host.HostStore;
import crm.host.imports.ImportFiles;
import crm.host.imports.Imports;
import crm.host.record.Conversion;
import crm.host.record.Deals;
import crm.host.record.Persons;
import crm.host.record.RecordPictures;
import crm.host.record.Timelines;
import crm.host.start.FirstStart;
import crm.host.ui.Contributions;
import crm.host.ui.HandleFields;
import crm.host.ui.Texts;
import crm.host.user.Directory;
import crm.host.user.Passwords;
import crm.host.user.Profiles;
import crm.host.user.Sessions;
import crm.host.user.SignIn;
import crm.host.user.Users;
import java.util.Set;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/**
 * All resources below {@code /crm/api}. They come as one application with singletons, and not as services of their own, because the whiteboard
 * rebuilds an application's whole server with each resource that comes or goes.
 */
@Component(service = Application.class)
@JaxrsName("crm.host")
@JaxrsApplicationBase("crm/api")
public final class HostApplication extends Application {
    private final ProblemMapper problems = new ProblemMapper();
    private final Set<Object> singletons;

    @Activate
    public HostApplication(
            @Reference HostSettings settings,
            @Reference HostStore host,
            @Reference Directory directory,
            @Reference Passwords passwords,
            @Reference Sessions sessions,
            @Reference SignIn signIn,
            @Reference FirstStart start,
            @Reference RecordPictures pictures,
            @Reference Timelines timelines,
            @Reference Contributions contributions,
            @Reference HandleFields handleFields,
            @Reference Texts texts) {
        Views views = new Views(directory);
        Users users = new Users(host, directory, passwords);
        ImportFiles files = new ImportFiles(texts.importWords(), handleFields::labels);
        Imports imports = new Imports(host, directory, handleFields::labels, texts.importWords());
        PersonsResource.Records records = new PersonsResource.Records(new Persons(host), pictures, views, files);
        this.singletons = Set.of(
                new JsonBody(),
                problems,
                new AnsweredHere(),
                new ReaderGone(),
                new RouteOfRequest(),
                new SiteResource(settings, start, directory, handleFields),
                new SessionResource(new SessionResource.Services(settings, signIn, sessions, users, directory)),
                new SetUpResource(settings, start, signIn, directory),
                new LeadsResource(records, new Conversion(host)),
                new ContactsResource(records),
                new DealsResource(new Deals(host), views),
                new ImportsResource(imports, files, directory, views),
                new TimelineResource(timelines, views),
                new UsersResource(users, directory, views, settings),
                new ProfilesResource(new Profiles(host, directory), directory, texts),
                new UiResource(contributions, texts));
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
