package crm.host.record;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody wants to change of a lead or contact; what is not named stays.
 *
 * @param texts new values of {@link PersonData} by member
 * @param handles new handles by network; empty clears one
 * @param version the version that was read; empty where the edit does not depend on it
 */
public record PersonEdit(
        Map<String, String> texts,
        Optional<String> status,
        Optional<String> owner,
        Map<String, String> handles,
        Optional<Long> version) {

    public PersonEdit {
        texts = Map.copyOf(texts);
        handles = Map.copyOf(handles);
    }
}
