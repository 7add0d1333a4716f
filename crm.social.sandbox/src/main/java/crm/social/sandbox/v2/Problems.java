package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;

/** The errors that stand beside the data of an answer with status 200. */
record Problems(Dialect dialect) {
    /** Nobody has this name or number. */
    ObjectNode noSuchUser(String parameter, String value) {
        return Json.object()
                .put("value", value)
                .put("detail", "Could not find user with " + parameter + ": [" + value + "].")
                .put("title", "Not Found Error")
                .put("resource_type", "user")
                .put("parameter", parameter)
                .put("resource_id", value)
                .put("type", dialect.problem("resource-not-found"));
    }

    /** Only title and text tell a suspended account from one that never was. */
    ObjectNode suspended(String parameter, String value) {
        return Json.object()
                .put("parameter", parameter)
                .put("resource_id", value)
                .put("value", value)
                .put("detail", "User has been suspended: [" + value + "].")
                .put("title", "Forbidden")
                .put("resource_type", "user")
                .put("type", dialect.problem("resource-not-found"));
    }

    /** The posts of a protected account. */
    ObjectNode mayNotSeeUser(String id) {
        return Json.object()
                .put("resource_id", id)
                .put("parameter", "id")
                .put("resource_type", "user")
                .put("section", "data")
                .put("title", "Authorization Error")
                .put("value", id)
                .put("detail", "Sorry, you are not authorized to see the user with id: [" + id + "].")
                .put("type", dialect.problem("not-authorized-for-resource"));
    }

    /** No post has this number. */
    ObjectNode noSuchPost(String parameter, String id) {
        return Json.object()
                .put("value", id)
                .put("detail", "Could not find " + dialect.word() + " with " + parameter + ": [" + id + "].")
                .put("title", "Not Found Error")
                .put("resource_type", dialect.word())
                .put("parameter", parameter)
                .put("resource_id", id)
                .put("type", dialect.problem("resource-not-found"));
    }

    /** A post of a protected or suspended account. */
    ObjectNode mayNotSeePost(String parameter, String id, String section) {
        String word = dialect == Dialect.TWEET ? "Tweet" : "Post";
        return Json.object()
                .put("value", id)
                .put(
                        "detail",
                        "Sorry, you are not authorized to see the " + word + " with " + parameter + ": [" + id + "].")
                .put("title", "Authorization Error")
                .put("resource_type", dialect.word())
                .put("parameter", parameter)
                .put("resource_id", id)
                .put("section", section)
                .put("type", dialect.problem("not-authorized-for-resource"));
    }
}
