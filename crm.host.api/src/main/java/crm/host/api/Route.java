package crm.host.api;

/**
 * Which of a server's routes a request took, for counting and logging: a template such as {@code /social/api/connections/{id}}, in which no value
 * of a request stands. Who answers a request may set it; the host uses a coarser word where nobody does.
 */
public final class Route {
    /** Name of the request attribute; its value is a {@link String}. */
    public static final String ATTRIBUTE = "crm.host.route";

    private Route() {}
}
