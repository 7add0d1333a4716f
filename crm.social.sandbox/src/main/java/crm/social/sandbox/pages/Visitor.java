package crm.social.sandbox.pages;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.store.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who looks at a page.
 *
 * @param csrf what a form of this visitor carries
 * @param newKey the visitor's own random word, where it was made just now; else empty
 */
public record Visitor(Exchange request, Optional<Person> person, Texts texts, String csrf, String newKey) {
    /** A text in the visitor's language. */
    public String t(String key, Object... values) {
        return texts.get(key, values);
    }

    /** A path that the visitor brought along: one here, never of another site. */
    public static Optional<String> ownPath(Optional<String> brought) {
        return brought.filter(
                        path -> path.matches("/[^/\\\\].*") && path.chars().noneMatch(each -> each < ' '))
                .or(() -> brought.filter("/"::equals));
    }

    /** Where this page is, to come back to. */
    public String here() {
        String query = request.rawQuery();
        return request.path() + (query.isEmpty() ? "" : "?" + query);
    }

    /** The way to sign in and back here. */
    public String signIn() {
        return "/login?next=" + URLEncoder.encode(here(), StandardCharsets.UTF_8);
    }

    /** A field of the form that the visitor sent; empty where it is not there. */
    public String field(String name) {
        return request.form().getOrDefault(name, "").strip();
    }

    /** The reader's number, 0 for one who is not signed in. */
    public long id() {
        return person.map(Person::id).orElse(0L);
    }
}
