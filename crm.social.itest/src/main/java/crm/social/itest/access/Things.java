package crm.social.itest.access;

import static crm.social.itest.access.Cast.made;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import crm.social.itest.walk.PersonAtX;
import crm.social.itest.walk.Salesperson;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What belongs to one person. Each is new whenever it is asked for, unless its name says that it is shown only. Used from one thread. */
public final class Things {
    /** One white point. */
    static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjWVgAAAABJRU5ErkJggg==");

    /** What the columns of a file mean. */
    static final String MAPPING = "{\"mapping\":[\"company\",\"familyName\"]}";

    private static final String HANDLE = "hanako_sato";

    private final Cast cast;
    private final Salesperson owner;
    private final Visitor visitor;
    private @Nullable String shownLead;
    private @Nullable String shownImport;
    private @Nullable String shownDraft;
    private @Nullable String shownFlow;
    private @Nullable JsonNode shownPublication;
    private @Nullable String shownBatch;
    private @Nullable String shownUser;
    private @Nullable String shownProfile;

    Things(Cast cast, Salesperson owner) {
        this.cast = cast;
        this.owner = owner;
        this.visitor = owner.visitor();
    }

    /** A name that nobody and nothing has. */
    String newName() {
        return cast.mark() + ".n" + System.nanoTime();
    }

    Cast cast() {
        return cast;
    }

    /** A lead, contact or deal, by the list that it stands in. @return its id */
    public String record(String kind) {
        String body = kind.equals("deals")
                ? "{\"name\":\"" + cast.mark() + "\"}"
                : "{\"familyName\":\"佐藤\",\"givenName\":\"花子\",\"company\":\"" + cast.mark() + "\"}";
        return made(visitor.send("POST", "/crm/api/" + kind, body)).path("id").asText();
    }

    /** A record with a picture. */
    String pictured(String kind) {
        return undoablePicture(kind)[0];
    }

    /** A record whose picture was just set. @return its id, and what takes that back */
    String[] undoablePicture(String kind) {
        String id = record(kind);
        JsonNode picture = made(visitor.sendBody(
                "PUT",
                "/crm/api/" + kind + "/" + id + "/picture",
                BodyPublishers.ofByteArray(PICTURE),
                "Content-Type",
                "image/png"));
        return new String[] {id, picture.path("pictureUndo").path("id").asText()};
    }

    /** A lead with a link. */
    public String linked() {
        String lead = record("leads");
        owner.connected().linked(lead, HANDLE);
        return lead;
    }

    long linkVersion(String lead) {
        return owner.link(lead).path("version").asLong();
    }

    /** The same lead each time; its owner is connected, whatever a call before did. */
    String linkedToLookAt() {
        if (shownLead == null) {
            shownLead = linked();
        }
        owner.connected();
        return shownLead;
    }

    /** A lead whose link was just ended. @return its id, and what takes that back */
    String[] undoable() {
        String lead = linked();
        JsonNode change = made(owner.unlink(lead, linkVersion(lead)));
        return new String[] {lead, change.path("undo").asText()};
    }

    /** The path of a picture of somebody at the network. */
    String picture() {
        return owner.panel(linkedToLookAt()).path("profile").path("picture").asText();
    }

    /** A post of somebody whom a lead is linked to. */
    String post() {
        return owner.panel(linkedToLookAt())
                .path("posts")
                .path("items")
                .path(0)
                .path("post")
                .path("ref")
                .asText();
    }

    /** A lead that was just given somebody's picture. @return its id, and what takes that back */
    String[] pictureTaken() {
        String lead = linked();
        JsonNode taken = made(visitor.send("PUT", Salesperson.popup(lead) + "/picture", ""));
        return new String[] {lead, taken.path("undo").asText()};
    }

    String connection() {
        return owner.connected().connections().path(0).path("id").asText();
    }

    /** A body for a publication, which was not sent yet. */
    String text() {
        owner.connected();
        return owner.text(linkedToLookAt(), "お知らせ " + newName(), null);
    }

    /** Something that is published. */
    JsonNode publication() {
        return made(owner.publish(text(), Salesperson.newKey()));
    }

    String publicationToLookAt() {
        if (shownPublication == null) {
            shownPublication = publication();
        }
        return shownPublication.path("id").asText();
    }

    /** A flow that waits. */
    String flow() {
        String flow = Salesperson.newFlow();
        owner.begin(flow);
        return flow;
    }

    private String flowToLookAt() {
        if (shownFlow == null) {
            shownFlow = flow();
        }
        return shownFlow;
    }

    /** Where X sends the browser of somebody who allowed it. */
    URI callback() {
        return new PersonAtX("acme_jp").decide(owner.begin(Salesperson.newFlow()), "allow");
    }

    /** A batch over one lead that has run. */
    String batch() {
        String body = unlinking(linked());
        String id = made(visitor.send("POST", "/social/api/bulk", body, "Idempotency-Key", Salesperson.newKey()))
                .path("id")
                .asText();
        Eventually.within(Duration.ofSeconds(20), () -> owner.read("/social/api/bulk/" + id)
                .path("state")
                .asText()
                .equals("DONE"));
        return id;
    }

    String batchToLookAt() {
        if (shownBatch == null) {
            shownBatch = batch();
        }
        return shownBatch;
    }

    static String unlinking(String lead) {
        return "{\"act\":\"UNLINK\",\"network\":\"twitter\",\"records\":{\"type\":\"lead\",\"ids\":[\"" + lead
                + "\"]}}";
    }

    /** A file whose columns have no meaning yet. */
    String draft() {
        return made(visitor.sendBody(
                        "POST", "/crm/api/imports?type=lead&name=a.csv", csv(), "Content-Type", "text/csv"))
                .path("state")
                .path("id")
                .asText();
    }

    BodyPublisher csv() {
        return BodyPublishers.ofString("会社,姓\n" + cast.mark() + ",行列\n");
    }

    private String draftToLookAt() {
        if (shownDraft == null) {
            shownDraft = draft();
        }
        return shownDraft;
    }

    String importToLookAt() {
        if (shownImport == null) {
            shownImport = draft(); // of drafts only the newest are kept
            made(visitor.send("POST", "/crm/api/imports/" + shownImport + "/start", MAPPING));
        }
        return shownImport;
    }

    /** What shows how these things stand, for their owner. */
    List<Call> readsOfOwn() {
        return List.of(
                Call.get("/social/api/flows/" + flowToLookAt()),
                Call.get("/social/api/connections"),
                Call.get("/social/api/publications/" + publicationToLookAt()),
                Call.get("/social/api/bulk/" + batchToLookAt()),
                Call.get("/crm/api/imports/" + draftToLookAt()));
    }

    /** What would change them. */
    List<Call> changesOfOwn() {
        return List.of(
                Call.of("DELETE", "/social/api/flows/" + flowToLookAt(), ""),
                Call.of("DELETE", "/social/api/connections/" + connection(), ""),
                Call.of(
                        "POST",
                        "/social/api/publications/" + publicationToLookAt() + "/settle",
                        "{\"sendAgain\":true}"),
                Call.of("POST", "/social/api/bulk/" + batchToLookAt() + "/undo", ""),
                Call.of("POST", "/crm/api/imports/" + draftToLookAt() + "/start", MAPPING),
                Call.of("POST", "/crm/api/imports/" + draftToLookAt() + "/cancel", ""));
    }

    /** A user with nothing of their own. */
    String user() {
        return cast.user(newName(), "standard");
    }

    String userToLookAt() {
        if (shownUser == null) {
            shownUser = user();
        }
        return shownUser;
    }

    String profile() {
        return cast.profile(newName(), "[]");
    }

    String profileToLookAt() {
        if (shownProfile == null) {
            shownProfile = profile();
        }
        return shownProfile;
    }
}
