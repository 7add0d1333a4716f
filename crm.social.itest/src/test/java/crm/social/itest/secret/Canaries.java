package crm.social.itest.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Secrets by name, each in the forms in which it might leak: as it is, in hex, in base64, as in an address. Texts are searched as ISO-8859-1. */
public final class Canaries {
    private static final int SHORTEST = 12;

    private final Map<String, Set<String>> forms = new LinkedHashMap<>();

    /** Adds a secret text. */
    public void add(String name, String secret) {
        add(name, secret.getBytes(StandardCharsets.UTF_8));
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.get(name).add(form);
        forms.get(name).add(form.replace("+", "%20"));
    }

    /** Adds secret bytes. */
    public void add(String name, byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new AssertionError(name + " is too short to be told from chance");
        }
        Set<String> found = forms.computeIfAbsent(name, unknown -> new LinkedHashSet<>());
        found.add(new String(secret, StandardCharsets.ISO_8859_1));
        found.add(HexFormat.of().formatHex(secret));
        found.add(HexFormat.of().withUpperCase().formatHex(secret));
        found.add(Base64.getEncoder().withoutPadding().encodeToString(secret));
        found.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What was added. */
    public Set<String> names() {
        return forms.keySet();
    }

    /** The names of the secrets that stand in something, with the place. */
    public List<String> in(String place, byte[] bytes) {
        return in(place, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** The same for a text that was read as UTF-8. */
    public List<String> inText(String place, String text) {
        return in(place, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> in(String place, String latin) {
        List<String> hits = new ArrayList<>();
        forms.forEach((name, variants) -> {
            if (variants.stream().anyMatch(latin::contains)) {
                hits.add(name + " in " + place);
            }
        });
        return hits;
    }
}
