package crm.host.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.host.Problem;
import crm.host.ProblemKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    private static final Charset CP932 = Charset.forName("windows-31j");
    private static final String TEXT = "姓,会社\r\n髙橋,\"㈱丸の内, 本店\"\r\n";

    @Test
    void theEncodingIsFoundOut() {
        assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8)).encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(read(marked(TEXT, 0xEF, 0xBB, 0xBF)).encoding()).isEqualTo(Encoding.UTF_8);
        assertThat(read(TEXT.getBytes(CP932)).encoding()).isEqualTo(Encoding.SHIFT_JIS);
        assertThat(read(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE)).encoding())
                .isEqualTo(Encoding.UTF_16LE);
    }

    @Test
    void eachEncodingHoldsTheSameText() {
        for (byte[] bytes :
                List.of(TEXT.getBytes(StandardCharsets.UTF_8), marked(TEXT, 0xEF, 0xBB, 0xBF), TEXT.getBytes(CP932))) {
            CsvFile file = read(bytes);

            assertThat(file.headings()).containsExactly("姓", "会社");
            assertThat(file.lines()).containsExactly(new CsvFile.Line(2, List.of("髙橋", "㈱丸の内, 本店")));
        }
    }

    @Test
    void anEncodingCanBeChosen() {
        byte[] ambiguous = "name\nｱ".getBytes(CP932);

        assertThat(CsvFile.read(ambiguous, Optional.of(Encoding.SHIFT_JIS))
                        .lines()
                        .get(0)
                        .cells())
                .containsExactly("ｱ");
        assertBad("encoding", () -> CsvFile.read(ambiguous, Optional.of(Encoding.UTF_8)));
    }

    @Test
    void quotesNewLinesAndEmptyLinesAreReadAsTheStandardSays() {
        CsvFile file = read("a,b\n\"x \"\"y\"\"\nz\",2\n\n,,\n3,4".getBytes(StandardCharsets.UTF_8));

        assertThat(file.lines())
                .containsExactly(
                        new CsvFile.Line(2, List.of("x \"y\"\nz", "2")), new CsvFile.Line(6, List.of("3", "4")));
    }

    @Test
    void semicolonsAndTabsSeparateToo() {
        assertThat(read("a;b\n1;2,5".getBytes(StandardCharsets.UTF_8))
                        .lines()
                        .get(0)
                        .cells())
                .containsExactly("1", "2,5");
        assertThat(read("a\tb\n1\t2".getBytes(StandardCharsets.UTF_8))
                        .lines()
                        .get(0)
                        .cells())
                .containsExactly("1", "2");
    }

    @Test
    void whatIsNoFileOfRowsIsRefusedWithItsReason() {
        assertBad("empty", () -> read(new byte[0]));
        assertBad("no-rows", () -> read("a,b\n\n".getBytes(StandardCharsets.UTF_8)));
        assertBad("encoding", () -> read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, (byte) 0xFF}));
        assertBad("quotes", () -> read("a,b\n1,\"2\n3,4\n".getBytes(StandardCharsets.UTF_8)));
        assertBad("quotes", () -> read("a,b\n1,\"2\"x\n".getBytes(StandardCharsets.UTF_8)));
        assertBad("too-many-rows", () -> read(("a\n" + "1\n".repeat(10_001)).getBytes(StandardCharsets.UTF_8)));
        assertBad("too-many-columns", () -> read(("a,".repeat(100) + "\n1").getBytes(StandardCharsets.UTF_8)));
        assertBad("long-cell", () -> read(("a\n" + "x".repeat(32_768)).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tenThousandRowsAreTaken() {
        assertThat(read(("a\n" + "1\n".repeat(10_000)).getBytes(StandardCharsets.UTF_8))
                        .lines())
                .hasSize(10_000);
    }

    private static CsvFile read(byte[] bytes) {
        return CsvFile.read(bytes, Optional.empty());
    }

    private static byte[] marked(String text, int... mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int one : mark) {
            bytes.write(one);
        }
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static void assertBad(String reason, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(ProblemKind.BAD_FILE);
            assertThat(problem.members()).containsEntry("reason", reason);
        });
    }
}
