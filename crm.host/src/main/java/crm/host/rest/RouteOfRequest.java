package crm.host.rest;

import crm.host.api.Route;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Path;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Tells the template of the resource that a request reached. */
public final class RouteOfRequest implements ContainerRequestFilter {
    @Context
    private @Nullable ResourceInfo resource;

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        ResourceInfo reached = resource;
        HttpServletRequest servlet = request;
        if (reached != null && servlet != null && reached.getResourceMethod() != null) {
            Path type = reached.getResourceClass().getAnnotation(Path.class);
            Path method = reached.getResourceMethod().getAnnotation(Path.class);
            servlet.setAttribute(Route.ATTRIBUTE, "/crm/api" + joined(type, method));
        }
    }

    private static String joined(@Nullable Path... paths) {
        return Stream.of(paths)
                .filter(path -> path != null && !path.value().isEmpty())
                .map(path -> "/" + path.value().replaceAll("^/|/$", "").replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}"))
                .collect(Collectors.joining());
    }
}
