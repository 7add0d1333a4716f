package crm.host.user;

import java.util.Optional;
import java.util.Set;

/**
 * What an administrator wants to change of a custom profile; what is empty stays.
 *
 * @param permissions all permissions whose box is ticked
 * @param shown the permissions that had a box; where empty, those that extensions register now. Others keep what they have: a permission that came
 *     while somebody looked at the boxes was not theirs to take away
 */
public record ProfileEdit(
        Optional<String> name,
        Optional<String> description,
        Optional<Set<String>> permissions,
        Optional<Set<String>> shown,
        Optional<Long> version) {}
