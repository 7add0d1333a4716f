package crm.social.api.provider;

import crm.social.api.Page;
import crm.social.api.PageToken;
import crm.social.api.Profile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Finds profiles by a person's name. */
@ConsumerType
public interface ProfileSearch {
    /**
     * The first form of a name that the network's search takes.
     *
     * @param forms the name in different scripts and orders, the best one first
     */
    Optional<String> searchable(List<String> forms);

    /**
     * Searches.
     *
     * @param name a form that {@link #searchable} answered
     * @param limit how many at most: 1 to 100
     */
    Answer<Page<Profile>> search(Viewer viewer, String name, int limit, @Nullable PageToken page);
}
