package crm.host;

import crm.host.user.Directory;
import crm.host.user.NewUser;
import crm.host.user.Passwords;
import crm.host.user.Users;
import crm.store.testing.TestDatabase;
import java.time.Clock;

/** A host's store with two users: {@code admin}, an administrator, and {@code suzuki}. */
public final class TestHost {
    public static final String ADMIN = "admin";
    public static final String SUZUKI = "suzuki";
    private static final Passwords PASSWORDS = new Passwords();

    private final HostStore host;
    private final Directory directory;

    private TestHost(HostStore host) {
        this.host = host;
        this.directory = new Directory(host);
    }

    public static TestHost in(TestDatabase database) {
        return in(database, Clock.systemUTC());
    }

    public static TestHost in(TestDatabase database, Clock clock) {
        database.migrated(HostStore.spec());
        TestHost test = new TestHost(new HostStore(database.stores(clock).open(HostStore.spec())));
        test.host.store().run(tx -> {
            Users.insert(
                    tx,
                    ADMIN,
                    new NewUser("admin", "管理 者", "", "administrator", "ja"),
                    PASSWORDS.hash("secret of admin"));
            Users.insert(
                    tx,
                    SUZUKI,
                    new NewUser("suzuki", "鈴木 太郎", "", "standard", "ja"),
                    PASSWORDS.hash("secret of suzuki"));
        });
        test.directory.refresh();
        return test;
    }

    /** Another node of a database whose users are there already. */
    public static TestHost anotherNode(TestDatabase database) {
        return new TestHost(new HostStore(database.stores().open(HostStore.spec())));
    }

    public HostStore store() {
        return host;
    }

    public Directory directory() {
        return directory;
    }

    public Passwords passwords() {
        return PASSWORDS;
    }
}
