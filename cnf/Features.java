import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes docs/features.md, which says of each row of cnf/features.tsv what proves it: {@code java cnf/Features.java}, in the reactor's root, after a
 * whole check.
 *
 * <p>A test proves the rows that its {@code @DisplayName} names. Names are read from the sources, since the reports of the framework's tests know
 * methods only; what became of a test is read from the reports. A row without an executed, passed test fails, and so do a name of no row and a test that
 * names one and stands in no report. Where a kind of tests has no report, the page stays as it is.
 */
final class Features {
    private static final Path ROWS = Path.of("cnf/features.tsv");
    private static final Path PAGE = Path.of("docs/features.md");
    private static final Pattern ROW = Pattern.compile("\\bS\\d\\d\\b");
    private static final Pattern LEADING_ROWS = Pattern.compile("^([SB]\\d+\\b[,:]?\\s*)+");
    private static final Pattern METHOD = Pattern.compile("^[\\w$]+");
    private static final String HEAD = """
            # Features, and what proves them

            Written by `./check` from the reports of its tests; a row without one fails it. Rows and words stand in `cnf/features.tsv`, a test names its
            rows in its `@DisplayName`. One alone runs as [promises](promises.md) shows.

            | row | what | tests |
            |---|---|---|
            """;

    private enum Kind {
        unit("*/target/surefire-reports/TEST-*.xml"),
        framework("crm.social.itest/target/framework-reports/*/TEST-*.xml"),
        browser("crm.social.itest/target/browser-reports/TEST-*.xml");

        private final String reports;

        Kind(String reports) {
            this.reports = reports;
        }
    }

    /** A method that JUnit runs, perhaps many times. */
    private record Test(String className, String method) {
        @Override
        public String toString() {
            return className + "." + method;
        }
    }

    /** What a test says that it proves. */
    private record Claim(Test test, Set<String> rows, String sentence) {}

    /** What became of all runs of a test. */
    private record Outcome(Kind kind, int passed, int failed) {
        Outcome plus(Outcome other) {
            return new Outcome(kind, passed + other.passed, failed + other.failed);
        }

        boolean run() {
            return passed + failed > 0;
        }

        boolean good() {
            return passed > 0 && failed == 0;
        }
    }

    private final List<String> complaints = new ArrayList<>();
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Map<Test, Outcome> outcomes = new HashMap<>();

    private Features() {}

    public static void main(String... none) throws Exception {
        System.exit(new Features().report());
    }

    private int report() throws Exception {
        readRows();
        readNames();
        Set<Kind> missing = readReports();
        if (missing.isEmpty()) {
            write();
        } else {
            complaints.add(PAGE + " stays as it is: no report of " + missing + " tests.");
        }
        complaints.forEach(System.out::println);
        return complaints.isEmpty() ? 0 : 1;
    }

    private void readRows() throws IOException {
        Files.readAllLines(ROWS).stream().skip(1).map(line -> line.split("\t")).forEach(cells -> rows.put(cells[0], cells[1] + "<br>" + cells[2]));
    }

    private void readNames() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> sources = files("*/src/*/java/**/*.java", 30).stream().filter(Features::namesRows).toList();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
            for (CompilationUnitTree unit : task.parse()) {
                new Names(unit.getPackageName().toString()).scan(unit, null);
            }
        }
        claims.stream()
                .flatMap(claim -> claim.rows.stream().filter(row -> !rows.containsKey(row)).map(row -> claim.test + " names " + row + ", which is no row."))
                .forEach(complaints::add);
    }

    private static boolean namesRows(Path source) {
        try {
            String text = Files.readString(source);
            return text.contains("@DisplayName") && ROW.matcher(text).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds the tests of a source file that name rows, by their own display name or by their class's. */
    private final class Names extends TreeScanner<Void, Void> {
        private String className;
        private String classSentence = "";
        private boolean slow;

        Names(String packageName) {
            this.className = packageName + ".";
        }

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            String outerName = className;
            String outerSentence = classSentence;
            boolean outerSlow = slow;
            className += (className.endsWith(".") ? "" : "$") + tree.getSimpleName();
            classSentence = displayName(tree.getModifiers()).orElse("");
            slow |= slow(tree.getModifiers());
            super.visitClass(tree, none);
            className = outerName;
            classSentence = outerSentence;
            slow = outerSlow;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            Optional<String> own = displayName(tree.getModifiers());
            Set<String> named = rowsIn(classSentence + " " + own.orElse(""));
            if (!named.isEmpty() && !slow && !slow(tree.getModifiers())) {
                claims.add(new Claim(new Test(className, tree.getName().toString()), named, own.orElse(classSentence)));
            }
            return super.visitMethod(tree, none);
        }
    }

    private static Set<String> rowsIn(String text) {
        return ROW.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> displayName(ModifiersTree modifiers) {
        return values(modifiers, "DisplayName").findFirst();
    }

    /** Beside a test that takes minutes stands a slice of it; the page is the same whichever of both runs. */
    private static boolean slow(ModifiersTree modifiers) {
        return values(modifiers, "Tag").anyMatch("long"::equals);
    }

    private static Stream<String> values(ModifiersTree modifiers, String annotation) {
        return modifiers.getAnnotations().stream()
                .filter(one -> one.getAnnotationType().toString().equals(annotation))
                .map(AnnotationTree::getArguments)
                .map(arguments -> text(arguments.get(0)));
    }

    private static String text(ExpressionTree value) {
        if (value instanceof AssignmentTree assignment) {
            return text(assignment.getExpression());
        }
        if (value instanceof BinaryTree sum) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        return value instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : value.toString();
    }

    private Set<Kind> readReports() throws Exception {
        Set<Kind> missing = EnumSet.allOf(Kind.class);
        for (Kind kind : Kind.values()) {
            for (Path report : files(kind.reports, 5)) {
                read(kind, report);
                missing.remove(kind);
            }
        }
        return missing;
    }

    /** Surefire writes a report for each class, with the class in its name; in a test case it may stand by its {@code @DisplayName}. */
    private void read(Kind kind, Path report) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Element suite = factory.newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        boolean ofOneClass = report.getFileName().toString().equals("TEST-" + suite.getAttribute("name") + ".xml");
        NodeList cases = suite.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String className = ofOneClass ? suite.getAttribute("name") : test.getAttribute("classname");
            Matcher method = METHOD.matcher(test.getAttribute("name"));
            if (method.find()) {
                outcomes.merge(new Test(className, method.group()), outcome(kind, test), Outcome::plus);
            }
        }
    }

    private static Outcome outcome(Kind kind, Element test) {
        if (has(test, "skipped") || has(test, "aborted")) {
            return new Outcome(kind, 0, 0);
        }
        int failed = has(test, "failure") || has(test, "error") ? 1 : 0;
        return new Outcome(kind, 1 - failed, failed);
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }

    private void write() throws IOException {
        Map<Kind, Integer> counted = new EnumMap<>(Kind.class);
        Map<String, Set<String>> proofs = new TreeMap<>();
        claims.sort(Comparator.comparing((Claim claim) -> Optional.ofNullable(outcomes.get(claim.test)).map(Outcome::kind).orElse(Kind.unit))
                .thenComparing(claim -> claim.test.className));
        for (Claim claim : claims) {
            Outcome outcome = outcomes.get(claim.test);
            if (outcome == null) {
                complaints.add(claim.test + " names " + claim.rows + " and stands in no report.");
            } else if (!outcome.good()) {
                System.out.println((outcome.run() ? "failed     " : "not run    ") + claim.test + " of " + claim.rows);
            } else {
                counted.merge(outcome.kind, 1, Integer::sum);
                claim.rows.forEach(row -> proofs.computeIfAbsent(row, key -> new LinkedHashSet<>()).add(proof(outcome.kind, claim)));
            }
        }
        StringBuilder page = new StringBuilder(HEAD);
        rows.forEach((row, words) -> {
            if (!proofs.containsKey(row)) {
                complaints.add(row + " has no test that was executed and passed.");
            }
            page.append("| %s | %s | %s |%n".formatted(row, words, String.join("<br>", proofs.getOrDefault(row, Set.of("**none**")))));
        });
        Files.writeString(PAGE, page);
        System.out.println("features   " + rows.size() + " rows, tests that prove them: " + counted);
    }

    private static String proof(Kind kind, Claim claim) {
        String sentence = LEADING_ROWS.matcher(claim.sentence).replaceFirst("").replace("|", "\\|").replace("<", "&lt;");
        return kind + " `" + claim.test.className + "` " + sentence;
    }

    private static List<Path> files(String glob, int depth) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> all = Files.find(Path.of(""), depth, (path, attributes) -> matcher.matches(path))) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
