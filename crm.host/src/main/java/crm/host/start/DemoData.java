package crm.host.start;

import crm.host.record.DemoRecords;
import crm.host.user.NewUser;
import crm.host.user.Passwords;
import crm.host.user.Profiles;
import crm.host.user.Users;
import crm.store.Ids;
import crm.store.Store;
import crm.store.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Writes the demo's users, profiles and records, from the files below {@code demo/}, in one transaction. */
final class DemoData {
    private static final String PASSWORD = "demo";

    /** Longer than it takes; after a crash, the time until another node does it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Passwords passwords;

    DemoData(Passwords passwords) {
        this.passwords = passwords;
    }

    /** Fills a store in which nobody is registered yet, and tells whether it did. Of several nodes one does it, the others wait for it. */
    boolean load(Store store) {
        String owner = Ids.random();
        while (store.read(FirstStart::empty)) {
            if (store.write(tx -> store.leases().take(tx, "host.demo-data", owner, LONGEST))) {
                return store.read(FirstStart::empty) && fill(store);
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.UNAVAILABLE, "interrupted while another node fills the store", e);
        }
    }

    private boolean fill(Store store) {
        Map<String, String> hashes = new HashMap<>();
        for (Map<String, String> user : Table.rows("users.tsv")) {
            hashes.put(user.get("id"), passwords.hash(PASSWORD));
        }
        store.run(tx -> {
            for (Map<String, String> profile : Table.rows("profiles.tsv")) {
                Profiles.insert(tx, profile.get("id"), profile.get("name"), profile.get("description"));
            }
            for (Map<String, String> user : Table.rows("users.tsv")) {
                NewUser registered = new NewUser(
                        user.get("login"), user.get("name"), PASSWORD, user.get("profile"), user.get("locale"));
                Users.insert(tx, user.get("id"), registered, hashes.get(user.get("id")));
            }
            DemoRecords records = new DemoRecords(tx);
            Table.rows("leads.tsv").forEach(records::lead);
            Table.rows("contacts.tsv").forEach(records::contact);
            Table.rows("deals.tsv").forEach(records::deal);
            Table.rows("timeline.tsv").forEach(records::entry);
        });
        return true;
    }
}
