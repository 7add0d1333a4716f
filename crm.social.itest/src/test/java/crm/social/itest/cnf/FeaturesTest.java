package crm.social.itest.cnf;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.demo.House;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cnf/Features.java}, run by the JDK over a small house of its own. */
class FeaturesTest {
    private static final String UNIT = "crm.core/target/surefire-reports/TEST-crm.core.LinkTest.xml";
    private static final String FRAMEWORK = "crm.social.itest/target/framework-reports/itest/TEST-itest.xml";
    private static final String BROWSER = "crm.social.itest/target/browser-reports/TEST-crm.page.PageTest.xml";
    private static final String PAGE = "docs/features.md";

    private record Answer(int code, String text) {}

    @TempDir
    private Path house;

    @BeforeEach
    void aSmallHouse() throws IOException {
        write("cnf/features.tsv", "row\tja\ten\nS01\t見る\tSee\nS02\t関連付け\tLink\n");
        write(PAGE, "as it was");
        write("crm.core/src/test/java/crm/core/LinkTest.java", """
                package crm.core;

                class LinkTest {
                    @StoreTest
                    @DisplayName("S02 B7: a click on 関連付け | links, "
                            + "on both stores")
                    void aClickLinks(TestDatabase database) {}

                    @Test
                    @Tag("long")
                    @DisplayName("S02 the same ten thousand times")
                    void manyClicksLink() {}
                }
                """);
        write("crm.social.itest/src/main/java/crm/walk/WalkTest.java", """
                package crm.walk;

                @DisplayName("The walk")
                class WalkTest {
                    @Test
                    @DisplayName("S01 S02 from seeing to linking")
                    void theWalk() {}
                }
                """);
        report(UNIT, "crm.core.LinkTest", "aClickLinks(TestDatabase)[1]", "");
        report(FRAMEWORK, "crm.walk.WalkTest", "theWalk()", "");
        report(BROWSER, "crm.page.PageTest", "somethingElse", "");
    }

    @Test
    void eachRowNamesTheTestsThatProveIt() throws Exception {
        Answer answer = run();

        assertThat(answer.text()).contains("2 rows").doesNotContain("ten thousand", "manyClicksLink");
        assertThat(answer.code()).isZero();
        assertThat(page())
                .contains("| S01 | 見る<br>See | framework `crm.walk.WalkTest` from seeing to linking |\n")
                .contains(
                        "| S02 | 関連付け<br>Link | unit `crm.core.LinkTest` a click on 関連付け \\| links, on both stores<br>"
                                + "framework `crm.walk.WalkTest` from seeing to linking |\n");
    }

    @Test
    void aRowWhoseTestFailedWasSkippedOrDidNotRunFails() throws Exception {
        report(FRAMEWORK, "crm.walk.WalkTest", "theWalk()", "<skipped/>");
        report(UNIT, "crm.core.LinkTest", "aClickLinks(TestDatabase)[1]", "<failure/>");

        Answer answer = run();

        assertThat(answer.text())
                .contains("not run    crm.walk.WalkTest.theWalk of [S01, S02]")
                .contains("failed     crm.core.LinkTest.aClickLinks of [S02]")
                .contains("S01 has no test that was executed and passed.")
                .contains("S02 has no test that was executed and passed.");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(page()).contains("| S01 | 見る<br>See | **none** |\n");
    }

    @Test
    void aClassMayBeReportedByItsDisplayName() throws Exception {
        write("crm.social.itest/src/test/java/crm/page/PageTest.java", """
                package crm.page;

                @DisplayName("The page")
                class PageTest {
                    @Test
                    @DisplayName("S01 what somebody sees")
                    void theirPage() {}
                }
                """);
        write(BROWSER, """
                <testsuite name="crm.page.PageTest"><testcase classname="The page" name="theirPage"/></testsuite>
                """);

        assertThat(run().code()).isZero();
        assertThat(page()).contains("browser `crm.page.PageTest` what somebody sees |");
    }

    @Test
    void aTestThatNamesARowAndStandsInNoReportFails() throws Exception {
        report(FRAMEWORK, "crm.walk.WalkTest", "anotherWalk()", "");

        Answer answer = run();

        assertThat(answer.text()).contains("crm.walk.WalkTest.theWalk names [S01, S02] and stands in no report.");
        assertThat(answer.code()).isEqualTo(1);
    }

    @Test
    void aTestThatFailedOnceOfSeveralTimesProvesNothing() throws Exception {
        write(UNIT, """
                <testsuite>
                  <testcase classname="crm.core.LinkTest" name="aClickLinks(TestDatabase)[1]"/>
                  <testcase classname="crm.core.LinkTest" name="aClickLinks(TestDatabase)[2]"><error/></testcase>
                </testsuite>
                """);

        assertThat(run().text()).contains("failed     crm.core.LinkTest.aClickLinks of [S02]");
        assertThat(page()).doesNotContain("crm.core.LinkTest");
    }

    @Test
    void withoutTheReportsOfOneKindThePageStaysAsItWas() throws Exception {
        Files.delete(house.resolve(BROWSER));

        Answer answer = run();

        assertThat(answer.text()).contains("docs/features.md stays as it is: no report of [browser] tests.");
        assertThat(answer.code()).isEqualTo(1);
        assertThat(page()).isEqualTo("as it was");
    }

    @Test
    void aNameOfNoRowIsTold() throws Exception {
        write("cnf/features.tsv", "row\tja\ten\nS02\t関連付け\tLink\n");

        Answer answer = run();

        assertThat(answer.text()).contains("crm.walk.WalkTest.theWalk names S01, which is no row.");
        assertThat(answer.code()).isEqualTo(1);
    }

    private String page() throws IOException {
        return Files.readString(house.resolve(PAGE));
    }

    private void report(String file, String className, String name, String outcome) throws IOException {
        write(
                file,
                "<testsuite><testcase classname=\"%s\" name=\"%s\">%s</testcase></testsuite>"
                        .formatted(className, name, outcome));
    }

    private void write(String file, String text) throws IOException {
        Path path = house.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Answer run() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path features = House.root().resolve("cnf/Features.java");
        Process process = new ProcessBuilder(List.of(java.toString(), "-Dfile.encoding=UTF-8", features.toString()))
                .directory(house.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text);
    }
}
