package crm.host.web;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a request is for, by its path alone.
 *
 * @param path as sent, checked: no encoded slash, no {@code ..}, nothing that parts of the server could read in different ways
 */
record RequestPath(String path) {
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*");
    private static final Pattern ODD = Pattern.compile("//|/\\.{1,2}(/|$)|%(2[fFeE]|5[cC]|00|25)");
    private static final Pattern PICTURE = Pattern.compile("/crm/api/(leads|contacts)/[^/]+/picture");
    private static final Pattern API = Pattern.compile("/[a-z]+/api/.*");
    private static final Pattern PAGE = Pattern.compile("/|/(leads|contacts|deals|settings|account|ext-page)(/.*)?");
    private static final Set<String> OPEN_PAGES = Set.of("/sign-in", "/setup");
    private static final Set<String> FILES = Set.of("/favicon.ico", "/robots.txt");

    static final String IMPORTS = "/crm/api/imports";
    static final String SESSION = "/crm/api/session";
    static final String SET_UP = "/crm/api/setup";

    static RequestPath of(String uri) {
        if (!PLAIN.matcher(uri).matches() || ODD.matcher(uri).find()) {
            throw Problem.of(ProblemKind.BAD_REQUEST);
        }
        return new RequestPath(uri);
    }

    /** Whether programs speak here, and errors are problems and not pages. */
    boolean api() {
        return API.matcher(path).matches();
    }

    /** Whether it is one of the host's own pages that need somebody signed in. */
    boolean page() {
        return PAGE.matcher(path).matches();
    }

    /** Whether people open it by its address. */
    boolean opened() {
        return page() || OPEN_PAGES.contains(path);
    }

    /** Whether a network sends the browser, or its own servers, here. */
    boolean callback() {
        return path.startsWith("/social/callback/");
    }

    /** Whether a whole file of rows may come here. */
    boolean csvFile() {
        return path.equals(IMPORTS);
    }

    boolean picture() {
        return PICTURE.matcher(path).matches();
    }

    /** Whether it is how a session comes to be; no token of a session can be asked for. */
    boolean signsIn(String method) {
        return method.equals("POST") && (path.equals(SESSION) || path.equals(SET_UP));
    }

    /** Whether anybody may ask. */
    boolean open(String method) {
        return signsIn(method) || (method.equals("GET") || method.equals("HEAD")) && openToRead();
    }

    /** Whether it is a file that is the same for everybody, so that nobody need be looked up who reads it. */
    boolean file() {
        return FILES.contains(path)
                || path.startsWith("/assets/")
                || path.startsWith("/lib/")
                || path.startsWith("/ext/");
    }

    private boolean openToRead() {
        return OPEN_PAGES.contains(path)
                || file()
                || path.startsWith("/social/client/")
                || path.equals("/health")
                || path.equals("/metrics")
                || path.startsWith("/health/")
                || path.equals("/crm/api/site")
                || path.equals("/crm/api/openapi.yaml")
                || path.startsWith("/crm/api/ui/i18n/crm.host/");
    }
}
