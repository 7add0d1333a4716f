package crm.social.itest.crash;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Visitor;
import crm.social.itest.walk.PersonAtX;
import crm.social.itest.walk.Salesperson;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who links, unlinks, takes back, types into the field, tweets, replies, disconnects and signs in again, and remembers what was acknowledged. A
 * step that the CRM did not answer ends with an exception; {@link #look} finds out how it ended. Used from one thread at a time.
 */
final class Walker {
    private static final List<String> PEOPLE = List.of(
            "hanako_sato",
            "kenta_takahashi",
            "misaki_tanaka",
            "naoko_watanabe",
            "sho_yamamoto",
            "emilycarter",
            "quiet_mori");

    private static final List<Step> STEPS = List.of(
            Step.LINK,
            Step.LINK,
            Step.UNLINK,
            Step.UNLINK,
            Step.UNDO,
            Step.UNDO,
            Step.EDIT,
            Step.EDIT,
            Step.CLEAR,
            Step.NOTE,
            Step.TWEET,
            Step.TWEET,
            Step.REPLY,
            Step.CREATE,
            Step.DISCONNECT);

    private final Salesperson person;
    private final String name;
    private final String account;
    private final Random random;
    private final Tweets tweets;
    private final Tables tables;
    private final List<Lead> leads = new ArrayList<>();
    private int number;
    private int acknowledged;
    private int askedNames;
    private String creating = "";
    private String creatingTo = "";
    private @Nullable Boolean connected = false;

    /**
     * @param account the user name at X
     * @param tweets where to keep texts
     */
    Walker(KilledCrm crm, String user, String account, Tweets tweets, Random random) {
        this.person = Salesperson.signedIn(crm.url(), user);
        this.tables = crm.tables();
        this.name = user;
        this.account = account;
        this.tweets = tweets;
        this.random = random;
    }

    /** What texts and names of this person begin with. */
    String mark() {
        return "walk-" + name + "-";
    }

    /** Answers so far. */
    int acknowledged() {
        return acknowledged;
    }

    /** How often a user name was typed, into a field or to link somebody. */
    int askedNames() {
        return askedNames;
    }

    /** One thing that can be done now. */
    void step(Aim aim) {
        if (!Boolean.TRUE.equals(connected)) {
            connect(aim);
        }
        if (!creating.isEmpty()) {
            find();
        }
        Step step = leads.size() < 3 ? Step.CREATE : STEPS.get(random.nextInt(STEPS.size()));
        switch (step) {
            case CREATE -> create(aim);
            case LINK -> any(true).ifPresent(lead -> link(lead, aim));
            case UNLINK -> any(true).filter(lead -> !lead.linked().isEmpty()).ifPresent(lead -> unlink(lead, aim));
            case UNDO -> any(true).filter(Lead::canBeUndone).ifPresent(lead -> undo(lead, aim));
            case EDIT -> any(true).ifPresent(lead -> edit(lead, another(lead), aim));
            case CLEAR -> any(true).filter(lead -> !lead.linked().isEmpty()).ifPresent(lead -> edit(lead, "", aim));
            case NOTE -> any(false).ifPresent(lead -> note(lead, aim));
            case TWEET -> any(false).ifPresent(lead -> tweet(lead, null, aim));
            case REPLY -> any(true).filter(lead -> !lead.linked().isEmpty()).ifPresent(lead -> reply(lead, aim));
            case DISCONNECT -> disconnect(aim);
            case CONNECT -> throw new IllegalStateException("done before");
        }
    }

    /** One of the newest leads, with luck in the state that is wanted. */
    private Optional<Lead> any(boolean agreed) {
        Lead lead = leads.get(leads.size() - 1 - random.nextInt(Math.min(leads.size(), 8)));
        if (agreed && !lead.agreed()) {
            lead.look(person);
        }
        return Optional.of(lead).filter(one -> !agreed || one.agreed());
    }

    private String another(Lead lead) {
        String found = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return found.equals(lead.linked()) ? another(lead) : found;
    }

    private void connect(Aim aim) {
        connected = null;
        String flow = Salesperson.newFlow();
        URI back = new PersonAtX(account).decide(person.begin(flow), "allow");
        aim.sending(Step.CONNECT);
        person.comeBack(back);
        assertThat(person.flowState(flow)).isEqualTo("CONNECTED");
        connected = true;
        acknowledged++;
    }

    private void disconnect(Aim aim) {
        String id = person.connections().path(0).path("id").asText();
        connected = null;
        aim.sending(Step.DISCONNECT);
        good(person.visitor().send("DELETE", "/social/api/connections/" + id, null));
        connected = false;
        acknowledged++;
    }

    private void create(Aim aim) {
        creating = mark() + number++;
        askedNames++;
        creatingTo = PEOPLE.get(random.nextInt(PEOPLE.size()));
        String body = "{\"familyName\":\"" + creating + "\",\"handles\":{\"twitter\":\"@" + creatingTo + "\"}}";
        aim.sending(Step.CREATE);
        HttpResponse<String> answer = person.visitor().send("POST", "/crm/api/leads", body);
        if (answer.statusCode() != 503) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            created(Visitor.json(answer).path("id").asText());
            acknowledged++;
        }
    }

    private void created(String id) {
        leads.add(Lead.created(id, creatingTo, "@" + creatingTo));
        creating = "";
    }

    private void link(Lead lead, Aim aim) {
        String to = another(lead);
        String version = "\"" + person.panel(lead.id()).path("linkVersion").asLong() + "\"";
        askedNames++;
        lead.changing(to);
        aim.sending(Step.LINK);
        changed(
                lead,
                person.visitor()
                        .send(
                                "PUT",
                                Salesperson.popup(lead.id()) + "/link",
                                "{\"handle\":\"@" + to + "\",\"basis\":\"HANDLE\"}",
                                "If-Match",
                                version));
    }

    private void unlink(Lead lead, Aim aim) {
        long version = person.link(lead.id()).path("version").asLong();
        lead.changing("");
        aim.sending(Step.UNLINK);
        changed(lead, person.unlink(lead.id(), version));
    }

    private void undo(Lead lead, Aim aim) {
        String undo = lead.undo();
        lead.changing(lead.undone());
        aim.sending(Step.UNDO);
        changed(
                lead,
                person.visitor()
                        .send("POST", Salesperson.popup(lead.id()) + "/link/undo", "{\"undo\":\"" + undo + "\"}"));
    }

    private void changed(Lead lead, HttpResponse<String> answer) {
        if (conflict(answer)) {
            lead.refused(); // a person looks again
        } else if (answer.statusCode() != 503) {
            lead.changed(good(answer).path("undo").asText());
            acknowledged++;
        }
    }

    private static boolean conflict(HttpResponse<String> answer) {
        return answer.statusCode() == 409 && answer.body().contains("\"/problems/conflict\"");
    }

    private void edit(Lead lead, String to, Aim aim) {
        String typed = to.isEmpty() ? "" : typed(to);
        askedNames += to.isEmpty() ? 0 : 1;
        long version =
                person.read("/crm/api/leads/" + lead.id()).path("version").asLong();
        lead.typing(to, typed);
        aim.sending(to.isEmpty() ? Step.CLEAR : Step.EDIT);
        HttpResponse<String> answer = person.visitor()
                .send(
                        "PATCH",
                        "/crm/api/leads/" + lead.id(),
                        "{\"version\":" + version + ",\"handles\":{\"twitter\":\"" + typed + "\"}}");
        if (conflict(answer)) {
            lead.refused();
        } else if (answer.statusCode() != 503) {
            good(answer);
            lead.typed();
            acknowledged++;
        }
    }

    private String typed(String to) {
        return switch (random.nextInt(4)) {
            case 0 -> to;
            case 1 -> "@" + to;
            case 2 -> "https://x.com/" + to;
            default -> "@" + to.toUpperCase(Locale.ROOT);
        };
    }

    private void note(Lead lead, Aim aim) {
        String text = mark() + "note-" + number++;
        lead.perhaps("timeline.note " + text);
        aim.sending(Step.NOTE);
        HttpResponse<String> answer = person.visitor()
                .send("POST", "/crm/api/leads/" + lead.id() + "/timeline", "{\"text\":\"" + text + "\"}");
        if (answer.statusCode() != 503) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            lead.expect("timeline.note " + text);
            acknowledged++;
        }
    }

    private void reply(Lead lead, Aim aim) {
        JsonNode ref =
                person.panel(lead.id()).path("posts").path("items").path(0).path("ref");
        if (ref.isTextual()) {
            tweet(lead, ref.asText(), aim);
        }
    }

    private void tweet(Lead lead, @Nullable String inReplyTo, Aim aim) {
        String text = mark() + "text-" + number++ + ".";
        aim.sending(inReplyTo == null ? Step.TWEET : Step.REPLY);
        tweets.send(person, lead, text, inReplyTo);
        acknowledged++;
    }

    /** After the CRM came back: everything acknowledged is there. */
    void look() {
        List<String> states = new ArrayList<>();
        person.connections().forEach(each -> states.add(each.path("state").asText()));
        if (connected != null) {
            assertThat(states).isEqualTo(connected ? List.of("ACTIVE") : List.of());
        }
        connected = states.equals(List.of("ACTIVE"));
        if (!creating.isEmpty()) {
            find();
        }
        for (Lead lead : leads) {
            lead.look(person);
        }
        for (Lead lead : leads.subList(Math.max(0, leads.size() - 8), leads.size())) {
            lead.timeline(person, false);
        }
    }

    /** A record whose creation was not acknowledged is there or not. */
    private void find() {
        List<List<String>> found = stored("= '" + creating + "'");
        assertThat(found).as(creating).hasSizeLessThanOrEqualTo(1);
        if (found.isEmpty()) {
            creating = "";
        } else {
            created(found.get(0).get(0));
        }
    }

    private List<List<String>> stored(String familyName) {
        return tables.host("select id from person where family_name " + familyName);
    }

    /** Whether field and link of each lead agree. */
    boolean allAgree() {
        leads.forEach(lead -> lead.look(person));
        return leads.stream().allMatch(Lead::agreed);
    }

    /** Makes sure that somebody can look for whom fields name. */
    void ready() {
        if (!Boolean.TRUE.equals(connected)) {
            connect(Aim.NOTHING);
        }
    }

    /** Each record is there once, and its timeline tells all of it once. */
    void check() {
        leads.forEach(lead -> lead.timeline(person, true));
        assertThat(stored("like '" + mark() + "%'"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(
                        leads.stream().map(Lead::id).toList());
    }

    int leads() {
        return leads.size();
    }
}
