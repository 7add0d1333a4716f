import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands what was changed in a source folder to the running demo: {@code java cnf/Watch.java ROOT UPDATES}, started by {@code ./run --watch}.
 *
 * <p>UPDATES is a folder from which the framework takes bundles; a jar put there updates the running bundle of the same name. Where only files of a
 * {@code resources} folder changed (page elements, styles, words), they are put into a copy of the bundle's jar, without a build. For everything else
 * Maven builds the bundle, and what it stands on as far as that changed; where that changed what the bundle exports, everything. What does not build
 * is said and left alone: the demo goes on with what it has.
 */
final class Watch {
    private static final long QUIET_MS = 120;
    private static final Set<String> NOT_IN_THE_DEMO = Set.of("crm.social.app", "crm.social.itest", "crm.social.sandbox", "crm.social.tck");
    /** As the root pom does for what is packaged: comments are for who reads the source. */
    private static final Pattern JSDOC = Pattern.compile("[ \\t]*/\\*\\*.*?\\*/[ \\t]*\\n?", Pattern.DOTALL);

    private final Path root;
    private final Path updates;
    private final WatchService service;
    private final Map<WatchKey, Path> watched = new LinkedHashMap<>();
    /** Digests of the bundles' contents as the demo has them, by module. */
    private final Map<String, String> running = new TreeMap<>();

    private Watch(Path root, Path updates) throws IOException {
        this.root = root.toRealPath();
        this.updates = Files.createDirectories(updates).toRealPath();
        this.service = FileSystems.getDefault().newWatchService();
    }

    public static void main(String... args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: java cnf/Watch.java ROOT UPDATES");
            System.exit(2);
        }
        new Watch(Path.of(args[0]), Path.of(args[1])).run();
    }

    private void run() throws Exception {
        for (String module : modules()) {
            running.put(module, digest(jar(module), entry -> true));
            register(root.resolve(module).resolve("src/main"));
        }
        System.out.println("Watching " + String.join(", ", running.keySet()));
        while (true) {
            Set<Path> changed = nextChanges();
            try {
                take(changed);
            } catch (IOException | UncheckedIOException e) {
                System.out.println("Not handed over: " + e);
            }
        }
    }

    private List<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.exists(folder.resolve("bnd.bnd")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !NOT_IN_THE_DEMO.contains(name) && Files.isDirectory(root.resolve(name).resolve("src/main")))
                    .filter(name -> Files.exists(jar(name)))
                    .sorted()
                    .toList();
        }
    }

    private Path jar(String module) {
        return root.resolve(module).resolve("target").resolve(module + "-1.0.0-SNAPSHOT.jar");
    }

    // --- Changes ---------------------------------------------------------------------------------------------------

    private void register(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                watched.put(each.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), each);
            }
        }
    }

    /** Waits for a change, and then until nothing changes for a moment: editors write in several steps. */
    private Set<Path> nextChanges() throws InterruptedException, IOException {
        Set<Path> changed = new TreeSet<>();
        WatchKey key = service.take();
        while (key != null) {
            collect(key, changed);
            key = service.poll(QUIET_MS, TimeUnit.MILLISECONDS);
        }
        return changed;
    }

    private void collect(WatchKey key, Set<Path> changed) throws IOException {
        Path folder = watched.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder == null || !(event.context() instanceof Path name)) {
                continue;
            }
            Path file = folder.resolve(name);
            if (Files.isDirectory(file)) {
                register(file);
                try (Stream<Path> inside = Files.walk(file)) {
                    inside.filter(Files::isRegularFile).filter(Watch::counts).forEach(changed::add);
                }
            } else if (counts(file)) {
                changed.add(file);
            }
        }
        if (!key.reset()) {
            watched.remove(key);
        }
    }

    /** Whether it is no editor's temporary file. */
    private static boolean counts(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith("~") && !name.endsWith(".swp") && !name.matches("4913|#.*#");
    }

    // --- Handing over ----------------------------------------------------------------------------------------------

    private void take(Set<Path> changed) throws IOException, InterruptedException {
        Map<String, List<Path>> byModule = changed.stream()
                .collect(Collectors.groupingBy(
                        file -> root.relativize(file).getName(0).toString(), TreeMap::new, Collectors.toList()));
        Set<String> built = new TreeSet<>();
        for (Map.Entry<String, List<Path>> each : byModule.entrySet()) {
            Path resources = root.resolve(each.getKey()).resolve("src/main/resources");
            if (each.getValue().stream().allMatch(file -> file.startsWith(resources))) {
                patch(each.getKey(), resources, each.getValue());
            } else {
                built.add(each.getKey());
            }
        }
        if (!built.isEmpty()) {
            build(built);
        }
    }

    private void patch(String module, Path resources, List<Path> files) throws IOException {
        long start = System.nanoTime();
        Path current = updates.resolve(module + ".jar");
        Path copy = Files.copy(Files.exists(current) ? current : jar(module), part(module), REPLACE_EXISTING);
        try (FileSystem inside = FileSystems.newFileSystem(copy)) {
            for (Path file : files) {
                Path entry = inside.getPath(resources.relativize(file).toString());
                if (Files.exists(file)) {
                    if (entry.getParent() != null) {
                        Files.createDirectories(entry.getParent());
                    }
                    Files.write(entry, packaged(entry.toString(), Files.readAllBytes(file)));
                } else {
                    Files.deleteIfExists(entry);
                }
            }
        }
        offer(module, copy, start, names(files));
    }

    private static byte[] packaged(String entry, byte[] source) {
        if (!entry.startsWith("ui/") || !entry.endsWith(".js")) {
            return source;
        }
        String text = new String(source, StandardCharsets.UTF_8);
        return JSDOC.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    private void build(Set<String> modules) throws IOException, InterruptedException {
        long start = System.nanoTime();
        System.out.println(String.join(", ", modules) + ": building …");
        Map<String, String> exported = new TreeMap<>();
        for (String module : modules) {
            exported.put(module, digest(jar(module), Watch::isExported));
        }
        if (!maven(modules)) {
            return;
        }
        boolean more = false;
        for (String module : modules) {
            more |= !exported.get(module).equals(digest(jar(module), Watch::isExported));
        }
        if (more) {
            System.out.println("What others use has changed: building all …");
            if (!maven(running.keySet())) {
                return;
            }
        }
        for (String module : running.keySet()) {
            if (!digest(jar(module), entry -> true).equals(running.get(module))) {
                offer(module, Files.copy(jar(module), part(module), REPLACE_EXISTING), start, "built");
            }
        }
    }

    /** Packages that other bundles import lie in folders named api; those of crm.social.http are the exception that is exported whole. */
    private static boolean isExported(JarEntry entry) {
        return entry.getName().endsWith(".class")
                && (entry.getName().contains("/api/") || entry.getName().startsWith("crm/social/http/")
                        || entry.getName().startsWith("crm/store/"));
    }

    private boolean maven(Collection<String> modules) throws IOException, InterruptedException {
        Process maven = new ProcessBuilder(
                        "mvn", "-o", "-q", "-B", "-ntp", "-DskipTests", "-Dspotless.skip=true", "-pl", String.join(",", modules), "-am", "package")
                .directory(root.toFile())
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        boolean good = maven.waitFor() == 0;
        if (!good) {
            System.out.println("That does not build: the demo goes on with what it has.");
        }
        return good;
    }

    private Path part(String module) {
        return updates.resolve("." + module + ".part");
    }

    /** In one step, since the framework looks at any moment. */
    private void offer(String module, Path complete, long start, String what) throws IOException {
        String now = digest(complete, entry -> true);
        if (now.equals(running.put(module, now))) {
            Files.delete(complete);
            return;
        }
        Files.move(complete, updates.resolve(module + ".jar"), ATOMIC_MOVE, REPLACE_EXISTING);
        System.out.printf("%s: %s, handed over after %.1f s%n", module, what, (System.nanoTime() - start) / 1e9);
    }

    private static String names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    }

    /** Of what some entries hold, whatever their times. */
    private static String digest(Path jar, Predicate<JarEntry> which) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> all = file.entries();
            while (all.hasMoreElements()) {
                JarEntry entry = all.nextElement();
                if (!entry.isDirectory() && which.test(entry)) {
                    try (InputStream in = file.getInputStream(entry)) {
                        entries.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
        return digest(entries);
    }

    private static String digest(Map<String, byte[]> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                digest.update((entry.getKey() + " " + entry.getValue().length + " ").getBytes(StandardCharsets.UTF_8));
                digest.update(entry.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
