package crm.social.sandbox.pages;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Secrets;
import crm.social.sandbox.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Knows visitors by their cookies, and takes forms only from pages of ours. */
public final class Visitors {
    private static final String SESSION = "sandbox_session";
    private static final String KEY = "sandbox_visitor";
    private static final String LANG = "sandbox_lang";
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private final Store store;
    private final Secrets secrets;
    private final SwitchBoard clock;
    private final String usualLang;

    /** Pages are in this language unless the visitor chose one, or their browser asks for one that there is. */
    public Visitors(Store store, Secrets secrets, SwitchBoard clock, String usualLang) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        this.usualLang = usualLang;
    }

    /** A page for a visitor. */
    public Reply page(Exchange request, Function<Visitor, Reply> work) {
        Visitor visitor = visitor(request);
        Reply reply = work.apply(visitor);
        if (!visitor.newKey().isEmpty()) {
            reply = reply.with("Set-Cookie", cookie(KEY, visitor.newKey()));
        }
        String lang = request.query("lang").orElse("");
        return lang.equals("ja") || lang.equals("en") ? reply.with("Set-Cookie", cookie(LANG, lang)) : reply;
    }

    /** What a form does, if a page of ours holds it and this visitor sent it. */
    public Reply form(Exchange request, Function<Visitor, Reply> work) {
        return page(request, visitor -> {
            boolean ours = request.header("sec-fetch-site")
                            .map(site -> site.equals("same-origin"))
                            .orElse(true)
                    && request.header("origin")
                            .map(origin -> isOwn(request, origin))
                            .orElse(true)
                    && Secrets.same(visitor.csrf(), request.form().getOrDefault("csrf", ""));
            return ours ? work.apply(visitor) : PageFrame.message(visitor, 403, "form.refused", "form.refused.text");
        });
    }

    /** Whether an origin is the one that the request came to. */
    public static boolean isOwn(Exchange request, String origin) {
        return origin.equals("http://" + request.header("host").orElse(""));
    }

    private Visitor visitor(Exchange request) {
        String known = request.cookie(KEY).filter(key -> key.length() >= 32).orElse("");
        String key = known.isEmpty() ? Secrets.random(32) : known;
        String lang = request.query("lang")
                .filter(chosen -> chosen.equals("ja") || chosen.equals("en"))
                .or(() -> request.cookie(LANG))
                .or(() -> request.header("accept-language").flatMap(Visitors::spoken))
                .orElse(usualLang);
        return new Visitor(
                request, person(request), Texts.of(lang), secrets.mark("form " + key), known.isEmpty() ? key : "");
    }

    /** The one of our languages that a browser likes best. */
    private static Optional<String> spoken(String accepted) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES))
                    .map(Locale::getLanguage);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no such header as browsers send
        }
    }

    private Optional<Person> person(Exchange request) {
        return request.cookie(SESSION)
                .flatMap(token -> store.read(rows -> rows.first(
                                "select person_id from session where token_hash = ?",
                                row -> row.getLong(1),
                                Secrets.hash(token))
                        .flatMap(id -> People.byId(rows, id))
                        .filter(Person::isActive)));
    }

    /** The reply with a new session for this person; the one before ends. */
    public Reply signIn(Visitor visitor, Person person, Reply reply) {
        String token = Secrets.random(32);
        store.change(rows -> {
            visitor.request()
                    .cookie(SESSION)
                    .ifPresent(old -> rows.change("delete from session where token_hash = ?", Secrets.hash(old)));
            rows.change(
                    "insert into session (token_hash, person_id, created_at) values (?, ?, ?)",
                    Secrets.hash(token),
                    person.id(),
                    clock.millis());
        });
        return reply.with("Set-Cookie", cookie(SESSION, token));
    }

    /** The reply without a session. */
    public Reply signOut(Visitor visitor, Reply reply) {
        visitor.request()
                .cookie(SESSION)
                .ifPresent(token -> store.change(
                        rows -> rows.change("delete from session where token_hash = ?", Secrets.hash(token))));
        return reply.with("Set-Cookie", SESSION + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    private static String cookie(String name, String value) {
        return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
    }
}
