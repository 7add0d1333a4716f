package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.host.api.RecordRef;
import crm.store.Change;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

class PersonsTest {
    @StoreTest
    void whatIsCreatedReadsBackAndStandsInTheFeed(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());

        PersonRecord lead = persons.create(
                "lead",
                People.edit(
                        Map.of("familyName", "佐藤", "givenName", "花子", "company", "株式会社あおぞら商事"),
                        Map.of("twitter", "@hanako_sato")),
                TestHost.SUZUKI);

        assertThat(persons.find(lead.ref())).isEqualTo(lead);
        assertThat(lead.status()).isEqualTo("new");
        assertThat(lead.ownerId()).isEqualTo(TestHost.SUZUKI);
        assertThat(lead.handles()).containsEntry("twitter", "@hanako_sato");
        assertThat(feed(host)).singleElement().satisfies(change -> assertThat(change.payload())
                .contains("\"origin\":\"crm.host\"")
                .contains("\"user\":\"suzuki\"")
                .contains("\"twitter\":{\"before\":null,\"after\":\"@hanako_sato\"}"));
    }

    @StoreTest
    void anEditOfAnOlderVersionChangesNothing(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        RecordRef ref = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        persons.edit(ref, People.version(1, People.edit(Map.of("place", "東京"), Map.of())), TestHost.ADMIN);

        assertProblem(
                ProblemKind.CONFLICT,
                () -> persons.edit(
                        ref, People.version(1, People.edit(Map.of("place", "大阪"), Map.of())), TestHost.SUZUKI));

        assertThat(persons.find(ref).data().place()).isEqualTo("東京");
        assertThat(persons.find(ref).version()).isEqualTo(2);
    }

    @StoreTest
    @DisplayName("S33 an edit tells only of user names that really changed")
    void anEditTellsTheFeedOnlyTheHandlesThatReallyChanged(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        RecordRef ref = persons.create(
                        "lead",
                        People.edit(Map.of("familyName", "佐藤"), Map.of("twitter", "a", "bluesky", "b")),
                        TestHost.SUZUKI)
                .ref();

        persons.edit(ref, People.edit(Map.of(), Map.of("twitter", "a", "bluesky", "")), TestHost.SUZUKI);

        assertThat(persons.find(ref).handles()).isEqualTo(Map.of("twitter", "a"));
        assertThat(feed(host).get(1).payload())
                .contains("\"bluesky\":{\"before\":\"b\",\"after\":null}")
                .doesNotContain("twitter");
    }

    @StoreTest
    void anOwnerHasToBeAnActiveUser(TestDatabase database) {
        Persons persons = new Persons(TestHost.in(database).store());
        PersonEdit edit = new PersonEdit(
                Map.of("familyName", "佐藤"), Optional.empty(), Optional.of("nobody"), Map.of(), Optional.empty());

        assertProblem(ProblemKind.INVALID, () -> persons.create("lead", edit, TestHost.SUZUKI));
    }

    @StoreTest
    void eachWordOfASearchHasToBeFound(TestDatabase database) {
        Persons persons = new Persons(TestHost.in(database).store());
        persons.create(
                "lead",
                People.edit(Map.of("familyName", "佐藤", "familyReading", "サトウ", "company", "株式会社あおぞら商事"), Map.of()),
                TestHost.SUZUKI);
        persons.create(
                "lead",
                People.edit(
                        Map.of("familyName", "Carter", "givenName", "Emily", "email", "emily@northwind.example"),
                        Map.of()),
                TestHost.SUZUKI);

        assertThat(found(persons, "さとう あおぞら")).containsExactly("佐藤");
        assertThat(found(persons, "ＥＭＩＬＹ")).containsExactly("Emily Carter");
        assertThat(found(persons, "northwind")).containsExactly("Emily Carter");
        assertThat(found(persons, "さとう northwind")).isEmpty();
        assertThat(found(persons, "%")).isEmpty();
    }

    @StoreTest
    void pagesNeitherRepeatNorMissARowWhileOthersAreCreated(TestDatabase database) {
        Persons persons = new Persons(TestHost.in(database).store());
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(persons.create("lead", People.named("名前", "" + i % 3), TestHost.SUZUKI)
                    .ref()
                    .id());
        }
        for (String sort : List.of("-created", "-updated", "name", "company")) {
            List<String> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page<PersonRecord> page = persons.list("lead", People.query("", sort, cursor, 10));
                page.items().forEach(row -> seen.add(row.ref().id()));
                cursor = Optional.ofNullable(page.next());
                if (sort.equals("-created")) {
                    persons.create("lead", People.named("新しい", "人"), TestHost.SUZUKI);
                }
            } while (cursor.isPresent());

            assertThat(seen).doesNotHaveDuplicates().containsAll(all);
        }
    }

    @StoreTest
    void aCursorOfAnotherOrderIsRefused(TestDatabase database) {
        Persons persons = new Persons(TestHost.in(database).store());
        Optional<String> cursor = Optional.of(new Cursor("name", "x", "y").text());

        assertProblem(ProblemKind.BAD_REQUEST, () -> persons.list("lead", People.query("", "-created", cursor, 10)));
        assertProblem(
                ProblemKind.BAD_REQUEST, () -> persons.list("lead", People.query("", "name", Optional.of("%%"), 10)));
    }

    @StoreTest
    void aDeletedContactTakesTheLeadItWasWithIt(TestDatabase database) {
        TestHost host = TestHost.in(database);
        Persons persons = new Persons(host.store());
        RecordRef lead = persons.create("lead", People.named("佐藤", "花子"), TestHost.SUZUKI)
                .ref();
        RecordRef contact = new Conversion(host.store())
                .convert(lead, 1, Optional.empty(), TestHost.SUZUKI)
                .contact()
                .ref();

        persons.delete(contact, TestHost.SUZUKI);

        assertProblem(ProblemKind.NOT_FOUND, () -> persons.find(contact));
        assertProblem(ProblemKind.NOT_FOUND, () -> persons.find(lead));
        assertThat(feed(host)).extracting(Change::topic).endsWith("record.converted", "record.deleted");
    }

    private static List<String> found(Persons persons, String words) {
        return persons.list("lead", People.query(words, "-created", Optional.empty(), 10)).items().stream()
                .map(row -> row.data().name())
                .toList();
    }

    private static List<Change> feed(TestHost host) {
        return host.store().store().changes().after(0, RecordFeed.RECORD, 100);
    }

    static void assertProblem(ProblemKind kind, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }
}
