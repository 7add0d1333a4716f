package crm.social.itest.access;

import crm.social.itest.Visitor;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request with everything right about it but, perhaps, who sends it.
 *
 * @param headers names and values
 * @param alone whether it ends or changes the session that it is sent in, so that it wants one of its own
 */
public record Call(String method, String path, BodyPublisher body, List<String> headers, boolean alone) {
    private static final Pattern KIND = Pattern.compile("\"type\":\"/problems/([a-z-]+)\"");
    private static final Pattern STATE = Pattern.compile("[?&]state=([A-Z]+)(?:&|$)");

    static Call get(String path) {
        return of("GET", path, "");
    }

    static Call of(String method, String path, String json, String... headers) {
        return new Call(method, path, BodyPublishers.ofString(json), List.of(headers), false);
    }

    static Call file(String method, String path, BodyPublisher body, String type) {
        return new Call(method, path, body, List.of("Content-Type", type), false);
    }

    Call inItsOwnSession() {
        return new Call(method, path, body, headers, true);
    }

    /** Sends it. @return what became of it, as the table has it: the status, then the problem's kind, or where one is sent to */
    public String send(Visitor visitor) {
        if (path.equals("/crm/api/events")) {
            return Integer.toString(visitor.eventsOpened());
        }
        return outcome(visitor.sendBody(method, path, body, headers.toArray(String[]::new)));
    }

    private static String outcome(HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        Matcher kind = KIND.matcher(answer.statusCode() < 400 ? "" : answer.body());
        String target = answer.headers().firstValue("Location").orElse("");
        if (kind.find()) {
            return status + " " + kind.group(1);
        }
        if (answer.statusCode() / 100 != 3) {
            return status;
        }
        Matcher state = STATE.matcher(target);
        return status + " " + URI.create(target).getPath() + (state.find() ? " " + state.group(1) : "");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
