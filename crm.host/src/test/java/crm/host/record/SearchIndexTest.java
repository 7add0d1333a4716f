package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.TestHost;
import crm.host.api.RecordRef;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found by words is the same whether few have them or many, and whatever happened to the records before. */
class SearchIndexTest {
    private static final List<String> FAMILIES = List.of("佐藤", "佐々木", "Sato", "木村", "ソフィア");
    private static final List<String> COMPANIES = List.of("株式会社みなと商事", "東海物流", "North Wind", "みなとサービス24", "");
    private static final List<String> ASKED = List.of(
            "佐",
            "佐藤",
            "木",
            "sato",
            "ソフ",
            "みなと",
            "商事",
            "物流",
            "東海 佐藤",
            "wind sato",
            "みなと 佐藤",
            "物流 wind",
            "佐藤 mail",
            "佐藤 mail みなと",
            "佐藤 木",
            "24",
            "@mail",
            "mail.exa",
            "u7",
            "u7@",
            "u1 佐藤",
            "佐藤 zz",
            "zz",
            "%",
            "_",
            "03",
            "0142");

    @StoreTest
    void fewAndManyAreFoundByTheSameWords(TestDatabase database) {
        long seed = System.nanoTime();
        System.out.println("SearchIndexTest: seed " + seed);
        Random random = new Random(seed);
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        List<PersonData> all = IntStream.range(0, 6 * Sought.FEW)
                .mapToObj(i -> data(random, i))
                .toList();
        host.store()
                .store()
                .run(tx -> all.forEach(data -> Persons.create(tx, lead(data), edit(data), "", TestHost.SUZUKI)));

        for (String query : ASKED) {
            assertThat(found(persons, query))
                    .as(query)
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(has(query))
                            .map(data -> lead(data).id())
                            .toList());
            assertThat(persons.list("lead", People.query(query, "name", Optional.empty(), 10))
                            .total())
                    .as(query)
                    .isEqualTo(Math.min(
                            Counting.BOUND, all.stream().filter(has(query)).count()));
        }
        for (String query : List.of("物流", "wind", "佐藤")) {
            assertThat(all.stream().filter(has(query)))
                    .as(query + " is had by many")
                    .hasSizeGreaterThan(Sought.FEW);
        }
        assertThat(few(host, "物流", "wind")).as("many have each, none has both").contains(Set.of());
        assertThat(few(host, "佐藤", "mail"))
                .as("what many have is not looked up")
                .isEmpty();
    }

    private static Optional<Set<String>> few(TestHost host, String... words) {
        return host.store().store().read(tx -> new Sought(tx, "lead", List.of(words)).few());
    }

    /** Some of the first ones are the same in all, so that there are words of many. */
    private static PersonData data(Random random, int i) {
        String family = i < 2 * Sought.FEW ? FAMILIES.get(0) : FAMILIES.get(random.nextInt(FAMILIES.size()));
        return PersonData.EMPTY.with(Map.of(
                "familyName",
                family,
                "givenName",
                "花子" + i,
                "company",
                COMPANIES.get(random.nextInt(COMPANIES.size())),
                "email",
                "u" + i + "@mail.example",
                "phone",
                random.nextBoolean() ? "03-5550-0142" : ""));
    }

    private static RecordRef lead(PersonData data) {
        return new RecordRef(
                RecordRef.LEAD, data.email().substring(0, data.email().indexOf('@')));
    }

    private static PersonEdit edit(PersonData data) {
        return People.edit(
                Map.of(
                        "familyName", data.familyName(),
                        "givenName", data.givenName(),
                        "company", data.company(),
                        "email", data.email(),
                        "phone", data.phone()),
                Map.of());
    }

    /** The same by another way: word by word, without a database. */
    private static Predicate<PersonData> has(String query) {
        return data -> SearchText.asked(query).stream()
                .allMatch(word -> SearchText.words(SearchText.of(data)).stream().anyMatch(own -> own.startsWith(word)));
    }

    private static List<String> found(Persons persons, String query) {
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<PersonRecord> page = persons.list("lead", People.query(query, "name", cursor, 100));
            page.items().forEach(lead -> ids.add(lead.ref().id()));
            cursor = Optional.ofNullable(page.next());
        } while (cursor.isPresent());
        return ids;
    }

    @StoreTest
    void recordsAreFoundAsTheyAreNow(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        PersonRecord lead = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI);
        assertThat(words(host, lead.ref())).containsExactlyInAnyOrder("佐藤花子", "藤花子", "花子", "子");

        persons.edit(lead.ref(), People.named("木村", "花子"), TestHost.SUZUKI);
        assertThat(words(host, lead.ref())).containsExactlyInAnyOrder("木村花子", "村花子", "花子", "子");

        RecordRef contact = new Conversion(host.store())
                .convert(lead.ref(), 2, Optional.empty(), TestHost.SUZUKI)
                .contact()
                .ref();
        assertThat(words(host, lead.ref())).isEmpty();
        assertThat(words(host, contact)).hasSize(4);

        persons.delete(contact, TestHost.SUZUKI);
        assertThat(words(host, contact)).isEmpty();
    }

    @StoreTest
    void dealsAreFoundByTheirNameAndTheirContact(TestDatabase database) {
        TestHost host = TestHost.in(database);
        RecordRef contact = new Persons(host.store())
                .create("contact", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        Deals deals = new Deals(host.store());
        Deal deal = deals.create(DealEdits.named("更新 2027", contact.id()), TestHost.SUZUKI);

        for (String query : List.of("更新", "2027", "新", "佐藤", "花子 更新")) {
            Page<Deal> page = deals.list(People.query(query, "name", Optional.empty(), 10));
            assertThat(page.items()).as(query).extracting(Deal::id).containsExactly(deal.id());
            assertThat(page.total()).isEqualTo(1);
        }
        assertThat(deals.list(People.query("佐藤 2028", "name", Optional.empty(), 10))
                        .items())
                .isEmpty();
        deals.create(DealEdits.named("佐藤様 追加", contact.id()), TestHost.SUZUKI);
        for (String query : List.of("佐藤", "花子 佐藤")) {
            assertThat(deals.list(People.query(query, "name", Optional.empty(), 1))
                            .total())
                    .as("each once, by whatever it is found: " + query)
                    .isEqualTo(2);
        }
        deals.edit(deal.id(), DealEdits.named("見積", contact.id()), TestHost.SUZUKI);
        assertThat(words(host, new RecordRef(Deals.DEAL, deal.id()))).containsExactlyInAnyOrder("見積", "積");
        deals.delete(deal.id(), TestHost.SUZUKI);
        assertThat(words(host, new RecordRef(Deals.DEAL, deal.id()))).isEmpty();
    }

    @StoreTest
    void recordsOfAnEarlierVersionGetTheirWordsAtTheNextStart(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        RecordRef lead = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        RecordRef converted =
                persons.create("lead", People.named("木村", "一"), TestHost.SUZUKI).ref();
        new Conversion(host.store()).convert(converted, 1, Optional.of(DealEdits.named("見積", null)), TestHost.SUZUKI);
        List<String> before = everything(host);
        host.store().store().run(tx -> {
            tx.update("delete from search_word").run();
            tx.update("update person set search = ''").run();
            tx.update("update deal set search = ''").run();
        });
        assertThat(found(persons, "花子")).isEmpty();

        SearchIndex.fill(host.store().store());
        SearchIndex.fill(host.store().store());

        assertThat(found(persons, "花子")).containsExactly(lead.id());
        assertThat(everything(host)).isEqualTo(before);
    }

    @StoreTest
    void severalNodesMayMakeTheWordsAtOnce(TestDatabase database) {
        TestHost host = TestHost.in(database);
        LegacyTest.leads(host, 3 * Sought.FEW);
        List<String> before = everything(host);
        host.store().store().run(tx -> {
            tx.update("delete from search_word").run();
            tx.update("update person set search = ''").run();
        });

        List<CompletableFuture<Void>> nodes = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(
                        () -> SearchIndex.fill(host.store().store())))
                .toList();
        nodes.forEach(CompletableFuture::join);

        assertThat(everything(host)).isEqualTo(before);
    }

    /** SQLite would rather walk over a type's records in their order than look up some hundred of them. */
    @Test
    void whatFewHaveIsLookedUpById() {
        try (TestDatabase database = TestDatabase.sqlite()) {
            String sql =
                    "select * from person where converted_to is null and search like '%x%' escape '!' and id in ('a', 'b')";
            List<String> steps = TestHost.in(database).store().store().read(tx -> tx.query(
                            "explain query plan " + sql + " order by created_at desc, id desc limit 6")
                    .list(row -> row.string("detail")));

            assertThat(String.join("; ", steps)).contains("INDEX sqlite_autoindex_person_1 (id=?)");
        }
    }

    private static List<String> words(TestHost host, RecordRef record) {
        return host.store().store().read(tx -> tx.query(
                        "select word from search_word where type = :type and record_id = :id")
                .bind("type", record.type())
                .bind("id", record.id())
                .list(row -> new String(row.bytes("word"), StandardCharsets.UTF_8)));
    }

    private static List<String> everything(TestHost host) {
        return host.store().store().read(tx -> tx.query(
                        "select type, word, record_id from search_word order by type, word, record_id")
                .list(row -> row.string("type")
                        + new String(row.bytes("word"), StandardCharsets.UTF_8)
                        + row.string("record_id")));
    }
}
