package crm.social.itest.crash;

import static crm.social.itest.walk.Salesperson.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.walk.Salesperson;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does at a lead. The lead is told before each request and after each answer; a request that is cut off ends with an exception. Used from
 * one thread.
 */
final class Acts {
    private static final List<String> PEOPLE = List.of(
            "hanako_sato",
            "kenta_takahashi",
            "misaki_tanaka",
            "naoko_watanabe",
            "sho_yamamoto",
            "emilycarter",
            "quiet_mori");

    private final Salesperson person;
    private final Tweets tweets;
    private final String mark;
    private final Random random;
    private int number;
    private int acknowledged;
    private int askedNames;

    /** @param mark what this person's texts begin with */
    Acts(Salesperson person, Tweets tweets, String mark, Random random) {
        this.person = person;
        this.tweets = tweets;
        this.mark = mark;
        this.random = random;
    }

    /** Requests that were answered with yes. */
    int acknowledged() {
        return acknowledged;
    }

    /** One more. */
    void acknowledge() {
        acknowledged++;
    }

    /** How often a user name was typed, into a field or to link somebody. */
    int askedNames() {
        return askedNames;
    }

    /** A user name for a new lead's field. */
    String somebody() {
        askedNames++;
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    /** A name or text that nobody else has. */
    String newText(String kind) {
        return mark + kind + number++ + ".";
    }

    private String another(Lead lead) {
        String found = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return found.equals(lead.linked()) ? another(lead) : found;
    }

    /** Links somebody else by user name. */
    void link(Lead lead, Aim aim) {
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

    void unlink(Lead lead, Aim aim) {
        long version = person.link(lead.id()).path("version").asLong();
        lead.changing("");
        aim.sending(Step.UNLINK);
        changed(lead, person.unlink(lead.id(), version));
    }

    /** Takes the last change of the link back. */
    void undo(Lead lead, Aim aim) {
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

    /** Types somebody else's user name into the field. */
    void edit(Lead lead, Aim aim) {
        String to = another(lead);
        askedNames++;
        type(lead, to, typed(to), Step.EDIT, aim);
    }

    /** Empties the field. */
    void clear(Lead lead, Aim aim) {
        type(lead, "", "", Step.CLEAR, aim);
    }

    private void type(Lead lead, String to, String typed, Step step, Aim aim) {
        long version =
                person.read("/crm/api/leads/" + lead.id()).path("version").asLong();
        lead.typing(to, typed);
        aim.sending(step);
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

    void note(Lead lead, Aim aim) {
        String text = newText("note-");
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

    /** Answers the newest tweet of whom the lead is linked to. */
    void reply(Lead lead, Aim aim) {
        JsonNode newest =
                person.panel(lead.id()).path("posts").path("items").path(0).path("post");
        if (newest.path("ref").isTextual()) {
            publish(lead, newest.path("ref").asText(), Step.REPLY, aim);
        }
    }

    void tweet(Lead lead, Aim aim) {
        publish(lead, null, Step.TWEET, aim);
    }

    private void publish(Lead lead, @Nullable String inReplyTo, Step step, Aim aim) {
        aim.sending(step);
        tweets.send(person, lead, newText("text-"), inReplyTo);
        acknowledged++;
    }
}
