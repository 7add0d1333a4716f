package crm.host.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.TestHost;
import crm.host.imports.ImportRow.CellError;
import crm.store.Change;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

class ImportsTest {
    @StoreTest
    void headingsInBothLanguagesAreUnderstood(TestDatabase database) {
        ImportHost host = ImportHost.in(database);

        assertThat(host.keep("lead", "姓,メールアドレス,ステータス,担当者,Ｔｗｉｔｔｅｒ,好きな色\n1,2,3,4,5,6")
                        .mapping())
                .containsExactly("familyName", "email", "status", "owner", "handles.twitter", "");
        assertThat(host.keep("contact", "Last name,e-mail,Status,Owner,twitter,E-Mail\n1,2,3,4,5,6")
                        .mapping())
                .containsExactly("familyName", "email", "", "owner", "handles.twitter", "");
    }

    @StoreTest
    void rowsBecomeRecordsAndTheFeedTellsWhoAndFromWhere(TestDatabase database) {
        ImportHost host = ImportHost.in(database);

        CsvImport done = host.done(
                "姓,名,会社,メール,状況,担当,Twitter\n佐藤,花子,あおぞら商事,hanako@example.com,有望,admin,@hanako_sato\n鈴木,,,,,,",
                MatchBy.NOTHING);

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(List.of(done.rows(), done.done(), done.created(), done.updated(), done.refused()))
                .containsExactly(2, 2, 2, 0, 0);
        assertThat(host.value("status", "佐藤")).isEqualTo("qualified");
        assertThat(host.value("owner_id", "佐藤")).isEqualTo(TestHost.ADMIN);
        assertThat(host.value("owner_id", "鈴木")).isEqualTo(TestHost.SUZUKI);
        assertThat(host.handles()).containsExactly("@hanako_sato");
        assertThat(feed(host)).hasSize(2).first().satisfies(change -> assertThat(change.payload())
                .contains("\"origin\":\"import\"")
                .contains("\"user\":\"suzuki\"")
                .contains("\"twitter\":{\"before\":null,\"after\":\"@hanako_sato\"}"));
    }

    @StoreTest
    @DisplayName("S33 a blank cell in an import means unchanged")
    void aBlankCellChangesNothing(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        host.done("姓,会社,メール,Twitter\n佐藤,あおぞら商事,h@example.com,@hanako", MatchBy.NOTHING);

        CsvImport again = host.done("姓,会社,メール,Twitter,電話\n, ,H@Example.com,　,03-1111-2222", MatchBy.EMAIL);

        assertThat(List.of(again.created(), again.updated(), again.refused())).containsExactly(0, 1, 0);
        assertThat(host.value("company", "佐藤")).isEqualTo("あおぞら商事");
        assertThat(host.value("phone", "佐藤")).isEqualTo("03-1111-2222");
        assertThat(host.handles()).containsExactly("@hanako");
        assertThat(feed(host).get(1).payload()).doesNotContain("twitter");
    }

    @StoreTest
    void aRowThatSaysNothingNewIsNoChange(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        String file = "姓,メール,Twitter\n佐藤,h@example.com,@hanako";
        host.done(file, MatchBy.NOTHING);

        CsvImport again = host.done(file, MatchBy.EMAIL);

        assertThat(List.of(again.done(), again.created(), again.updated(), again.refused()))
                .containsExactly(1, 0, 0, 0);
        assertThat(feed(host)).hasSize(1);
    }

    @StoreTest
    void rowsWithAnIdChangeTheirRecord(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        host.done("姓\n佐藤", MatchBy.NOTHING);
        String id = host.value("id", "佐藤");

        CsvImport done = host.done("ID,姓,所在地\n" + id + ",,東京\n,鈴木,大阪\nnobody,田中,京都", MatchBy.ID);

        assertThat(List.of(done.created(), done.updated(), done.refused())).containsExactly(1, 1, 1);
        assertThat(host.value("place", "佐藤")).isEqualTo("東京");
        assertThat(host.refused(done)).singleElement().satisfies(refused -> {
            assertThat(refused.row().line()).isEqualTo(4);
            assertThat(refused.errors()).containsExactly(new CellError(0, "id", "unknown"));
        });
    }

    @StoreTest
    void rowsThatAreWrongAreToldByLineAndColumnAndChangeNothing(TestDatabase database) {
        ImportHost host = ImportHost.in(database);

        CsvImport done = host.done(
                "姓,メール,状況,担当\n佐藤,no mail,謎,誰か\n,a@example.com,,\n鈴木,b@example.com\n田中,c@example.com,,",
                MatchBy.NOTHING);

        assertThat(List.of(done.done(), done.created(), done.refused())).containsExactly(4, 1, 3);
        assertThat(host.refused(done).stream().map(refused -> refused.row().line()))
                .containsExactly(2L, 3L, 4L);
        assertThat(host.refused(done).stream().map(ImportRow.Refused::errors))
                .containsExactly(
                        List.of(
                                new CellError(1, "email", "malformed"),
                                new CellError(2, "status", "unknown"),
                                new CellError(3, "owner", "unknown")),
                        List.of(new CellError(0, "familyName", "required")),
                        List.of(new CellError(-1, "", "columns")));
        assertThat(host.count("1 = 1")).isEqualTo(1);
    }

    @StoreTest
    void anAddressThatTwoRecordsHaveNamesNeither(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        host.done("姓,メール\n佐藤,same@example.com\n鈴木,SAME@example.com", MatchBy.NOTHING);

        CsvImport done = host.done("姓,メール\n田中,same@example.com", MatchBy.EMAIL);

        assertThat(host.refused(done).get(0).errors()).containsExactly(new CellError(1, "email", "ambiguous"));
        assertThat(host.count("family_name = '田中'")).isZero();
    }

    @StoreTest
    void twoRowsOfOneFileWithOneAddressAreOneRecord(TestDatabase database) {
        ImportHost host = ImportHost.in(database);

        CsvImport done = host.done("姓,メール,電話\n佐藤,h@example.com,\n,h@example.com,03-1", MatchBy.EMAIL);

        assertThat(List.of(done.created(), done.updated())).containsExactly(1, 1);
        assertThat(host.value("phone", "佐藤")).isEqualTo("03-1");
    }

    @StoreTest
    void theGuardOfOurOwnFilesIsTakenOffAgain(TestDatabase database) {
        ImportHost host = ImportHost.in(database);

        host.done("姓,電話,Twitter,会社\n佐藤,'+81-3-1111,'@hanako,'普通", MatchBy.NOTHING);

        assertThat(host.handles()).containsExactly("@hanako");
        assertThat(host.value("phone", "佐藤")).isEqualTo("+81-3-1111");
        assertThat(host.value("company", "佐藤")).isEqualTo("'普通");
    }

    @StoreTest
    void aMappingThatCannotBeIsRefusedAndTheDraftStays(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        CsvImport draft = host.keep("contact", "a,b\n1,2");

        assertInvalid("mapping", () -> start(host, draft, List.of("familyName"), MatchBy.NOTHING));
        assertInvalid("mapping", () -> start(host, draft, List.of("familyName", "familyName"), MatchBy.NOTHING));
        assertInvalid("mapping", () -> start(host, draft, List.of("familyName", "status"), MatchBy.NOTHING));
        assertInvalid("mapping", () -> start(host, draft, List.of("", ""), MatchBy.NOTHING));
        assertInvalid("matchBy", () -> start(host, draft, List.of("familyName", ""), MatchBy.EMAIL));
        assertThat(host.find(draft).state()).isEqualTo(ImportState.DRAFT);
    }

    @StoreTest
    void whoStartsTwiceHasStartedOnce(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        CsvImport draft = host.keep("lead", "姓\n佐藤");

        start(host, draft, List.of("familyName"), MatchBy.NOTHING);
        CsvImport again = start(host, draft, List.of("givenName"), MatchBy.NOTHING);

        assertThat(again.state()).isEqualTo(ImportState.RUNNING);
        assertThat(again.mapping()).containsExactly("familyName");
    }

    @StoreTest
    void anImportIsItsUsersAndTheAdministrators(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        CsvImport draft = host.keep("lead", "姓\n佐藤");

        assertThat(host.imports.find(draft.id(), TestHost.ADMIN)).isEqualTo(draft);
        assertThat(host.imports.list(Optional.of(TestHost.SUZUKI))).containsExactly(draft);
        assertThat(host.imports.list(Optional.of(TestHost.ADMIN))).isEmpty();
        for (ThrowingCallable foreign : List.<ThrowingCallable>of(
                () -> host.imports.find(draft.id(), "tanaka"),
                () -> host.imports.preview(draft.id(), "tanaka"),
                () -> host.imports.refused(draft.id(), "tanaka", 0, 10),
                () -> host.imports.start(draft.id(), List.of("familyName"), MatchBy.NOTHING, "tanaka"),
                () -> host.imports.cancel(draft.id(), "tanaka"))) {
            assertThatThrownBy(foreign).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                    .isEqualTo(ProblemKind.NOT_FOUND));
        }
    }

    @StoreTest
    void whatWasWorkedOffBeforeACancellationStays(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        CsvImport started = host.started(people(250), MatchBy.NOTHING);
        ImportWork work = host.work();
        work.close(); // the job waits; batches come from here
        work.next(started.id());

        host.imports.cancel(started.id(), TestHost.SUZUKI);

        assertThat(work.next(started.id())).isFalse();
        CsvImport ended = host.find(started);
        assertThat(ended.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(ended.created()).isEqualTo((int) host.count("1 = 1"));
    }

    @StoreTest
    void aUserWhoMayNoLongerWorkHereBringsNothingMore(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        CsvImport started = host.started(people(250), MatchBy.NOTHING);
        host.store.store().run(tx -> tx.update("update app_user set active = false where id = 'suzuki'")
                .run());

        ImportWork work = host.work();
        work.close();
        work.next(started.id());

        CsvImport stopped = host.imports.find(started.id(), TestHost.ADMIN);
        assertThat(stopped.state()).isEqualTo(ImportState.STOPPED);
        assertThat(stopped.created()).isZero();
    }

    static String people(int count) {
        StringBuilder file = new StringBuilder("姓,名,メール,会社,Twitter\n");
        for (int i = 1; i <= count; i++) {
            file.append("姓%d,名,p%d@example.com,会社%d,@person_%d\n".formatted(i, i, i % 50, i));
        }
        return file.toString();
    }

    private static CsvImport start(ImportHost host, CsvImport draft, List<String> mapping, MatchBy matchBy) {
        return host.imports.start(draft.id(), mapping, matchBy, TestHost.SUZUKI);
    }

    private static void assertInvalid(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                .extracting(error -> error.field())
                .contains(field));
    }

    private static List<Change> feed(ImportHost host) {
        return host.store.store().changes().after(0, "record.", 1000);
    }
}
