package crm.host.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/** The files below {@code ui/} of those bundles that contribute to pages now. */
@Component(service = ContributedFiles.class)
public final class ContributedFiles {
    private record Entry(BundleFiles files, String name, int contributions) {}

    private final Map<Bundle, Entry> bundles = new ConcurrentHashMap<>();

    /** Notes one more contribution of a bundle and answers the hash of its files. */
    public String add(Bundle bundle) {
        return bundles.compute(
                        bundle,
                        (key, entry) -> entry == null
                                ? new Entry(BundleFiles.ui(bundle), bundle.getSymbolicName(), 1)
                                : new Entry(entry.files, entry.name, entry.contributions + 1))
                .files
                .hash();
    }

    /** Notes one contribution less; with the last one the files go. */
    public void remove(Bundle bundle) {
        bundles.computeIfPresent(
                bundle,
                (key, entry) ->
                        entry.contributions == 1 ? null : new Entry(entry.files, entry.name, entry.contributions - 1));
    }

    /** Whether a contributing bundle has the file. */
    public boolean has(Bundle bundle, String path) {
        Entry entry = bundles.get(bundle);
        return entry != null && entry.files.file(path).isPresent();
    }

    Optional<StaticFile> find(String name, String hash, String path) {
        return bundles.values().stream()
                .filter(entry -> entry.name.equals(name) && entry.files.hash().equals(hash))
                .findFirst()
                .flatMap(entry -> entry.files.file(path));
    }
}
