package crm.host.user;

import java.util.Optional;

/** What an administrator wants to change of a user; what is empty stays. */
public record UserEdit(
        Optional<String> name,
        Optional<String> profileId,
        Optional<String> locale,
        Optional<Boolean> active,
        Optional<Long> version) {}
