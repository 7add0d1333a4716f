package crm.social.sandbox.pages;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.store.Person;
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

    /** The reader's number, 0 for one who is not signed in. */
    public long id() {
        return person.map(Person::id).orElse(0L);
    }
}
