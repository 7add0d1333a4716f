package crm.social.itest.observer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Answers one line for each bundle that does not run and each component that is not satisfied, and the number of those that are. */
@Component(service = Servlet.class, property = "osgi.http.whiteboard.servlet.pattern=" + Observer.PATH)
public final class Observer extends HttpServlet {
    /** Open without a sign-in. */
    public static final String PATH = "/health/observer";

    private static final long serialVersionUID = 1L;

    private final transient BundleContext context;
    private final transient ServiceComponentRuntime components;

    @Activate
    public Observer(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        for (String line : Stream.concat(bundles(), unsatisfied()).toList()) {
            response.getWriter().println(line);
        }
        response.getWriter().println("satisfied " + satisfied());
    }

    /** STARTING is a bundle that waits for the first use of a class of it. */
    private Stream<String> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING)
                .map(bundle -> "bundle " + bundle.getSymbolicName() + " " + bundle.getState());
    }

    private Stream<String> unsatisfied() {
        return components.getComponentDescriptionDTOs().stream()
                .filter(each -> !holds(each))
                .map(each -> "component " + each.bundle.symbolicName + " " + each.name);
    }

    private long satisfied() {
        return components.getComponentDescriptionDTOs().stream()
                .filter(this::holds)
                .count();
    }

    /** One that is there only where somebody configured it does not miss anything. */
    private boolean holds(ComponentDescriptionDTO description) {
        Collection<ComponentConfigurationDTO> configurations = components.getComponentConfigurationDTOs(description);
        boolean wanted = !description.configurationPolicy.equals("require") || !configurations.isEmpty();
        return !wanted
                || configurations.stream()
                        .anyMatch(configuration -> configuration.state == ComponentConfigurationDTO.SATISFIED
                                || configuration.state == ComponentConfigurationDTO.ACTIVE);
    }
}
