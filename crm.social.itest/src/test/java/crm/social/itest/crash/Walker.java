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
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with leads of their own in one session, disconnects and signs in at X again. A step that the CRM did not answer ends with an
 * exception; {@link #look} finds out how it ended. Used from one thread at a time, {@link #askAgain} from another.
 */
final class Walker {
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

    private static final int FEWEST_LEADS = 3;
    private static final int NEWEST_LEADS = 8;

    private final Salesperson person;
    private final Salesperson patient;
    private final String account;
    private final String mark;
    private final Random random;
    private final Tables tables;
    private final XDoor x;
    private final Tweets tweets = new Tweets();
    private final Acts acts;
    private final List<Lead> leads = new ArrayList<>();
    private String creating = "";
    private String creatingTo = "";
    private @Nullable Boolean connected = false;

    /** @param account the user name at X */
    Walker(KilledCrm crm, String user, String account, Random random) {
        this.person = Salesperson.signedIn(crm.url(), user);
        this.patient = Salesperson.signedIn(crm.url(), user);
        this.account = account;
        this.mark = "walk-" + user + "-";
        this.random = random;
        this.tables = crm.tables();
        this.x = crm.x();
        this.acts = new Acts(person, tweets, mark, random);
    }

    Acts acts() {
        return acts;
    }

    Tweets tweets() {
        return tweets;
    }

    /** One thing that can be done now. */
    void step(Aim aim) {
        ready(aim);
        find();
        Step step = leads.size() < FEWEST_LEADS ? Step.CREATE : STEPS.get(random.nextInt(STEPS.size()));
        switch (step) {
            case CREATE -> create(aim);
            case LINK -> at(lead -> true, acts::link, aim);
            case UNLINK -> at(Walker::linked, acts::unlink, aim);
            case UNDO -> at(Lead::canBeUndone, acts::undo, aim);
            case EDIT -> at(lead -> true, acts::edit, aim);
            case CLEAR -> at(Walker::linked, acts::clear, aim);
            case NOTE -> acts.note(any(), aim);
            case TWEET -> acts.tweet(any(), aim);
            case REPLY -> at(Walker::linked, acts::reply, aim);
            case DISCONNECT -> disconnect(aim);
            case CONNECT -> throw new IllegalStateException("done before");
        }
    }

    private static boolean linked(Lead lead) {
        return !lead.linked().isEmpty();
    }

    private Lead any() {
        return leads.get(leads.size() - 1 - random.nextInt(Math.min(leads.size(), NEWEST_LEADS)));
    }

    /** At one of the newest leads, if field and link agree there and it is in the state that is wanted. */
    private void at(Predicate<Lead> wanted, BiConsumer<Lead, Aim> act, Aim aim) {
        Lead lead = any();
        if ((lead.agreed() || lead.look(person)) && wanted.test(lead)) {
            act.accept(lead, aim);
        }
    }

    /** Signs in at X, unless that is done. */
    void ready(Aim aim) {
        if (!Boolean.TRUE.equals(connected)) {
            connected = null;
            String flow = Salesperson.newFlow();
            URI back = new PersonAtX(account).decide(person.begin(flow), "allow");
            aim.sending(Step.CONNECT);
            person.comeBack(back);
            assertThat(person.flowState(flow)).isEqualTo("CONNECTED");
            connected = true;
            acts.acknowledge();
        }
    }

    private void disconnect(Aim aim) {
        String id = person.connections().path(0).path("id").asText();
        connected = null;
        aim.sending(Step.DISCONNECT);
        good(person.visitor().send("DELETE", "/social/api/connections/" + id, null));
        connected = false;
        acts.acknowledge();
    }

    private void create(Aim aim) {
        creating = acts.newText("lead-");
        creatingTo = acts.somebody();
        String body = "{\"familyName\":\"" + creating + "\",\"handles\":{\"twitter\":\"@" + creatingTo + "\"}}";
        aim.sending(Step.CREATE);
        HttpResponse<String> answer = person.visitor().send("POST", "/crm/api/leads", body);
        if (answer.statusCode() != 503) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            created(Visitor.json(answer).path("id").asText());
            acts.acknowledge();
        }
    }

    private void created(String id) {
        leads.add(Lead.created(id, creatingTo, "@" + creatingTo));
        creating = "";
    }

    /** A record whose creation was not acknowledged is there or not. */
    private void find() {
        if (!creating.isEmpty()) {
            List<String> found = stored("= '" + creating + "'");
            assertThat(found).as(creating).hasSizeLessThanOrEqualTo(1);
            if (found.isEmpty()) {
                creating = "";
            } else {
                created(found.get(0));
            }
        }
    }

    private List<String> stored(String familyName) {
        return tables.host("select id from person where family_name " + familyName).stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Asks what became of tweets that were not acknowledged. */
    void askAgain() {
        tweets.askAgain(patient);
    }

    /** After the CRM came back: everything acknowledged is there, nothing is at X twice. */
    void look() {
        tweets.cut();
        List<String> states = new ArrayList<>();
        for (JsonNode connection : person.connections()) {
            states.add(connection.path("state").asText());
        }
        if (connected != null) {
            assertThat(states).isEqualTo(connected ? List.of("ACTIVE") : List.of());
        }
        connected = states.equals(List.of("ACTIVE"));
        find();
        leads.forEach(lead -> lead.look(person));
        leads.subList(Math.max(0, leads.size() - NEWEST_LEADS), leads.size())
                .forEach(lead -> lead.timeline(person, false));
        Tweets.areNotTwiceAtX(x, mark);
    }

    /** Whether field and link of each lead agree. */
    boolean allAgree() {
        leads.forEach(lead -> lead.look(person));
        return leads.stream().allMatch(Lead::agreed);
    }

    /** Each record is there once, its timeline tells all of it once, each tweet is at X once. */
    void check() {
        leads.forEach(lead -> lead.timeline(person, true));
        assertThat(stored("like '" + mark + "%'"))
                .containsExactlyInAnyOrderElementsOf(
                        leads.stream().map(Lead::id).toList());
        tweets.areAtX(x, mark);
    }
}
