package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;

import crm.social.sandbox.store.Post;
import crm.social.sandbox.store.Window;
import java.util.List;

/** A page's worth of posts, and the way to older ones. One more is read, to know whether there are any. */
final class PostPaging {
    private static final int PAGE = 20;

    private PostPaging() {}

    static Window window(Visitor visitor) {
        long below = visitor.request()
                .query("before")
                .filter(value -> value.matches("[0-9]{1,18}|[0-8][0-9]{18}"))
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
        return new Window(0, below, false, PAGE).andOneMore();
    }

    static List<Post> page(List<Post> posts) {
        return posts.size() > PAGE ? posts.subList(0, PAGE) : posts;
    }

    static Html older(Visitor visitor, List<Post> posts) {
        if (posts.size() <= PAGE) {
            return all();
        }
        return el(
                "p",
                cls("older"),
                el(
                        "a",
                        cls("button"),
                        at(
                                "href",
                                visitor.request().path() + "?before="
                                        + posts.get(PAGE - 1).id()),
                        visitor.t("older")));
    }
}
