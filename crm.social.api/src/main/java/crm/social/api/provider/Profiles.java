package crm.social.api.provider;

import crm.social.api.Profile;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads profiles. Each list holds at most {@code profileBatch} entries; those that do not exist stand in the answer's problems. */
@ConsumerType
public interface Profiles {
    /** Whether a {@link Viewer.App} may ask: the network knows such a credential and the operator has set it up. Asks nobody. */
    default boolean answersApp() {
        return false;
    }

    /** Profiles by handle, in no particular order. */
    Answer<List<Profile>> byHandles(Viewer viewer, List<String> handles);

    /** Profiles by immutable id, in no particular order. */
    Answer<List<Profile>> bySubjects(Viewer viewer, List<String> subjects);
}
