package crm.social.sandbox.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The pages' texts in one language. */
public final class Texts {
    private static final Map<String, Texts> ALL = Map.of("ja", new Texts("ja"), "en", new Texts("en"));

    private final String lang;
    private final Properties texts = new Properties();

    private Texts(String lang) {
        this.lang = lang;
        try (InputStream in = Texts.class.getResourceAsStream("/OSGI-INF/l10n/sandbox_" + lang + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("texts are missing: " + lang);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of a language: {@code ja} or {@code en}. */
    public static Texts of(String lang) {
        return lang.equals("en") ? ALL.get("en") : ALL.get("ja");
    }

    /** {@code ja} or {@code en}. */
    public String lang() {
        return lang;
    }

    /** A text, with what stands for {@code {0}} and so on. */
    public String get(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no such text: " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** A whole number with its groups set apart. */
    public String number(long value) {
        return String.format(Locale.forLanguageTag(lang), "%,d", value);
    }

    /** How long ago, or which day. */
    public String ago(Instant moment, Instant now) {
        Duration passed = Duration.between(moment, now);
        if (passed.toMinutes() < 1) {
            return get("time.now");
        }
        if (passed.toHours() < 1) {
            return get("time.minutes", passed.toMinutes());
        }
        return passed.toDays() < 1 ? get("time.hours", passed.toHours()) : day(moment, now);
    }

    private String day(Instant moment, Instant now) {
        ZonedDateTime local = moment.atZone(ZoneId.systemDefault());
        boolean sameYear = local.getYear() == now.atZone(ZoneId.systemDefault()).getYear();
        return format(local, sameYear ? "time.day" : "time.day.year");
    }

    /** Day and time. */
    public String exact(Instant moment) {
        return format(moment.atZone(ZoneId.systemDefault()), "time.exact");
    }

    /** Month and year. */
    public String month(Instant moment) {
        return format(moment.atZone(ZoneId.systemDefault()), "time.month");
    }

    private String format(ZonedDateTime moment, String key) {
        return DateTimeFormatter.ofPattern(get(key), Locale.forLanguageTag(lang))
                .format(moment);
    }
}
