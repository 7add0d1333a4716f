package crm.social.itest.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Visitor;
import crm.social.itest.walk.Salesperson;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a person tweets. What was not acknowledged is sent again under the same key until the CRM says what became of it; what was surely not sent is sent
 * again under another key, and what nobody knows as the CRM offers it. Used from two threads.
 */
final class Tweets {
    /** A text, which is nobody else's. */
    static final class Tweet {
        private final Lead lead;
        private final String text;
        private final @Nullable String inReplyTo;
        private String body;
        private String key = Salesperson.newKey();

        private Tweet(Lead lead, String text, @Nullable String inReplyTo, String body) {
            this.lead = lead;
            this.text = text;
            this.inReplyTo = inReplyTo;
            this.body = body;
        }

        private String entry() {
            return (inReplyTo == null ? "timeline.posted " : "timeline.replied ") + text;
        }
    }

    private final Queue<Tweet> open = new ConcurrentLinkedQueue<>();
    private final Queue<Tweet> done = new ConcurrentLinkedQueue<>();
    private final Queue<Tweet> fresh = new ConcurrentLinkedQueue<>();

    /** Sends a new text. */
    void send(Salesperson by, Lead lead, String text, @Nullable String inReplyTo) {
        Tweet tweet = new Tweet(lead, text, inReplyTo, by.text(lead.id(), text, inReplyTo));
        lead.perhaps(tweet.entry());
        fresh.add(tweet);
        send(by, tweet);
        fresh.remove(tweet);
    }

    /** What was under way when its sender was cut off is open. Nobody sends meanwhile. */
    void cut() {
        open.addAll(fresh);
        fresh.clear();
    }

    /** Asks once for each open text. */
    void askAgain(Salesperson by) {
        for (Tweet tweet : List.copyOf(open)) {
            open.remove(tweet);
            fresh.add(tweet);
            send(by, tweet);
            fresh.remove(tweet);
        }
    }

    /** How many nobody knows the end of. */
    int open() {
        return open.size();
    }

    int done() {
        return done.size();
    }

    private void send(Salesperson by, Tweet tweet) {
        HttpResponse<String> answer = by.publish(tweet.body, tweet.key);
        if (answer.statusCode() == 404) {
            // The connection that it was written for is gone, and nothing was stored: that would have been found by its
            // key.
            assertThat(answer.body()).contains("/problems/not-found");
            if (!by.connections().isEmpty()) {
                tweet.body = by.text(tweet.lead.id(), tweet.text, tweet.inReplyTo);
            }
            open.add(tweet);
        } else {
            answered(by, tweet, answer);
        }
    }

    private void answered(Salesperson by, Tweet tweet, HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case 200 -> answered(by, tweet, Visitor.json(answer));
            case 409 -> {
                // Between signing out at X and in again, or what was to be decided was decided meanwhile.
                assertThat(answer.body()).containsPattern("/problems/(not-connected|revoked|conflict)");
                open.add(tweet);
            }
            case 503 -> open.add(tweet);
            default -> throw new AssertionError(tweet.text + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private void answered(Salesperson by, Tweet tweet, JsonNode publication) {
        switch (publication.path("state").asText()) {
            case "DONE" -> {
                tweet.lead.expect(tweet.entry());
                done.add(tweet);
            }
            case "REFUSED" -> {
                tweet.key = Salesperson.newKey();
                tweet.body = by.text(tweet.lead.id(), tweet.text, tweet.inReplyTo);
                open.add(tweet);
            }
            case "UNDECIDED" -> {
                String settle =
                        "/social/api/publications/" + publication.path("id").asText() + "/settle";
                answered(by, tweet, by.visitor().send("POST", settle, "{\"sendAgain\":true}"));
            }
            default -> open.add(tweet);
        }
    }

    /** Each is at X once, and none that was not acknowledged. */
    void areAtX(XDoor x, String theirs) {
        List<String> posts = x.posts(theirs);
        assertThat(posts).hasSize(done.size());
        for (Tweet tweet : done) {
            assertThat(posts)
                    .filteredOn(post -> post.contains(tweet.text))
                    .as(tweet.text)
                    .hasSize(1);
        }
    }

    /** None is at X twice. */
    static void areNotTwiceAtX(XDoor x, String part) {
        List<String> texts = x.posts(part).stream()
                .map(text -> text.substring(text.indexOf(part)))
                .toList();
        assertThat(texts).doesNotHaveDuplicates();
    }
}
