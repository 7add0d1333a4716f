package crm.host.api;

/**
 * How the host tells an answer of a REST interface from the silence around it. The machinery that serves a REST interface is built anew when bundles
 * come and go; meanwhile it answers 404, nothing, or as half of itself. So a bundle that has a REST interface
 *
 * <ul>
 *   <li>names its path in its manifest: {@code Provide-Capability: crm.host.rest;base="/social/api"},
 *   <li>sets the header {@link #HEADER} on every answer that it gives there, problems too; the host takes it off again.
 * </ul>
 *
 * <p>What is asked below such a path and not answered so is answered by the host: 503 with {@code Retry-After}, for as long as the bundle is
 * installed, and 404 from ten seconds after it was uninstalled.
 */
public final class Answered {
    /** The response header; any value. */
    public static final String HEADER = "X-Crm-Answered";

    /** Namespace of the capability. */
    public static final String CAPABILITY = "crm.host.rest";

    /** Attribute of the capability: the path, such as {@code /social/api}. */
    public static final String BASE = "base";

    private Answered() {}
}
