package crm.host.record;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody wants to change of a deal; what is empty stays.
 *
 * @param amount an empty inner value clears it
 * @param closeOn an empty inner value clears it
 * @param contact an empty inner value clears it
 * @param version the version that was read; empty where the edit does not depend on it
 */
public record DealEdit(
        Optional<String> name,
        Optional<Optional<Long>> amount,
        Optional<String> stage,
        Optional<Optional<LocalDate>> closeOn,
        Optional<Optional<String>> contact,
        Optional<String> description,
        Optional<String> owner,
        Optional<Long> version) {}
