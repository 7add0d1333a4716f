package crm.social.api.provider;

import crm.social.api.Profile;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads profiles. Each list holds at most {@code profileBatch} entries; those that do not exist stand in the answer's problems. */
@ConsumerType
public interface Profiles {
    /** Profiles by handle, in no particular order. */
    Answer<List<Profile>> byHandles(Viewer viewer, List<String> handles);

    /** Profiles by immutable id, in no particular order. */
    Answer<List<Profile>> bySubjects(Viewer viewer, List<String> subjects);
}
