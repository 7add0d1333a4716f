package crm.social.web.rest;

import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** {@code /social/api}. All its resources and extensions stand in this bundle: the whiteboard rebuilds an application whenever one of them changes. */
@Component(service = Application.class)
@JaxrsName(SocialApplication.NAME)
@JaxrsApplicationBase("social/api")
public final class SocialApplication extends Application {
    static final String NAME = "crm.social";
    static final String SELECT = "(osgi.jaxrs.name=" + NAME + ")";
}
