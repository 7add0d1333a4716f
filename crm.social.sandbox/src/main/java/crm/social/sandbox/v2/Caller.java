package crm.social.sandbox.v2;

import java.util.Set;

/**
 * Who calls.
 *
 * @param person 0 for an app that calls in nobody's name
 */
record Caller(String clientId, long person, Set<String> scopes) {
    boolean isAppOnly() {
        return person == 0;
    }
}
