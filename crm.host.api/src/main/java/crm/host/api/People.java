package crm.host.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The users of the CRM. */
@ProviderType
public interface People {
    /** The user, deactivated ones included; empty once deleted. */
    Optional<Person> find(String userId);

    /** All users, deactivated ones included, ordered by name. */
    List<Person> all();
}
