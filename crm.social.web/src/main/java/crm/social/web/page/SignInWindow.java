package crm.social.web.page;

import crm.host.api.Caller;
import crm.social.api.Act;
import crm.social.api.SignIns;
import crm.social.api.SignIns.Flow;
import crm.social.api.SignIns.State;
import crm.social.api.SocialException;
import crm.social.api.SocialNetworks;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window in which somebody signs in at a network: {@code /social/sign-in/{network}} sends it there, {@code /social/callback/{registration}}
 * takes it back, {@code /social/signed-in} tells the page that opened it, without a code or state in its address.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/social/sign-in/*", "/social/callback/*", "/social/signed-in", "/social/window/*"})
public final class SignInWindow extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SignInWindow.class);

    private final transient SignIns signIns;
    private final transient SocialNetworks networks;

    @Activate
    public SignInWindow(@Reference SignIns signIns, @Reference SocialNetworks networks) {
        this.signIns = signIns;
        this.networks = networks;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String rest = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        switch (request.getServletPath()) {
            case "/social/sign-in" -> begin(request, response, rest);
            case "/social/callback" -> complete(request, response, rest);
            case "/social/window" -> WindowPage.asset(response, rest);
            default -> WindowPage.write(response, ended(request));
        }
    }

    private String ended(HttpServletRequest request) {
        String network = request.getParameter("network");
        return WindowPage.page(
                locale(request),
                request.getParameter("flow"),
                network,
                name(caller(request), network),
                request.getParameter("state"));
    }

    /** As the network calls itself, to those who may see it. */
    private @Nullable String name(@Nullable Caller caller, @Nullable String network) {
        try {
            return caller == null
                    ? null
                    : networks.installed(caller).stream()
                            .filter(one -> one.id().equals(network))
                            .findAny()
                            .map(SocialNetworks.Network::name)
                            .orElse(null);
        } catch (SocialException e) {
            LOG.info("A sign-in ended for somebody who does not see the network: {}", e.kind());
            return null;
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, String network) throws IOException {
        Caller caller = caller(request);
        String flow = request.getParameter("flow");
        if (caller == null || flow == null || fromElsewhere(request)) {
            end(response, flow, network, State.FORGED);
            return;
        }
        try {
            response.sendRedirect(signIns.begin(caller, network, flow, acts(request), owner(request))
                    .toString());
        } catch (SocialException e) {
            LOG.info("A sign-in could not begin: {}", e.kind());
            end(response, flow, network, State.FAILED);
        }
    }

    private void complete(HttpServletRequest request, HttpServletResponse response, String registration)
            throws IOException {
        Caller caller = caller(request);
        if (caller == null) {
            end(response, null, registration, State.FORGED);
            return;
        }
        try {
            Flow flow = signIns.complete(caller, registration, parametersGivenOnce(request));
            end(response, flow.flow(), flow.network(), flow.state());
        } catch (SocialException e) {
            LOG.info("A sign-in could not be completed: {}", e.kind());
            end(response, null, registration, State.FAILED);
        }
    }

    private static void end(HttpServletResponse response, @Nullable String flow, String network, State state) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", WindowPage.address(flow, network, state));
    }

    private static @Nullable Caller caller(HttpServletRequest request) {
        return request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller ? caller : null;
    }

    private static Locale locale(HttpServletRequest request) {
        Caller caller = caller(request);
        return caller == null ? request.getLocale() : caller.locale();
    }

    private static boolean fromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /** {@code for=organisation} makes the organisation's connection. */
    private static SignIns.Owner owner(HttpServletRequest request) {
        return "organisation".equals(request.getParameter("for")) ? SignIns.Owner.ORGANISATION : SignIns.Owner.CALLER;
    }

    private static Set<Act> acts(HttpServletRequest request) {
        String[] wanted = request.getParameterValues("act");
        Set<Act> acts = new TreeSet<>();
        for (String name : wanted == null ? new String[0] : wanted) {
            for (Act act : Act.values()) {
                if (act.name().equals(name)) {
                    acts.add(act);
                }
            }
        }
        return acts;
    }

    private static Map<String, String> parametersGivenOnce(HttpServletRequest request) {
        Map<String, String> once = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length == 1) {
                once.put(name, values[0]);
            }
        });
        return once;
    }
}
