package crm.host.user;

import crm.host.api.Person;
import java.util.Locale;

/**
 * A user, without the password.
 *
 * @param deleted true for those whose name is only kept for what they did
 */
public record User(
        String id,
        long version,
        String login,
        String name,
        String profileId,
        Locale locale,
        boolean active,
        boolean deleted) {

    /** Whether the user may sign in and be asked about. */
    boolean present() {
        return active && !deleted;
    }

    boolean administrator() {
        return profileId.equals(Profile.ADMINISTRATOR);
    }

    Person forExtensions() {
        return new Person(id, name, administrator(), active, locale);
    }
}
