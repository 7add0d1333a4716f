package crm.social.core.seal;

import crm.social.api.SealingKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One look at the folder of keys, compared with what the store knows of them: a key that is not the one it was is damaged. */
final class KeysHere {
    static final KeysHere NONE = new KeysHere(List.of(), List.of(), Optional.empty());

    private final Map<String, KeyFile> files;
    private final List<KeyTable.Known> known;
    private final @Nullable String sealing;

    KeysHere(List<KeyFile> files, List<KeyTable.Known> known, Optional<String> sealing) {
        this.known = known;
        this.sealing = sealing.orElse(null);
        this.files = files.stream()
                .map(this::judged)
                .collect(Collectors.toMap(KeyFile::id, file -> file, (one, same) -> one, TreeMap::new));
    }

    /** What a new look at the folder found, with what the store said before. */
    KeysHere with(List<KeyFile> found) {
        return new KeysHere(found, known, Optional.ofNullable(sealing));
    }

    /** Whether nothing was ever sealed by any key that the store knows. */
    boolean fresh() {
        return sealing == null;
    }

    Optional<Key> whole(String id) {
        return Optional.ofNullable(files.get(id)).map(KeyFile::key);
    }

    /** The key that seals, if it is here. */
    Optional<Key> sealing() {
        return sealing == null ? Optional.empty() : whole(sealing);
    }

    @Nullable
    String sealingId() {
        return sealing;
    }

    /** Names of the keys that can be used here, the newest last. */
    List<String> whole() {
        return files.values().stream()
                .filter(file -> file.key() != null)
                .map(KeyFile::id)
                .toList();
    }

    /** Usable keys that the store does not know yet. */
    List<Key> unknown() {
        return files.values().stream()
                .flatMap(file -> Optional.ofNullable(file.key()).stream())
                .filter(key -> known(key.id()).isEmpty())
                .toList();
    }

    /** The newest usable key that is newer than the one that seals. */
    Optional<String> next(String current) {
        return whole().stream().filter(id -> id.compareTo(current) > 0).reduce((one, later) -> later);
    }

    /** Usable keys that sealed before. */
    List<String> older() {
        return whole().stream().filter(this::isOlder).toList();
    }

    boolean isOlder(String id) {
        return sealing != null && id.compareTo(sealing) < 0;
    }

    /** A key as an operator sees it. */
    SealingKeys.Key shown(String id, long sealed) {
        Optional<KeyTable.Known> row = known(id);
        return new SealingKeys.Key(
                id,
                use(id, row),
                file(id),
                sealed,
                row.map(KeyTable.Known::addedAt).orElse(null));
    }

    private SealingKeys.Use use(String id, Optional<KeyTable.Known> row) {
        if (id.equals(sealing)) {
            return SealingKeys.Use.SEALS;
        }
        boolean there = files.containsKey(id) || row.isPresent();
        if (there && (sealing == null || id.compareTo(sealing) > 0)) {
            return SealingKeys.Use.WAITING;
        }
        boolean retired = row.filter(one -> one.retiredAt() != null).isPresent();
        return retired ? SealingKeys.Use.RETIRED : SealingKeys.Use.OPENS;
    }

    private SealingKeys.File file(String id) {
        KeyFile there = files.get(id);
        if (there == null) {
            return SealingKeys.File.MISSING;
        }
        return switch (there.state()) {
            case WHOLE -> SealingKeys.File.WHOLE;
            case DAMAGED -> SealingKeys.File.DAMAGED;
            case EXPOSED -> SealingKeys.File.EXPOSED;
        };
    }

    private Optional<KeyTable.Known> known(String id) {
        return known.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Map<String, KeyFile> files() {
        return files;
    }

    List<KeyTable.Known> known() {
        return known;
    }

    private KeyFile judged(KeyFile file) {
        Key key = file.key();
        boolean another = key != null
                && known.stream()
                        .filter(one -> one.id().equals(file.id()))
                        .map(KeyTable.Known::proof)
                        .anyMatch(proof -> !key.proves(proof));
        return another ? KeyFile.damaged(file.id()) : file;
    }
}
