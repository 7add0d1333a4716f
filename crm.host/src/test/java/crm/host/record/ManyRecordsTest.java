package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.TestHost;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;

/** A list stays quick with many leads: with 100,000 see crm.social.bench. */
class ManyRecordsTest {
    private static final int LEADS = 20_000;
    private static final Duration QUICK = Duration.ofSeconds(1);

    @StoreTest
    void aPageOfManyLeadsComesQuickly(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        host.store().store().run(tx -> tx.update("""
                        insert into person (id, type, version, family_name, given_name, family_reading, given_reading, company, title,
                            email, phone, site, place, description, status, owner_id, created_at, updated_at, sort_name, sort_company,
                            search)
                        with recursive numbers (i) as (select 1 union all select i + 1 from numbers where i < :leads)
                        select 'l-' || i, 'lead', 1, '佐藤' || (i % 1000), '花子' || i, 'サトウ', 'ハナコ', '株式会社' || (i % 5000), '部長',
                            'user' || i || '@mail.example', '03-5550-0142', '', '東京', '', 'new', 'suzuki', i, i, 'サトウ ' || i,
                            '株式会社' || (i % 5000), ''
                        from numbers
                        """).bind("leads", LEADS).run());
        SearchIndex.fill(host.store().store());

        assertThat(persons.list("lead", People.query("", "name", Optional.empty(), 25))
                        .total())
                .isEqualTo(Counting.BOUND);
        assertThat(persons.list("lead", People.query("佐藤7 user4007@", "-created", Optional.empty(), 25))
                        .items())
                .singleElement()
                .satisfies(lead -> assertThat(lead.ref().id()).isEqualTo("l-4007"));
        assertThat(time(persons, "", "-created")).isLessThan(QUICK);
        assertThat(time(persons, "", "name")).isLessThan(QUICK);
        assertThat(time(persons, "user19999@", "-created")).isLessThan(QUICK);
        assertThat(time(persons, "さとう", "company")).isLessThan(QUICK);
    }

    /** The shortest of five times: others' work on this machine is not the list's. */
    private static Duration time(Persons persons, String words, String sort) {
        return Duration.ofNanos(LongStream.range(0, 5)
                .map(round -> {
                    long begin = System.nanoTime();
                    persons.list("lead", People.query(words, sort, Optional.empty(), 25));
                    return System.nanoTime() - begin;
                })
                .min()
                .orElseThrow());
    }
}
