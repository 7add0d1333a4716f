package crm.social.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import crm.social.itest.Eventually;
import crm.social.itest.demo.House;
import crm.social.itest.demo.RunningDemo;
import crm.social.itest.secret.Canaries;
import crm.social.itest.secret.StoredRows;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Secrets stand nowhere but where they belong; what is backed up comes back. */
@Tag("browser")
class SafekeepingTest {
    private static final Pattern ALLOW = Pattern.compile("許可|Allow");
    private static final String LEAD = "佐藤 花子";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    @Order(1)
    static final RunningDemo DEMO = new RunningDemo();

    @RegisterExtension
    @Order(2)
    static final Browser BROWSER = new Browser(DEMO::crmUrl);

    private final Canaries secrets = new Canaries();
    private final StoredRows rows = new StoredRows(DEMO.data());

    @Test
    @DisplayName(
            "Known secrets stand in no log, answer, address, database, backup, cache, temporary file or browser storage")
    void secretsStandOnlyWhereTheyBelong() throws Exception {
        switches("{\"access_token_seconds\":61}"); // renewed at the second call
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("status of (401|50[23])");
        Traffic traffic = new Traffic(desk.context());
        mistype(desk);
        SalesPerson suzuki = SalesPerson.signIn(desk, "suzuki");
        suzuki.openLead(LEAD);
        connect(suzuki, traffic);
        traffic.keep();
        link(suzuki);
        addGrants("after the sign-in");
        traffic.keep();
        xIsDown(suzuki, traffic);
        addGrants("after renewal");
        addTheRest(desk, suzuki);
        String backup = DEMO.data()
                .resolveSibling(DEMO.data().getFileName() + "-backup")
                .toString();
        assertThat(backup("make", "--to", backup)).contains("not in this backup");

        assertThat(secrets.names()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(traffic.bodies().keySet()).anyMatch(of -> of.contains("/social/api/records/lead/"));
        assertThat(traffic.bodies().values()).as("a problem").anyMatch(body -> body.contains("\"status\":50"));
        assertThat(traffic.hits(secrets, DEMO.crmUrl().toString())).isEmpty();
        assertThat(storage(suzuki.page())).as("browser storage").isEmpty();
        assertThat(logs()).isEmpty();
        assertThat(files(DEMO.data())).isEmpty();
        assertThat(files(Path.of(backup))).isEmpty();
        theSearchFinds(suzuki.page(), traffic);
    }

    private void mistype(Desk desk) {
        String typed = "canary of a password, mistyped";
        Page page = desk.open("/sign-in");
        page.locator("#user").fill("suzuki");
        page.locator("#password").fill(typed);
        page.waitForResponse(
                response ->
                        response.status() == 401 && response.request().method().equals("POST"),
                () -> page.keyboard().press("Enter"));
        page.close();
        secrets.add("the password", typed);
    }

    private void connect(SalesPerson person, Traffic traffic) throws Exception {
        person.icon().click();
        Page window = person.page()
                .waitForPopup(
                        () -> person.button(person.words().social("signin")).click());
        window.locator("input[type=password]").waitFor();
        List<String> memos = rows.memos();
        assertThat(memos).hasSize(1);
        secrets.add("the PKCE verifier", memos.get(0));
        window.locator("input[autocomplete=username]").fill("acme_jp");
        window.locator("input[type=password]").fill("sandbox");
        window.keyboard().press("Enter");
        window.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(ALLOW)).click();
        assertThat(person.popup().getByRole(AriaRole.ARTICLE).first()).containsText("@hanako_sato");
        Matcher back =
                Pattern.compile("[?&]code=([^&]+)").matcher(String.join("\n", traffic.addresses("/social/callback/")));
        assertThat(back.find()).isTrue();
        secrets.add("the authorization code", back.group(1));
    }

    private static void link(SalesPerson person) {
        person.popup()
                .getByRole(AriaRole.ARTICLE)
                .first()
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(person.popup()).containsText(person.words().social("followers"));
    }

    /** A renewal and reads that fail are logged and answered with problems; the next ones succeed. */
    private static void xIsDown(SalesPerson person, Traffic traffic) throws Exception {
        String lookup = "/social/api/records/lead/" + person.page().evaluate("location.pathname.split('/').pop()")
                + "/twitter/lookup?handle=@quiet_mori";
        switches("{\"faults\":[{\"operation\":\"*\",\"kind\":\"status\",\"status\":500,\"times\":50}]}");
        assertThat(status(person.page(), lookup)).isBetween(500, 503);
        traffic.keep();
        switches("{\"faults\":[]}");
        Eventually.within(Duration.ofSeconds(20), () -> status(person.page(), lookup) == 200);
        traffic.keep();
    }

    private static int status(Page page, String address) {
        return (int) page.evaluate("address => fetch(address).then(async r => (await r.text(), r.status))", address);
    }

    /** The tokens of now; those of before are told by another name. */
    private void addGrants(String when) throws Exception {
        List<String> grants = rows.grants();
        assertThat(grants).isNotEmpty();
        JsonNode tokens = JSON.readTree(grants.get(0));
        secrets.add("the access token " + when, tokens.path("access").asText());
        secrets.add("the refresh token " + when, tokens.path("refresh").asText());
    }

    private void addTheRest(Desk desk, SalesPerson person) throws Exception {
        desk.context().cookies(DEMO.crmUrl().toString()).forEach(cookie -> secrets.add("the session", cookie.value));
        secrets.add("the session's token", (String)
                person.page().evaluate("fetch('/crm/api/session').then(r => r.json()).then(s => s.csrf)"));
        secrets.add("the client secret", Files.readString(DEMO.data().resolve("secrets/twitter.client-secret")));
        for (byte[] key : rows.keys()) {
            secrets.add("a key", key);
        }
    }

    private List<String> logs() {
        List<String> hits = new ArrayList<>();
        for (List<String> log : List.of(DEMO.crm().printed(), DEMO.sandbox().printed())) {
            assertThat(log).isNotEmpty();
            log.forEach(line -> hits.addAll(secrets.inText("the log: " + line, line)));
        }
        return hits;
    }

    /** In files as they are, deleted rows too, and in the values of databases. */
    private List<String> files(Path folder) throws Exception {
        List<String> hits = new ArrayList<>();
        List<Path> own = List.of(folder.resolve("keys"), folder.resolve("secrets"), folder.resolve("sandbox"));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (own.stream().noneMatch(file::startsWith)) {
                    hits.addAll(secrets.in(file.toString(), Files.readAllBytes(file)));
                    if (file.toString().endsWith(".db")) {
                        hits.addAll(secrets.inText("a row of " + file, String.join("\n", StoredRows.dump(file))));
                    }
                }
            }
        }
        return hits;
    }

    private List<String> storage(Page page) {
        String stored = (String) page.evaluate("""
                async () => {
                  const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
                  for (const {name, version} of await indexedDB.databases()) {
                    const db = await new Promise((y, n) => {
                      const opening = indexedDB.open(name, version)
                      opening.onsuccess = () => y(opening.result)
                      opening.onerror = n
                    })
                    for (const store of db.objectStoreNames) {
                      const reading = db.transaction(store).objectStore(store).getAll()
                      all.push(JSON.stringify(await new Promise(y => { reading.onsuccess = () => y(reading.result) })))
                    }
                    db.close()
                  }
                  for (const cache of await caches.keys()) all.push(cache)
                  return all.join('\\n')
                }
                """);
        return secrets.inText("browser storage", stored);
    }

    /** The same search over the same places, for what was put there. */
    private void theSearchFinds(Page page, Traffic traffic) throws Exception {
        secrets.add("a planted line", "canary planted in places");
        secrets.add("a line of the log", "is open: SQLite in");
        page.evaluate("localStorage.planted = 'canary planted in places'");
        assertThat(storage(page)).containsExactly("a planted line in browser storage");
        page.evaluate("localStorage.removeItem('planted')");
        page.evaluate("fetch('/crm/api/site?x=' + encodeURIComponent('canary planted in places'))");
        assertThat(traffic.hits(secrets, DEMO.crmUrl().toString()))
                .anyMatch(hit -> hit.startsWith("a planted line in the address"));
        assertThat(logs()).anyMatch(hit -> hit.startsWith("a line of the log"));
        for (String folder : List.of("cache", "tmp")) {
            Path planted =
                    Files.writeString(DEMO.data().resolve(folder).resolve("planted"), "canary planted in places");
            assertThat(files(DEMO.data())).contains("a planted line in " + planted);
            Files.delete(planted);
        }
        String tokens = rows.grants().get(0);
        secrets.add("a handle", "@hanako_sato");
        assertThat(files(DEMO.data()))
                .anyMatch(hit ->
                        hit.startsWith("a handle in a row of " + DEMO.data().resolve("social.db")));
        assertThat(files(DEMO.data()))
                .anyMatch(hit ->
                        hit.startsWith("a handle in a row of " + DEMO.data().resolve("host.db")));
        assertThat(secrets.inText("a grant", tokens)).anyMatch(hit -> hit.startsWith("the access token"));
    }

    @Test
    @DisplayName("A backup made while the CRM runs, all data lost, restored: still linked, still connected")
    void whatIsBackedUpComesBack() throws Exception {
        Desk desk = BROWSER.desk(View.JA_WIDE);
        desk.expectComplaint("ERR_CONNECTION|ERR_INCOMPLETE|/crm/api/events"); // the page outlives the server
        SalesPerson yamada = SalesPerson.signIn(desk, "yamada");
        yamada.openLead("高橋 健太");
        yamada.icon().click();
        yamada.allowAtX("acme_sales");
        link(yamada);
        Path kept = Files.createTempDirectory(House.output(), "kept");
        backup(
                "make",
                "--to",
                kept.resolve("stores").toString(),
                "--keys-to",
                kept.resolve("keys").toString());

        DEMO.crm().stop();
        for (String file : List.of("host.db", "social.db")) {
            Files.delete(DEMO.data().resolve(file));
        }
        for (Path key : files(DEMO.data().resolve("keys"), "*.key")) {
            Files.delete(key);
        }
        backup(
                "restore",
                "--from",
                kept.resolve("stores").toString(),
                "--keys-from",
                kept.resolve("keys").toString());
        DEMO.startCrm();

        SalesPerson again = SalesPerson.signIn(BROWSER.desk(View.JA_WIDE), "yamada");
        again.openLead("高橋 健太");
        again.icon().click();
        assertThat(again.popup()).containsText("@kenta_takahashi");
        assertThat(again.popup()).containsText(again.words().social("as", "@acme_sales"));
    }

    private static List<Path> files(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, glob)) {
            files.forEach(found::add);
        }
        return found;
    }

    private static String backup(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(House.root().resolve("crm.social.app/backup").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", DEMO.data().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static void switches(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(DEMO.sandboxUrl() + "/sandbox/switches"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }
}
