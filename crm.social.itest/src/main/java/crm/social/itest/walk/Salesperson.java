package crm.social.itest.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.itest.Endpoint;
import crm.social.itest.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user of the CRM at a record's popup, over HTTP as its pages do it. */
public final class Salesperson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The profile of tanaka, without ソーシャル連携 as the demo begins. */
    static final String SALES = "/crm/api/profiles/sales";

    private final Visitor visitor;

    private Salesperson(Visitor visitor) {
        this.visitor = visitor;
    }

    /** One of the demo's users, in a session of their own. */
    static Salesperson signedIn(String user) {
        return signedIn(Endpoint.of("/"), user);
    }

    /** One of the demo's users, in a session of their own at some CRM. */
    public static Salesperson signedIn(URI crm, String user) {
        return signedIn(crm, user, "demo");
    }

    /** Somebody who is none of the demo's users. */
    public static Salesperson signedIn(URI crm, String user, String password) {
        return new Salesperson(Visitor.at(crm).signIn(user, password));
    }

    /** Whoever the visitor is. */
    static Salesperson of(Visitor visitor) {
        return new Salesperson(visitor);
    }

    /** The same person in the same session, whose next requests another process of the same host answers. */
    public Salesperson sentTo(URI node) {
        return new Salesperson(visitor.sentTo(node));
    }

    public Visitor visitor() {
        return visitor;
    }

    /** The address of a lead's popup. */
    public static String popup(String lead) {
        return "/social/api/records/lead/" + lead + "/twitter";
    }

    /** What a GET answers; it must be there. */
    public JsonNode read(String path) {
        return good(visitor.get(path));
    }

    public JsonNode panel(String lead) {
        return read(popup(lead));
    }

    /** What the lead's own field holds; empty where it is blank. */
    public String field(String lead) {
        return read("/crm/api/leads/" + lead).path("handles").path("twitter").asText("");
    }

    public static String newFlow() {
        return "flow-" + UUID.randomUUID();
    }

    /** サインイン. @return the address to which the window is sent */
    public URI begin(String flow) {
        return begin(flow, "");
    }

    /** 利用開始, as an administrator: the organisation signs in at X as the company's account. */
    public Salesperson connectedForAll() {
        String flow = newFlow();
        comeBack(new PersonAtX("acme_jp").decide(begin(flow, "&for=organisation"), "allow"));
        assertThat(flowState(flow)).isEqualTo("CONNECTED");
        return this;
    }

    /** The organisation at X. */
    public JsonNode organisation() {
        return read("/social/api/organisations").path(0);
    }

    private URI begin(String flow, String more) {
        HttpResponse<String> answer = visitor.get(
                "/social/sign-in/twitter?flow=" + flow + more + "&act=POST&act=REPLY&act=REPOST&act=LIKE&act=FOLLOW");
        assertThat(answer.statusCode()).isBetween(302, 303);
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The window comes back from X, another site. @return where it is sent then */
    public String comeBack(URI callback) {
        HttpResponse<String> answer = visitor.send(
                "GET",
                callback.getRawPath() + "?" + callback.getRawQuery(),
                null,
                "Sec-Fetch-Site",
                "cross-site",
                "Sec-Fetch-Mode",
                "navigate",
                "Sec-Fetch-Dest",
                "document");
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    public String flowState(String flow) {
        return read("/social/api/flows/" + flow).path("state").asText();
    }

    /** Signs in at X as the company's account, unless that is done. */
    public Salesperson connected() {
        if (connections().isEmpty()
                || !connections().path(0).path("state").asText().equals("ACTIVE")) {
            String flow = newFlow();
            comeBack(new PersonAtX("acme_jp").decide(begin(flow), "allow"));
            assertThat(flowState(flow)).isEqualTo("CONNECTED");
        }
        return this;
    }

    public JsonNode connections() {
        return read("/social/api/connections");
    }

    /** Ends what connections there are. */
    public Salesperson disconnected() {
        connections()
                .forEach(each -> good(visitor.send(
                        "DELETE", "/social/api/connections/" + each.path("id").asText(), null)));
        return this;
    }

    /** Makes a record of somebody of whom X has candidates. @param list {@code leads} or {@code contacts} */
    public String newRecord(String list) {
        HttpResponse<String> answer = visitor.send("POST", "/crm/api/" + list, """
                {"familyName":"佐藤","givenName":"花子","familyReading":"サトウ","givenReading":"ハナコ"}
                """);
        assertThat(answer.statusCode()).isEqualTo(201);
        return Visitor.json(answer).path("id").asText();
    }

    /** The lead's link as it is stored, without asking X; missing where there is none. */
    public JsonNode link(String lead) {
        return read("/social/api/records/lead/" + lead + "/links").path("twitter");
    }

    public Salesperson unlinked(String lead) {
        JsonNode link = link(lead);
        if (!link.isMissingNode()) {
            good(unlink(lead, link.path("version").asLong()));
        }
        return this;
    }

    public HttpResponse<String> unlink(String lead, long version) {
        return visitor.send("DELETE", popup(lead) + "/link", null, "If-Match", "\"" + version + "\"");
    }

    /** 関連付け by user name, unless it is done. */
    public Salesperson linked(String lead, String handle) {
        if (!link(lead).path("handle").asText().equals(handle)) {
            unlinked(lead);
            good(link(lead, "{\"handle\":\"@" + handle + "\",\"basis\":\"HANDLE\"}"));
        }
        return this;
    }

    /** 関連付け as the popup does it: with the version that it shows. */
    public HttpResponse<String> link(String lead, String target) {
        String version = "\"" + panel(lead).path("linkVersion").asLong() + "\"";
        return visitor.send("PUT", popup(lead) + "/link", target, "If-Match", version);
    }

    /** A body for the composer's ツイート and 返信. */
    public String text(String lead, String text, @Nullable String inReplyTo) {
        ObjectNode body = JSON.createObjectNode().put("text", text).put("inReplyTo", inReplyTo);
        body.putObject("record").put("type", "lead").put("id", lead);
        return body.put("connectionId", connections().path(0).path("id").asText())
                .toString();
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    public HttpResponse<String> publish(String body, String key) {
        return visitor.send("POST", "/social/api/networks/twitter/posts", body, "Idempotency-Key", key);
    }

    /** Ticks the box ソーシャル連携 of tanaka's profile, or not. */
    static void tick(boolean on) {
        save(SALES, "\"permissions\":" + (on ? "[\"crm.social.use\"]" : "[]"));
    }

    /** 保存 by an administrator. @param fields of a profile, as members of a JSON object */
    static void save(String profile, String fields) {
        Salesperson yamada = Salesperson.signedIn("yamada");
        long version = yamada.read(profile).path("version").asLong();
        good(yamada.visitor().send("PATCH", profile, "{\"version\":" + version + "," + fields + "}"));
    }

    public static JsonNode good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
        return Visitor.json(answer);
    }
}
