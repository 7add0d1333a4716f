package crm.social.itest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.Eventually;
import crm.social.itest.Figures;
import crm.social.itest.ServerProcess;
import crm.social.itest.Visitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code ./run --watch} does: a change in a source folder reaches the running demo. */
class WatchTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BUILDING = Duration.ofMinutes(10);
    private static final String WEB = "crm.social.web";
    private static final Pattern ACTION = Pattern.compile("\"module\":\"([^\"]+/action.js)\"");
    private static final Set<String> NOT_COPIED = Set.of(".git", "data", "framework-data", "demo-data", "logs");

    @RegisterExtension
    static final RunningDemo DEMO = new RunningDemo();

    private static Path updates = Path.of("");

    private final Visitor suzuki = Visitor.at(DEMO.crmUrl()).signIn("suzuki", "demo");
    private ServerProcess watch = new ServerProcess("none", Path.of("none"), List.of(), Map.of());

    /** As {@code cnf/watch.sh} does. */
    @BeforeAll
    static void offerUpdates() throws IOException {
        updates = Files.createDirectories(DEMO.data().resolve("updates"));
        Files.writeString(DEMO.data().resolve("load/org.apache.felix.fileinstall-updates.cfg"), """
                felix.fileinstall.dir=%s
                felix.fileinstall.poll=200
                felix.fileinstall.noInitialDelay=true
                felix.fileinstall.enableConfigSave=false
                felix.fileinstall.filter=crm\\\\..*\\\\.jar
                """.formatted(updates));
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void pageElementsAndWordsAreOnThePageAtOnce() throws IOException {
        Path root = Files.createTempDirectory(House.output(), "watched");
        copy(House.root().resolve(WEB).resolve("src"), root.resolve(WEB).resolve("src"));
        copy(House.root().resolve(WEB).resolve("bnd.bnd"), root.resolve(WEB).resolve("bnd.bnd"));
        copy(
                House.jar(WEB),
                root.resolve(WEB).resolve("target").resolve(House.jar(WEB).getFileName()));
        start(root);
        Path resources = root.resolve(WEB).resolve("src/main/resources");

        Duration element = until(
                () -> append(
                        resources.resolve("ui/action.js"), "\n/** Not for browsers. */\nexport const watched = 1;\n"),
                () -> action().contains("export const watched = 1;"));
        assertThat(action()).doesNotContain("Not for browsers");
        Duration words = until(
                () -> append(resources.resolve("OSGI-INF/l10n/bundle_ja.properties"), "\nwatched=見張り\n"),
                () -> suzuki.get("/crm/api/ui/i18n/crm.social.web/ja.json")
                        .body()
                        .contains("見張り"));

        Figures.measured(
                "Watched sources", "page element on the page after %s, words after %s".formatted(s(element), s(words)));
    }

    @Test
    @Tag("long")
    void aChangedClassIsBuiltAndRuns() throws IOException {
        Path root = Files.createTempDirectory(House.root().resolve("target"), "watched");
        copy(House.root(), root);
        start(root);
        Path resource = root.resolve(WEB).resolve("src/main/java/crm/social/web/rest/NetworksResource.java");

        Duration took = until(
                () -> Files.writeString(resource, Files.readString(resource).replace("max-age=86400", "max-age=86399")),
                () -> suzuki.get("/social/api/networks/twitter/icon")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse("")
                        .contains("86399"));

        Figures.measured("Watched classes", "a changed class runs after " + s(took));
    }

    private void start(Path root) throws IOException {
        Path log = House.output().resolve("watch.txt");
        Files.deleteIfExists(log);
        watch = new ServerProcess(
                "The watch",
                log,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        House.root().resolve("cnf/Watch.java").toString(),
                        root.toString(),
                        updates.toString()),
                Map.of());
        watch.start(LIMIT, () -> watch.printed().stream().anyMatch(line -> line.startsWith("Watching ")));
    }

    private String action() {
        Matcher module = ACTION.matcher(suzuki.get("/crm/api/ui/contributions?object=lead&location=record.action/v1")
                .body());
        return module.find() ? suzuki.get(module.group(1)).body() : "";
    }

    private interface Edit {
        Object make() throws IOException;
    }

    private static Duration until(Edit edit, Callable<Boolean> seen) throws IOException {
        assertThat(orFail(seen)).isFalse();
        long start = System.nanoTime();
        edit.make();
        Eventually.within(BUILDING, seen);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean orFail(Callable<Boolean> seen) {
        try {
            return seen.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Path append(Path file, String text) throws IOException {
        return Files.writeString(file, Files.readString(file) + text);
    }

    private static String s(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = folder.getFileName().toString();
                if (NOT_COPIED.contains(name) || name.startsWith("watched") || folder.equals(to)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // With their times: what is built stays newer than its sources.
                Path target = from.equals(file) ? to : to.resolve(from.relativize(file));
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
