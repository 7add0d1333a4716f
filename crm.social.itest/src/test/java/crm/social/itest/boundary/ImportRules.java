package crm.social.itest.boundary;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The table "Who may import what". A name stands for that package alone; {@code name.*} for it and all below it.
 * Optional imports count like others.
 */
final class ImportRules {
    private static final String SLF4J = "org.slf4j.*";
    private static final String HOST = "crm.host.api.*";
    private static final String SOCIAL = "crm.social.api";
    private static final String PROVIDER = "crm.social.api.provider";
    private static final String HTTP = "crm.social.http";
    /** The part of {@link #HTTP} that is free of OkHttp. */
    private static final String PICTURE = "crm.social.http.picture";

    private static final String STORE = "crm.store";
    /** How any bundle tells the operator about itself; domain-free. */
    private static final String OPS = "crm.ops.api";

    private static final String JACKSON = "com.fasterxml.jackson.*";
    private static final String JAXRS = "javax.ws.rs.*";
    private static final String SERVLET = "javax.servlet.*";
    private static final String IMAGEIO = "javax.imageio.*";
    private static final String OKHTTP = "okhttp3.*";
    private static final String OKIO = "okio.*";
    /** Stands in the signatures of {@link #OKHTTP}. */
    private static final String KOTLIN = "kotlin.*";

    /** Open to all bundles; {@code java.*} besides, which no manifest names. */
    private static final List<String> ALL = List.of("org.osgi.*", "org.jspecify.annotations");

    private static final List<String> NETWORK = List.of(SLF4J, SOCIAL, PROVIDER, HTTP, OKHTTP, OKIO, KOTLIN, JACKSON);

    static final Map<String, List<String>> BUNDLES = Map.ofEntries(
            Map.entry("crm.host.api", List.of()),
            Map.entry(OPS, List.of()),
            // Stands before all bundles, beside the logging library.
            Map.entry("crm.log", List.of("ch.qos.logback.*")),
            Map.entry(
                    "crm.ops",
                    List.of(
                            SLF4J,
                            OPS,
                            HOST,
                            SERVLET,
                            JACKSON,
                            "org.apache.felix.hc.api.*",
                            "com.sun.management",
                            "javax.management.*")),
            Map.entry("crm.social.api", List.of(HOST)),
            Map.entry(
                    "crm.store",
                    List.of(SLF4J, OPS, "javax.sql", "com.zaxxer.hikari.*", "org.sqlite.*", "org.postgresql.*")),
            Map.entry(HTTP, List.of(SLF4J, OPS, OKHTTP, OKIO, KOTLIN, IMAGEIO, "javax.net.*")),
            Map.entry(
                    "crm.social.core",
                    List.of(
                            SLF4J,
                            OPS,
                            HOST,
                            SOCIAL,
                            PROVIDER,
                            STORE,
                            PICTURE,
                            "javax.crypto.*",
                            "com.fasterxml.jackson.core.*")),
            Map.entry("crm.social.web", List.of(SLF4J, HOST, SOCIAL, JAXRS, SERVLET, JACKSON)),
            Map.entry("crm.social.permissions", List.of(SLF4J, HOST)),
            Map.entry("crm.social.twitter", NETWORK),
            Map.entry(
                    "crm.host",
                    List.of(SLF4J, OPS, HOST, STORE, SERVLET, JAXRS, JACKSON, IMAGEIO, "org.bouncycastle.*")),
            Map.entry("crm.social.app", List.of()),
            // A program that no framework loads: it imports nothing, and its classes may know no other class of ours.
            Map.entry("crm.social.sandbox", List.of()));

    /** What others may see of our bundles; all else stays inside. */
    static final List<String> EXPORTED = List.of(OPS, HOST, SOCIAL, PROVIDER, HTTP, PICTURE, STORE);

    /** Core and providers: they neither open a way out themselves nor start threads. */
    static final List<String> GUARDED = List.of("crm.social.core", "crm.social.twitter");

    private ImportRules() {}

    static boolean allows(String bundle, String imported) {
        return matches(Stream.concat(ALL.stream(), BUNDLES.get(bundle).stream()).toList(), imported);
    }

    static boolean matches(List<String> patterns, String name) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith(".*")
                        ? (name + ".").startsWith(pattern.substring(0, pattern.length() - 1))
                        : name.equals(pattern));
    }
}
