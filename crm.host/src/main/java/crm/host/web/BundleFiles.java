package crm.host.web;

import crm.host.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;

/**
 * The files below one folder of a bundle, and the hash of all their paths and contents.
 *
 * @param hash 12 hexadecimal digits
 * @param files by path below the folder
 */
record BundleFiles(String hash, Map<String, StaticFile> files) {
    static final String UI = "ui";

    BundleFiles {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** What is below {@code ui/}. */
    static BundleFiles ui(Bundle bundle) {
        Map<String, StaticFile> files = new TreeMap<>();
        collect(bundle, UI, "*", path -> path.substring(UI.length() + 1), files);
        return of(files);
    }

    static BundleFiles of(Map<String, StaticFile> files) {
        MessageDigest digest = Digests.sha256();
        new TreeMap<>(files).forEach((path, file) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(file.digest());
        });
        return new BundleFiles(Digests.shortHex(digest.digest()), files);
    }

    /** Adds a bundle's files below a folder, under the name that {@code rename} gives their path. */
    static void collect(
            Bundle bundle, String folder, String pattern, UnaryOperator<String> rename, Map<String, StaticFile> files) {
        Enumeration<URL> entries = bundle.findEntries(folder, pattern, true);
        while (entries != null && entries.hasMoreElements()) {
            URL entry = entries.nextElement();
            String path = entry.getPath().substring(1);
            if (!path.endsWith("/")) {
                String name = rename.apply(path);
                files.put(name, StaticFile.of(name, read(entry)));
            }
        }
    }

    private static byte[] read(URL entry) {
        try (InputStream in = entry.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<StaticFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
