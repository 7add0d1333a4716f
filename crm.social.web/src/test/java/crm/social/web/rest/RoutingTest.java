package crm.social.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.ClientErrorException;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.MediaType;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.jaxrs.JAXRSServiceImpl;
import org.apache.cxf.jaxrs.impl.MetadataMap;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.jaxrs.utils.ResourceUtils;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Where the server that the product runs takes each address. It chooses a class first, without going back: two whose paths overlap may hide each other's
 * methods, and no other test of this bundle would notice.
 */
class RoutingTest {
    /** One without any setting. */
    private static final Endpoint ENDPOINT = (Endpoint) Proxy.newProxyInstance(
            RoutingTest.class.getClassLoader(), new Class<?>[] {Endpoint.class}, (proxy, method, arguments) -> {
                if (method.getReturnType() == int.class) {
                    return 0;
                }
                return method.getName().equals("entrySet") ? Set.of() : null;
            });

    private static final String ANYTHING = MediaType.WILDCARD;

    /** Hides all that {@link RecordsResource} offers below a network. */
    @Path("records/{type}/{id}/{network}")
    public static final class Hiding {
        @GET
        @Path("other")
        public String other() {
            return "";
        }
    }

    @Test
    void eachRouteReachesItsMethod() {
        List<ClassResourceInfo> resources = resources(Description.RESOURCES);
        Map<String, Method> routes = Description.offered();
        List<String> astray = new ArrayList<>();
        routes.forEach((route, method) -> {
            Method reached = reached(resources, route, method);
            if (!method.equals(reached)) {
                astray.add(route + " reaches " + reached);
            }
        });

        assertThat(astray).isEmpty();
        assertThat(routes).hasSizeGreaterThan(30);
    }

    @Test
    void whatIsHiddenOrNotThereReachesNothing() {
        List<ClassResourceInfo> resources = resources(Description.RESOURCES);
        assertThat(chosen(resources, "GET", "/records/lead/1/twitter/nothing", ANYTHING))
                .isNull();
        assertThat(chosen(resources, "DELETE", "/records/lead/1/twitter/posts", ANYTHING))
                .isNull();
        assertThat(chosen(resources, "GET", "/records/lead/1/twitter/posts", ANYTHING))
                .isNotNull();
        List<ClassResourceInfo> hidden = resources(List.of(RecordsResource.class, Hiding.class));
        assertThat(chosen(hidden, "GET", "/records/lead/1/twitter/posts", ANYTHING))
                .isNull();
    }

    private static List<ClassResourceInfo> resources(List<Class<?>> types) {
        return types.stream()
                .map(type -> ResourceUtils.createClassResourceInfo(type, type, true, true))
                .toList();
    }

    private static @Nullable Method reached(List<ClassResourceInfo> resources, String route, Method method) {
        String[] parts = route.split(" ");
        Consumes consumes = method.getAnnotation(Consumes.class);
        OperationResourceInfo found = chosen(
                resources,
                parts[0].toUpperCase(Locale.ROOT),
                parts[1].replaceAll("\\{[^}]+}", "x1"),
                consumes == null ? ANYTHING : consumes.value()[0]);
        return found == null ? null : found.getMethodToInvoke();
    }

    private static @Nullable OperationResourceInfo chosen(
            List<ClassResourceInfo> resources, String verb, String path, String contentType) {
        Message message = new MessageImpl();
        ExchangeImpl exchange = new ExchangeImpl();
        exchange.put(Endpoint.class, ENDPOINT);
        exchange.put(Service.class, new JAXRSServiceImpl(resources));
        exchange.setInMessage(message);
        message.setExchange(exchange);
        var matched = JAXRSUtils.selectResourceClass(resources, path, message);
        try {
            return matched == null
                    ? null
                    : JAXRSUtils.findTargetMethod(
                            matched, message, verb, new MetadataMap<>(), contentType, List.of(MediaType.WILDCARD_TYPE));
        } catch (ClientErrorException e) {
            return null;
        }
    }
}
