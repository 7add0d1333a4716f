package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.store.Person;

/** How a person is shown. */
final class PersonView {
    private PersonView() {}

    static Html picture(Person person, String size, int pixels) {
        String suffix = size.isEmpty() ? "" : "_" + size;
        return el(
                "img",
                cls("picture"),
                at("src", "/profile_images/" + person.picture() + "/" + person.username() + suffix + ".png"),
                at("alt", ""),
                at("width", String.valueOf(pixels)),
                at("height", String.valueOf(pixels)));
    }

    static Html name(Visitor visitor, Person person) {
        return all(
                el("strong", cls("name"), person.name()),
                person.isVerified()
                        ? el(
                                "span",
                                cls("badge " + person.verifiedType()),
                                at("role", "img"),
                                at("aria-label", visitor.t("person.verified")))
                        : "",
                person.isProtected()
                        ? el(
                                "span",
                                cls("badge locked"),
                                at("role", "img"),
                                at("aria-label", visitor.t("person.locked")))
                        : "");
    }

    static Html row(Visitor visitor, Person person) {
        return el(
                "li",
                cls("person"),
                picture(person, "normal", 44),
                el(
                        "div",
                        el(
                                "a",
                                at("href", "/" + person.username()),
                                name(visitor, person),
                                el("span", cls("quiet handle"), "@" + person.username())),
                        el("p", cls("bio"), person.bio())));
    }
}
