package crm.host.ui;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/** A context of its own for the event stream: below the path of the resources' application, but not in it, which is rebuilt at times. */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = "crm.host.events", path = "/crm/api/events")
public final class EventsContext extends ServletContextHelper {}
