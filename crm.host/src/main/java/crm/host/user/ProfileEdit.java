package crm.host.user;

import java.util.Optional;
import java.util.Set;

/**
 * What an administrator wants to change of a custom profile; what is empty stays.
 *
 * @param permissions all permissions whose box is ticked
 */
public record ProfileEdit(
        Optional<String> name,
        Optional<String> description,
        Optional<Set<String>> permissions,
        Optional<Long> version) {}
