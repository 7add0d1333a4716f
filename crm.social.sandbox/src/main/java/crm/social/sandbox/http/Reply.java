package crm.social.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer.
 *
 * @param headers in order; a name may come twice
 * @param broken how the connection is to be broken instead, if at all
 */
public record Reply(int status, String contentType, byte[] body, List<Header> headers, Broken broken) {
    /** A header of an answer. */
    public record Header(String name, String value) {}

    /** Ways to break a connection. */
    public enum Broken {
        NO,
        BEFORE_ANSWER,
        IN_BODY
    }

    public Reply {
        headers = List.copyOf(headers);
    }

    /** JSON. */
    public static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json; charset=utf-8", Json.bytes(body), List.of(), Broken.NO);
    }

    /** An error in JSON, as X types it. */
    public static Reply problem(int status, JsonNode body) {
        return new Reply(status, "application/problem+json; charset=utf-8", Json.bytes(body), List.of(), Broken.NO);
    }

    /** A page. */
    public static Reply html(int status, String page) {
        return new Reply(
                status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), List.of(), Broken.NO);
    }

    /** Plain text. */
    public static Reply text(int status, String text) {
        return new Reply(
                status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), List.of(), Broken.NO);
    }

    /** Bytes of a type. */
    public static Reply bytes(String contentType, byte[] body) {
        return new Reply(200, contentType, body, List.of(), Broken.NO);
    }

    /** Send the browser on with a GET: 303, so that a form's fields stay here. */
    public static Reply seeOther(String address) {
        return text(303, "").with("Location", address);
    }

    /** The same with one more header. */
    public Reply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, contentType, body, more, broken);
    }

    /** The same, but the connection breaks. */
    public Reply breaking(Broken how) {
        return new Reply(status, contentType, body, headers, how);
    }
}
