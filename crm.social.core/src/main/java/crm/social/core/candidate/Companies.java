package crm.social.core.candidate;

import crm.social.api.Candidates.Agreement;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether what a profile says of itself names a company. Forms of companies, such as 株式会社 or Ltd., do not count. */
final class Companies {
    private static final Pattern FORMS = Pattern.compile(
            "株式会社|有限会社|合同会社|合資会社|一般社団法人|\\(株\\)|\\(有\\)|\\b(inc|corp|corporation|co|ltd|llc|k\\.?k|gmbh|company|limited)\\b\\.?",
            Pattern.CASE_INSENSITIVE);

    private Companies() {}

    static Agreement agreement(String company, String self) {
        String name = words(company);
        String said = words(self);
        String closeName = name.replace(" ", "");
        if (closeName.length() < 2) {
            return Agreement.NONE;
        }
        if (said.replace(" ", "").contains(closeName)) {
            return Agreement.FULL;
        }
        boolean begins =
                Arrays.stream(name.split(" ")).limit(1).anyMatch(word -> word.length() > 3 && said.contains(word));
        return begins ? Agreement.PARTLY : Agreement.NONE;
    }

    private static String words(String text) {
        String open = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return FORMS.matcher(open)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}ー]+", " ")
                .strip();
    }
}
