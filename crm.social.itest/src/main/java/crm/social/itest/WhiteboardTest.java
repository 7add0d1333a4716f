package crm.social.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_ASYNC_SUPPORTED;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.AsyncContext;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.Application;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** One Jetty serves JAX-RS applications and plain servlets, and one filter sees the requests to them all. */
class WhiteboardTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final BundleContext context =
            FrameworkUtil.getBundle(WhiteboardTest.class).getBundleContext();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @BeforeEach
    void offerAnApplicationAServletAndAFilter() {
        register(
                List.of(Application.class),
                new ToyApi.Toys(),
                Map.of("osgi.jaxrs.name", "toy", "osgi.jaxrs.application.base", "toy/api"));
        register(
                List.of(ToyApi.Resource.class),
                new ToyApi.Resource(),
                Map.of("osgi.jaxrs.resource", true, "osgi.jaxrs.application.select", "(osgi.jaxrs.name=toy)"));
        register(
                List.of(MessageBodyReader.class, MessageBodyWriter.class),
                ToyApi.json(),
                Map.of("osgi.jaxrs.extension", true, "osgi.jaxrs.application.select", "(osgi.jaxrs.name=toy)"));
        register(
                List.of(Servlet.class),
                new CallerServlet(),
                Map.of(HTTP_WHITEBOARD_SERVLET_PATTERN, "/toy/plain", HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true));
        register(
                List.of(Filter.class),
                new CallerFilter(),
                Map.of(
                        HTTP_WHITEBOARD_FILTER_PATTERN,
                        "/*",
                        HTTP_WHITEBOARD_FILTER_ASYNC_SUPPORTED,
                        true,
                        HTTP_WHITEBOARD_CONTEXT_SELECT,
                        "(" + HTTP_WHITEBOARD_CONTEXT_NAME + "=*)"));
        Eventually.within(LIMIT, () -> suzuki().get("/toy/api/toys").statusCode() == 200);
    }

    @AfterEach
    void takeThemAway() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    @Test
    void anApplicationReadsAndWritesItsOwnJson() {
        var answer = suzuki().send("POST", "/toy/api/toys", "{\"name\":\"くま\",\"age\":\"PT24H\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"くま\"").contains("172800");
    }

    @Test
    void theFilterOverAllContextsHandsTheCallerToAResource() {
        assertThat(suzuki().get("/toy/api/toys").body()).isEqualTo("{\"caller\":\"suzuki\"}");
    }

    @Test
    void theFilterOverAllContextsHandsTheCallerToAnAsynchronousServlet() {
        assertThat(suzuki().get("/toy/plain").body()).isEqualTo("suzuki");
    }

    @Test
    void whoeverIsNotSignedInReachesNeither() {
        Visitor nobody = Visitor.at(Endpoint.of("/"));

        assertThat(nobody.get("/toy/api/toys").statusCode()).isIn(303, 401);
        assertThat(nobody.get("/toy/plain").statusCode()).isIn(303, 401);
    }

    @Test
    void anApplicationThatWentAnswersNothingAnyMore() {
        registrations.remove(0).unregister();

        Eventually.within(LIMIT, () -> suzuki().get("/toy/api/toys").statusCode() == 404);
    }

    private static Visitor suzuki() {
        return Visitor.at(Endpoint.of("/")).signIn("suzuki", "demo");
    }

    private void register(List<Class<?>> types, Object service, Map<String, Object> properties) {
        registrations.add(context.registerService(
                types.stream().map(Class::getName).toArray(String[]::new),
                service,
                FrameworkUtil.asDictionary(properties)));
    }

    private static final class CallerFilter extends HttpFilter {
        private static final long serialVersionUID = 1;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            request.setAttribute(ToyApi.CALLER, "suzuki");
            chain.doFilter(request, response);
        }
    }

    private static final class CallerServlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            AsyncContext asynchronous = request.startAsync();
            asynchronous.start(() -> {
                try {
                    asynchronous.getResponse().getWriter().print(request.getAttribute(ToyApi.CALLER));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } finally {
                    asynchronous.complete();
                }
            });
        }
    }
}
