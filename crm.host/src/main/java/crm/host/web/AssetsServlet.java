package crm.host.web;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves what pages load: {@code /assets/<hash>/…} from the host, {@code /lib/<hash>/…} from Lit, {@code /ext/<bundle>/<hash>/…} from bundles that
 * contribute to pages. Only what stands in these maps is served; an address with another hash is gone.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/assets/*", "/lib/*", "/ext/*", "/favicon.ico"})
public final class AssetsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient PageFiles files;
    private final transient ContributedFiles contributed;
    private final transient StaticFile favicon;

    @Activate
    public AssetsServlet(BundleContext context, @Reference PageFiles files, @Reference ContributedFiles contributed) {
        this.files = files;
        this.contributed = contributed;
        Map<String, StaticFile> shell = new TreeMap<>();
        BundleFiles.collect(context.getBundle(), "shell", "favicon.svg", path -> path, shell);
        this.favicon = shell.get("shell/favicon.svg");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] parts = request.getRequestURI().substring(1).split("/", 4);
        Optional<StaticFile> file = find(parts);
        if (file.isPresent()) {
            file.get().answer(request, response, parts.length == 1 ? StaticFile.AN_HOUR : StaticFile.FOR_EVER);
        } else {
            Problems.answer(response, Problem.of(ProblemKind.NOT_FOUND));
        }
    }

    private Optional<StaticFile> find(String[] parts) {
        return switch (parts[0]) {
            case "favicon.ico" -> Optional.of(favicon);
            case "assets" -> find(files.assets(), parts);
            case "lib" -> find(files.lib(), parts);
            case "ext" -> parts.length == 4 ? contributed.find(parts[1], parts[2], parts[3]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<StaticFile> find(BundleFiles files, String[] parts) {
        if (parts.length < 3 || !parts[1].equals(files.hash())) {
            return Optional.empty();
        }
        return files.file(parts.length == 4 ? parts[2] + "/" + parts[3] : parts[2]);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> doGet(request, response);
            default -> Problems.answer(response, Problem.of(ProblemKind.METHOD_NOT_ALLOWED));
        }
    }
}
