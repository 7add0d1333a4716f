package crm.social.itest.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The reactor's folders, as Maven hands them in. */
public final class House {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private House() {}

    public static Path root() {
        return Path.of(property("house"));
    }

    /** This module's folder for what tests leave behind. */
    public static Path output() {
        return Path.of(property("itest.output"));
    }

    /** Where the build puts a module's jar. */
    public static Path jar(String module) {
        return root().resolve(module).resolve("target").resolve(module + "-" + property("house.version") + ".jar");
    }

    public static List<String> modules() {
        try {
            return MODULE.matcher(Files.readString(root().resolve("pom.xml")))
                    .results()
                    .map(MatchResult::group)
                    .map(element -> element.replaceAll("<[^>]*>", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError("Run by Maven, which sets the property " + name);
        }
        return value;
    }
}
