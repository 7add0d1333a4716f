package crm.store.backup;

import java.nio.file.Path;
import java.util.Map;

/** Copies all stores of one kind of database out and in. */
interface Copies {
    /** Writes copies into an empty folder. Answers facts for the manifest. */
    Map<String, String> write(Path folder);

    /** Demands that the copies in a folder, whose checksums are right, can be put back here, and changes nothing. */
    void check(Path folder, Manifest manifest);

    /** Puts copies back that were checked: all of them or none. Answers what to tell the operator. */
    String replace(Path folder, Manifest manifest);
}
