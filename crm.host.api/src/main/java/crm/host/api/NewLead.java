package crm.host.api;

import java.util.Map;

/**
 * A lead to be made.
 *
 * @param name the person's name; {@code family} must not be empty
 * @param company the company's name; empty if not known
 * @param site the person's web address; empty if not known
 * @param place town or region; empty if not known
 * @param handles the social handles by network id
 */
public record NewLead(PersonName name, String company, String site, String place, Map<String, String> handles) {
    public NewLead {
        handles = Map.copyOf(handles);
    }
}
