package crm.host.imports;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.record.ListQuery;
import crm.host.record.Persons;
import crm.store.testing.StoreTest;
import crm.store.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportFilesTest {
    private static final ImportFiles FILES = new ImportFiles(ImportHost.WORDS, () -> ImportHost.NETWORKS);
    private static final ListQuery ALL = new ListQuery(
            "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 25, true);

    @Test
    void aTemplateIsUnderstoodInBothLanguages() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            List<String> head = List.of(text(FILES.records("lead", List.of(), id -> "", locale))
                    .strip()
                    .substring(1)
                    .split(","));

            assertThat(ImportHost.WORDS.proposal("lead", ImportHost.NETWORKS, head))
                    .isEqualTo(ImportWords.fields("lead", List.of("twitter")));
        }
    }

    @StoreTest
    void whatWasTakenAwayComesBackWithoutAChange(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        host.done("姓,電話,状況,担当,Twitter,詳細\n佐藤,+81-3-1111,有望,admin,@hanako,\"一行目\n=二行目\"", MatchBy.NOTHING);
        byte[] file = FILES.records(
                "lead",
                new Persons(host.store).all("lead", ALL, 10),
                id -> id.equals("admin") ? "管理 者" : "",
                Locale.JAPANESE);

        assertThat(text(file)).contains("'+81-3-1111").contains("'@hanako");
        CsvImport again = host.done(text(file), MatchBy.ID);
        assertThat(List.of(again.done(), again.created(), again.updated(), again.refused()))
                .containsExactly(1, 0, 0, 0);
    }

    @StoreTest
    void refusedRowsCanBePutRightAndBroughtAgain(TestDatabase database) {
        ImportHost host = ImportHost.in(database);
        CsvImport done = host.done("姓,メール\n=1+1,no mail\n鈴木,s@example.com", MatchBy.NOTHING);

        String file = text(FILES.refused(done, host.refused(done), Locale.JAPANESE));

        assertThat(file.strip().lines().map(line -> line.replace("\uFEFF", "")))
                .containsExactly("行,理由,姓,メール", "2,メール: 形式が正しくありません,'=1+1,no mail");
        CsvImport again = host.done(file.replace("no mail", "one@example.com"), MatchBy.NOTHING);
        assertThat(again.created()).isEqualTo(1);
        assertThat(host.value("email", "=1+1")).isEqualTo("one@example.com");
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
