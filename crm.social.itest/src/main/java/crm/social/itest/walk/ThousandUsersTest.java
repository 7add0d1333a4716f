package crm.social.itest.walk;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Endpoint;
import crm.social.itest.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A thousand users, each signed in at X, ten to an account. */
class ThousandUsersTest {
    private static final int USERS = 1_000;
    private static final int SHARING = 10;
    private static final int AT_ONCE = 4;
    private static final String LEAD = "lead-06";

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final Salesperson yamada = Salesperson.signedIn("yamada");
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private List<Salesperson> people = List.of();
    private String last = "";

    @BeforeEach
    void theyJoin() throws Exception {
        X.rules("{\"rate_limit_scale\":100000}");
        X.join(IntStream.range(0, USERS / SHARING)
                .mapToObj(ThousandUsersTest::account)
                .toList());
        List<String> cookies = StoredUsers.join(USERS);
        var registered = yamada.visitor()
                .send(
                        "POST",
                        "/crm/api/users",
                        "{\"login\":\"one.more\",\"name\":\"もう一人\",\"password\":\"long enough for one\",\"profile\":\"standard\"}");
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        last = Visitor.json(registered).path("id").asText();
        HttpClient http = HttpClient.newHttpClient();
        URI crm = Endpoint.of("/");
        people = cookies.stream()
                .map(cookie -> Salesperson.of(Visitor.inSession(http, crm, cookie)))
                .toList();
    }

    @AfterEach
    void theyLeave() throws Exception {
        threads.shutdownNow();
        StoredUsers.leave();
        yamada.visitor().send("DELETE", "/crm/api/users/" + last, null);
        Salesperson.signedIn("suzuki").unlinked(LEAD);
    }

    private static String account(int number) {
        return "company_" + number;
    }

    @Test
    @DisplayName(
            "S07 S25 a thousand users are connected, ten to an account: each sees their own, and ends it for nobody else")
    void aThousandUsersAreConnected() throws Exception {
        Salesperson suzuki = Salesperson.signedIn("suzuki").connected().linked(LEAD, "hanako_sato");
        assertThat(yamada.read("/crm/api/users").path("items").size()).isGreaterThanOrEqualTo(USERS);

        each(account -> {
            PersonAtX company = new PersonAtX(account(account));
            for (Salesperson person : sharing(account)) {
                signIn(person, company);
            }
            return "";
        });

        each(account -> {
            Set<String> connections = new TreeSet<>();
            for (Salesperson person : sharing(account)) {
                JsonNode mine = person.connections();
                assertThat(mine).hasSize(1);
                assertThat(mine.path(0).path("handle").asText()).isEqualTo(account(account));
                assertThat(mine.path(0).path("state").asText()).isEqualTo("ACTIVE");
                connections.add(mine.path(0).path("id").asText());
                JsonNode panel = person.panel(LEAD);
                assertThat(panel.path("view").asText()).isEqualTo("PROFILE");
                assertThat(panel.path("connection").path("handle").asText()).isEqualTo(account(account));
            }
            assertThat(connections).hasSize(SHARING);
            return "";
        });

        int ended = X.calls("revoke");
        each(account -> {
            List<String> outcomes = new ArrayList<>();
            for (Salesperson person : sharing(account)) {
                outcomes.add(end(person));
            }
            assertThat(outcomes.subList(0, SHARING - 1)).containsOnly("STILL_SHARED");
            assertThat(outcomes.get(SHARING - 1)).isEqualTo("REVOKED_AT_NETWORK");
            return "";
        });
        assertThat(X.calls("revoke")).isEqualTo(ended + USERS / SHARING);
        assertThat(suzuki.connections().path(0).path("state").asText()).isEqualTo("ACTIVE");
        assertThat(suzuki.panel(LEAD).path("view").asText()).isEqualTo("PROFILE");
    }

    private List<Salesperson> sharing(int account) {
        return people.subList(account * SHARING, (account + 1) * SHARING);
    }

    private static void signIn(Salesperson person, PersonAtX company) {
        String flow = Salesperson.newFlow();
        URI callback = company.decide(person.begin(flow), "allow");
        assertThat(person.comeBack(callback)).contains("state=CONNECTED");
    }

    private static String end(Salesperson person) {
        String id = person.connections().path(0).path("id").asText();
        return good(person.visitor().send("DELETE", "/social/api/connections/" + id, null))
                .path("outcome")
                .asText();
    }

    private interface OfAccount {
        String does(int number) throws Exception;
    }

    /** For all accounts, some at once. */
    private void each(OfAccount what) throws Exception {
        List<Callable<String>> all = IntStream.range(0, USERS / SHARING)
                .<Callable<String>>mapToObj(number -> () -> what.does(number))
                .toList();
        for (Future<String> done : threads.invokeAll(all)) {
            done.get();
        }
    }
}
