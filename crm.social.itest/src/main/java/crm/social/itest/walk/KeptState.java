package crm.social.itest.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What must be the same after something went wrong.
 *
 * @param links of some leads
 * @param connections the user's
 * @param fields the same leads' own fields
 * @param sent how often X was asked to create a post
 */
record KeptState(List<JsonNode> links, JsonNode connections, List<String> fields, int sent) {
    private static final List<String> LEADS = List.of("lead-01", "lead-02", "lead-03");

    static KeptState of(Salesperson user, LocalX x) {
        return new KeptState(
                LEADS.stream().map(user::link).toList(),
                user.connections(),
                LEADS.stream().map(user::field).toList(),
                x.calls("createPosts"));
    }
}
