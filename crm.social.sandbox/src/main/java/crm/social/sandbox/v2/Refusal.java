package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;

/** An answer that says no. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    Refusal(int status, ObjectNode body) {
        super(String.valueOf(status), null, false, false);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }

    /** A problem with no more than its status. */
    static Refusal plain(int status, String title, String detail) {
        return new Refusal(
                status,
                Json.object()
                        .put("title", title)
                        .put("type", "about:blank")
                        .put("status", status)
                        .put("detail", detail));
    }

    static Refusal unauthorized() {
        return plain(401, "Unauthorized", "Unauthorized");
    }

    static Refusal forbidden(String detail) {
        return plain(403, "Forbidden", detail);
    }

    /** A parameter that cannot be. */
    static Refusal invalid(Dialect dialect, String parameter, String value, String message) {
        ObjectNode error = Json.object();
        error.putObject("parameters").putArray(parameter).add(value);
        error.put("message", message);
        return invalid(dialect, error);
    }

    /** A body that cannot be. */
    static Refusal invalid(Dialect dialect, String message) {
        ObjectNode error = Json.object();
        error.putObject("parameters");
        error.put("message", message);
        return invalid(dialect, error);
    }

    private static Refusal invalid(Dialect dialect, ObjectNode error) {
        ObjectNode body = Json.object();
        body.putArray("errors").add(error);
        body.put("title", "Invalid Request")
                .put("detail", "One or more parameters to your request was invalid.")
                .put("type", dialect.problem("invalid-request"));
        return new Refusal(400, body);
    }
}
