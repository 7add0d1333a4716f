package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people at one record at the same moment: one outcome, and field and link say the same of it. */
class RacesOverHttpTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROUNDS = 5;
    private static final String HANAKO = "hanako_sato";
    private static final String KENTA = "kenta_takahashi";
    private static final String MISAKI = "misaki_tanaka";

    @RegisterExtension
    static final LocalX X = new LocalX();

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Salesperson suzuki = Salesperson.signedIn("suzuki");
    private final Salesperson yamada = Salesperson.signedIn("yamada");

    @BeforeEach
    void bothAreConnected() {
        suzuki.connected();
        yamada.connected();
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("S37 of two who save the Twitter field at once one does, the other is told; the link is the winner's")
    void twoSaveTheFieldAtOnce() throws Exception {
        String lead = create("");
        long version = version(lead);

        List<HttpResponse<String>> answers =
                atOnce(() -> save(suzuki, lead, version, KENTA), () -> save(yamada, lead, version, MISAKI));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        String winner = answers.get(0).statusCode() == 200 ? KENTA : MISAKI;
        Eventually.within(SOON, () -> suzuki.field(lead).equals("@" + winner));
        Eventually.within(SOON, () -> handle(lead).equals(winner));
    }

    @RepeatedTest(ROUNDS)
    @DisplayName("S35 S36 S37 関連付けの解除 while somebody saves another user name: one of both counts, for field and link")
    void unlinkingRacesASave() throws Exception {
        String lead = linked();
        long version = version(lead);
        long linkVersion = suzuki.link(lead).path("version").asLong();

        List<HttpResponse<String>> answers =
                atOnce(() -> suzuki.unlink(lead, linkVersion), () -> save(yamada, lead, version, KENTA));

        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 409);
        boolean saved = answers.get(1).statusCode() == 200;
        Eventually.within(SOON, () -> agree(lead));
        if (!saved) {
            assertThat(answers.get(0).statusCode()).isEqualTo(200);
            assertThat(suzuki.field(lead)).isEmpty();
        }
        assertThat(handle(lead)).isIn("", KENTA);
    }

    @RepeatedTest(ROUNDS)
    @DisplayName(
            "S37 変換 while somebody links: the contact has link and field, or neither; the lead has gone with all of it")
    void convertingRacesALink() throws Exception {
        String lead = create("");
        long version = version(lead);
        String body = "{\"handle\":\"@" + KENTA + "\",\"basis\":\"HANDLE\"}";
        String link = Salesperson.popup(lead) + "/link";

        List<HttpResponse<String>> answers = atOnce(
                () -> suzuki.visitor().send("PUT", link, body, "If-Match", "\"0\""), () -> convert(lead, version));

        assertThat(answers.get(0).statusCode()).isIn(200, 404);
        assertThat(answers.get(1).statusCode()).isIn(200, 409); // the field may have been filled a moment before
        AtomicReference<HttpResponse<String>> converted = new AtomicReference<>(answers.get(1));
        Eventually.within(SOON, () -> {
            if (converted.get().statusCode() == 409) {
                converted.set(convert(lead, version(lead)));
            }
            return converted.get().statusCode() == 200;
        });
        String contact =
                Visitor.json(converted.get()).path("contact").path("id").asText();
        String handle = answers.get(0).statusCode() == 200 ? KENTA : "";
        Eventually.within(
                SOON,
                () -> handle.equals(suzuki.read("/social/api/records/contact/" + contact + "/links")
                        .path("twitter")
                        .path("handle")
                        .asText()));
        Eventually.within(SOON, () -> suzuki.read("/crm/api/contacts/" + contact)
                .path("handles")
                .path("twitter")
                .asText()
                .equals(handle.isEmpty() ? "" : "@" + handle));
        assertThat(suzuki.visitor().get(Salesperson.popup(lead)).statusCode()).isEqualTo(404);
        assertThat(linksLeft(lead)).isZero();
    }

    private HttpResponse<String> convert(String lead, long version) {
        return yamada.visitor().send("POST", "/crm/api/leads/" + lead + "/convert", "{\"version\":" + version + "}");
    }

    /** Of a record that nobody can ask for any more. */
    private static int linksLeft(String lead) throws Exception {
        try (Connection connection = StoredFile.open("social.db");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from link where subject is not null and record_id = '" + lead + "'")) {
            return row.getInt(1);
        }
    }

    @Test
    @DisplayName(
            "S37 who takes another user name at Twitter stays linked; the field shows the new one, and is not taken for typed")
    void aRenamedAccountKeepsItsLink() {
        String before =
                "was_" + Long.toString(System.nanoTime(), Character.MAX_RADIX).substring(0, 8);
        X.join(List.of(before));
        String lead = create(before);
        Eventually.within(SOON, () -> handle(lead).equals(before));
        JsonNode link = suzuki.link(lead);
        String after = before.replace("was_", "now_");
        X.rename(before, after);

        assertThat(suzuki.panel(lead).path("profile").path("handle").asText()).isEqualTo(after);

        Eventually.within(SOON, () -> suzuki.field(lead).equals("@" + after));
        assertThat(suzuki.link(lead).path("profile")).isEqualTo(link.path("profile"));
        assertThat(handle(lead)).isEqualTo(after);
        assertThat(suzuki.link(lead).path("basis")).isEqualTo(link.path("basis"));
    }

    private List<HttpResponse<String>> atOnce(Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other)
            throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : threads.invokeAll(List.of(one, other))) {
            answers.add(answer.get());
        }
        return answers;
    }

    private String linked() {
        String lead = create(HANAKO);
        Eventually.within(SOON, () -> handle(lead).equals(HANAKO));
        Eventually.within(SOON, () -> suzuki.field(lead).equals("@" + HANAKO));
        return lead;
    }

    /** The field holds whom the link is to, or both are empty, and nothing waits. */
    private boolean agree(String lead) {
        String handle = handle(lead);
        return suzuki.field(lead).equals(handle.isEmpty() ? "" : "@" + handle)
                && suzuki.read("/social/api/records/lead/" + lead + "/waiting").isEmpty();
    }

    private String handle(String lead) {
        return suzuki.link(lead).path("handle").asText();
    }

    private long version(String lead) {
        return suzuki.read("/crm/api/leads/" + lead).path("version").asLong();
    }

    private String create(String handle) {
        String handles = handle.isEmpty() ? "{}" : "{\"twitter\":\"" + handle + "\"}";
        var answer =
                suzuki.visitor().send("POST", "/crm/api/leads", "{\"familyName\":\"競争\",\"handles\":" + handles + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Visitor.json(answer).path("id").asText();
    }

    private static HttpResponse<String> save(Salesperson by, String lead, long version, String handle) {
        String body = "{\"version\":" + version + ",\"handles\":{\"twitter\":\"" + handle + "\"}}";
        return by.visitor().send("PATCH", "/crm/api/leads/" + lead, body);
    }
}
