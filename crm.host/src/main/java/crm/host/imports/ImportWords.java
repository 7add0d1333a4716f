package crm.host.imports;

import crm.host.record.PersonRules;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What people write above columns and into cells, in both languages, from the pages' own texts. Width and case make no difference. */
public final class ImportWords {
    /** Before the network's id, the field of a column that holds handles. */
    public static final String HANDLES = "handles.";

    /** The field of a column that names the record. */
    public static final String ID = "id";

    static final String STATUS = "status";
    static final String OWNER = "owner";

    private final Map<String, String> ja;
    private final Map<String, String> en;

    /** @param ja the messages of the pages in Japanese */
    public ImportWords(Map<String, String> ja, Map<String, String> en) {
        this.ja = Map.copyOf(ja);
        this.en = Map.copyOf(en);
    }

    /** The fields of a type that a column can mean, in reading order; those of networks stand at the end. */
    public static List<String> fields(String type, List<String> networks) {
        List<String> fields = new ArrayList<>(List.of(ID));
        fields.addAll(PersonRules.TEXTS.keySet());
        if (PersonRules.hasStatus(type)) {
            fields.add(STATUS);
        }
        fields.add(OWNER);
        networks.forEach(network -> fields.add(HANDLES + network));
        return List.copyOf(fields);
    }

    /**
     * The field that each heading means; empty texts where none does. No field is proposed twice.
     *
     * @param networks labels by network id
     */
    public List<String> proposal(String type, Map<String, String> networks, List<String> headings) {
        Map<String, String> known = new TreeMap<>();
        for (String field : fields(type, List.copyOf(networks.keySet()))) {
            names(field, networks).forEach(name -> known.putIfAbsent(normal(name), field));
        }
        List<String> proposal = new ArrayList<>();
        for (String heading : headings) {
            String field = known.getOrDefault(normal(heading), "");
            proposal.add(proposal.contains(field) ? "" : field);
        }
        return List.copyOf(proposal);
    }

    private List<String> names(String field, Map<String, String> networks) {
        if (field.startsWith(HANDLES)) {
            String network = field.substring(HANDLES.length());
            return List.of(field, network, networks.getOrDefault(network, network));
        }
        return Stream.of(
                        Stream.of(field),
                        Stream.of(heading(field, ja), heading(field, en)),
                        others(field, ja),
                        others(field, en))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> others(String field, Map<String, String> texts) {
        return Arrays.stream(texts.getOrDefault("import.heads." + field, "").split("\\|"))
                .filter(name -> !name.isEmpty());
    }

    /** What stands above a field's column in the files that we write. */
    public String heading(String field, Locale locale, Map<String, String> networks) {
        if (field.startsWith(HANDLES)) {
            return networks.getOrDefault(field.substring(HANDLES.length()), field);
        }
        return heading(field, texts(locale));
    }

    private static String heading(String field, Map<String, String> texts) {
        return texts.getOrDefault("field." + field, field);
    }

    /** A text of the pages. */
    public String text(String key, Locale locale) {
        return texts(locale).getOrDefault(key, key);
    }

    private Map<String, String> texts(Locale locale) {
        return locale.getLanguage().equals("ja") ? ja : en;
    }

    /** The status that a cell means: its name in one of the languages, or the word of the interface. */
    Optional<String> status(String type, String cell) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String status : PersonRules.STATUSES) {
            known.put(normal(status), status);
            String key = type + ".status." + status;
            known.put(normal(ja.getOrDefault(key, status)), status);
            known.put(normal(en.getOrDefault(key, status)), status);
        }
        return Optional.ofNullable(known.get(normal(cell)));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_\\-]+", "");
    }
}
