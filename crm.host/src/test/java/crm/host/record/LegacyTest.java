package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.TestHost;
import crm.host.user.NewUser;
import crm.host.user.Users;
import crm.store.testing.Eventually;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What becomes of the records of somebody who is deleted. */
class LegacyTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @StoreTest
    void whoIsDeletedIsGoneAtOnceAndTheirRecordsFollowInPortions(TestDatabase database) {
        TestHost host = TestHost.in(database);
        leads(host, 2 * Legacy.PORTION + 1);
        deal(host);
        users(host).delete(TestHost.SUZUKI, TestHost.ADMIN);

        assertThat(host.directory().user(TestHost.SUZUKI)).isEmpty();
        assertThat(owned(host, "person", TestHost.SUZUKI))
                .as("nobody moves them yet")
                .isEqualTo(2 * Legacy.PORTION + 1);
        Legacy legacy = new Legacy(host.store(), Clock.systemUTC());

        Eventually.holds(
                SOON,
                () -> owned(host, "person", TestHost.ADMIN) == 2 * Legacy.PORTION + 1
                        && owned(host, "deal", TestHost.ADMIN) == 1);
        assertThat(owned(host, "person", TestHost.SUZUKI)).isZero();
        legacy.close();
    }

    @StoreTest
    void oneTransactionMovesNoMoreThanAPortion(TestDatabase database) {
        TestHost host = TestHost.in(database);
        leads(host, Legacy.PORTION + 2);
        users(host).delete(TestHost.SUZUKI, TestHost.ADMIN);
        Legacy legacy = new Legacy(host.store(), Clock.systemUTC());
        legacy.close();

        assertThat(owned(host, "person", TestHost.ADMIN) % Legacy.PORTION).isIn(0L, 2L);
        legacy.portion(TestHost.SUZUKI);
        legacy.portion(TestHost.SUZUKI);

        assertThat(owned(host, "person", TestHost.ADMIN)).isEqualTo(Legacy.PORTION + 2);
        assertThat(legacy.portion(TestHost.SUZUKI)).isFalse();
    }

    @StoreTest
    void anHeirWhoIsDeletedAsWellPassesThemOn(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Users users = users(host);
        String tanaka = users.register(new NewUser("tanaka", "田中 次郎", "long enough", "administrator", "ja"))
                .id();
        leads(host, 3);
        users.delete(TestHost.SUZUKI, tanaka);
        users.delete(tanaka, TestHost.ADMIN);
        Legacy legacy = new Legacy(host.store(), Clock.systemUTC());

        Eventually.holds(SOON, () -> owned(host, "person", TestHost.ADMIN) == 3);
        legacy.close();
    }

    private static Users users(TestHost host) {
        return new Users(host.store(), host.directory(), host.passwords());
    }

    private static void deal(TestHost host) {
        DealEdit edit = new DealEdit(
                Optional.of("在庫管理"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        new Deals(host.store()).create(edit, TestHost.SUZUKI);
    }

    static void leads(TestHost host, int many) {
        host.store().store().run(tx -> tx.update("""
                        insert into person (id, type, version, family_name, given_name, family_reading, given_reading, company, title,
                            email, phone, site, place, description, status, owner_id, created_at, updated_at, sort_name, sort_company,
                            search)
                        with recursive numbers (i) as (select 1 union all select i + 1 from numbers where i < :many)
                        select 'l-' || i, 'lead', 1, '佐藤', '花子' || i, '', '', '', '', '', '', '', '', '', 'new', 'suzuki', i, i,
                            '佐藤 ' || i, '', ''
                        from numbers
                        """).bind("many", many).run());
        SearchIndex.fill(host.store().store());
    }

    private static long owned(TestHost host, String table, String user) {
        return host.store().store().<Long>read(tx -> tx.query(
                        "select count(*) as n from " + table + " where owner_id = :user")
                .bind("user", user)
                .one(row -> row.longValue("n")));
    }
}
