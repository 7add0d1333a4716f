package crm.social.core.candidate;

import crm.host.api.CrmRecord;
import crm.social.api.Candidates.Agreement;
import crm.social.api.Candidates.Aspect;
import crm.social.api.Candidates.Candidate;
import crm.social.api.Candidates.Reason;
import crm.social.api.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders profiles by how well they fit a record: seven tenths the name, two the company, one the place. An aspect on which one side is silent speaks
 * neither for nor against.
 */
final class Ranking {
    private static final double NAME = 0.7;
    private static final double COMPANY = 0.2;
    private static final double PLACE = 0.1;
    private static final double FULL = 0.9;
    private static final double PARTLY = 0.5;
    private static final double SILENT = 0.4;

    private final CrmRecord record;
    private final NameForms forms;

    Ranking(CrmRecord record, NameForms forms) {
        this.record = record;
        this.forms = forms;
    }

    /** The likeliest first; equal ones in the network's order. */
    List<Candidate> order(List<Profile> profiles, Map<String, List<String>> linkedElsewhere) {
        return profiles.stream()
                .map(profile -> candidate(
                        profile, linkedElsewhere.getOrDefault(profile.key().subject(), List.of())))
                .sorted(Comparator.comparingInt(Candidate::score).reversed())
                .toList();
    }

    Candidate candidate(Profile profile, List<String> linkedElsewhere) {
        double name = NameSimilarity.of(forms, profile.name(), profile.handle());
        Optional<Agreement> company = company(profile);
        Optional<Agreement> place = place(profile);
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(Aspect.NAME, name(name)));
        company.ifPresent(agreement -> reasons.add(new Reason(Aspect.COMPANY, agreement)));
        place.ifPresent(agreement -> reasons.add(new Reason(Aspect.PLACE, agreement)));
        double score = NAME * name + COMPANY * weight(company) + PLACE * weight(place);
        return new Candidate(profile, (int) Math.round(100 * score), reasons, linkedElsewhere);
    }

    private Optional<Agreement> company(Profile profile) {
        if (record.company().isBlank()) {
            return Optional.empty();
        }
        String self = String.join(" ", profile.name(), profile.bio().text(), profile.siteLabel());
        Agreement agreement = Companies.agreement(record.company(), self);
        boolean silent = profile.bio().text().isBlank() && profile.siteLabel().isBlank();
        return silent && agreement == Agreement.NONE ? Optional.empty() : Optional.of(agreement);
    }

    private Optional<Agreement> place(Profile profile) {
        return record.place().isBlank() || profile.place().isBlank()
                ? Optional.empty()
                : Optional.of(Places.agreement(record.place(), profile.place()));
    }

    private static Agreement name(double alike) {
        if (alike >= FULL) {
            return Agreement.FULL;
        }
        return alike >= PARTLY ? Agreement.PARTLY : Agreement.NONE;
    }

    private static double weight(Optional<Agreement> agreement) {
        return agreement
                .map(found -> switch (found) {
                    case FULL -> 1.0;
                    case PARTLY -> 0.6;
                    case NONE -> 0.0;
                })
                .orElse(SILENT);
    }
}
