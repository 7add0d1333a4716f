package crm.social.sandbox.pages;

import crm.social.sandbox.http.Reply;
import crm.social.sandbox.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The pages' own style sheet and icon. */
public final class Assets {
    private Assets() {}

    /** What it answers. */
    public static List<Route> routes() {
        return List.of(
                asset("sandbox.css", "text/css; charset=utf-8"),
                asset("icon.svg", "image/svg+xml"),
                Route.of("asset", "GET", "/favicon.ico", request -> Reply.seeOther("/assets/icon.svg")),
                Route.of("asset", "GET", "/robots.txt", request -> Reply.text(200, "User-agent: *\nDisallow: /\n")));
    }

    private static Route asset(String name, String type) {
        byte[] bytes = read(name);
        return Route.of("asset", "GET", "/assets/" + name, request -> Reply.bytes(type, bytes)
                .with("Cache-Control", "no-cache"));
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
