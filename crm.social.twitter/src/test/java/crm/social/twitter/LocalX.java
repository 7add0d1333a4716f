package crm.social.twitter;

import crm.social.api.Act;
import crm.social.api.Profile;
import crm.social.api.provider.Authenticator.Redirect;
import crm.social.api.provider.Authenticator.Request;
import crm.social.api.provider.Authenticator.Return;
import crm.social.api.provider.Authenticator.SignedIn;
import crm.social.api.provider.Viewer;
import crm.social.sandbox.Options;
import crm.social.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The whole local X, the provider that talks to it, and people with browsers who sign in at it. */
final class LocalX {
    private static @Nullable LocalX running;

    private static final URI CALLBACK = URI.create("http://127.0.0.1:9/callback");
    private static final String SECRET = "secret-of-the-client";
    private static final Pattern FIELD = Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private final RunningSandbox sandbox;
    private final HttpClient client = HttpClient.newHttpClient();

    private LocalX(RunningSandbox sandbox) {
        this.sandbox = sandbox;
        door(
                "PUT",
                "apps/client-1",
                "{\"name\":\"CRM\",\"client_secret\":\"" + SECRET + "\",\"redirect_uris\":[\"" + CALLBACK + "\"]}");
    }

    /** The one that all tests of this run share: its people take a while to settle. */
    static synchronized LocalX running() {
        if (running == null) {
            try {
                Path data = Files.createTempDirectory("local-x");
                RunningSandbox sandbox = RunningSandbox.start(Options.at(data));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(sandbox, data)));
                running = new LocalX(sandbox);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    private static void end(RunningSandbox sandbox, Path data) {
        sandbox.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpUrl address() {
        return HttpUrl.get("http://localhost:" + sandbox.port() + "/");
    }

    Twitter twitter(Plan plan, Vocabulary vocabulary) {
        HttpUrl authorize = address().resolve("/i/oauth2/authorize");
        return XAtHand.at(address(), authorize, plan, vocabulary, SECRET, "", Clock.systemUTC());
    }

    /** Rules of X, changed. */
    void switches(String json) {
        door("PUT", "switches", json);
    }

    /** Something that happens to somebody, or that they do; answers what the door says. */
    String person(String username, String verb, String json) {
        return door("POST", "people/" + username + "/" + verb, json);
    }

    /** Somebody says something; answers which post it is. */
    String says(String username, String text, String more) {
        String json = "{\"text\":\"" + text + "\"" + more + "}";
        return person(username, "posts", json).replaceFirst(".*?\"id\":\"([0-9]+)\".*", "$1");
    }

    private String door(String method, String path, String json) {
        HttpResponse<String> answer = send(
                client,
                HttpRequest.newBuilder(address().uri().resolve("/sandbox/" + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    /** Signs in as somebody, who allows all that is asked for but these. */
    Viewer.Account signIn(Twitter twitter, String username, String... dropped) {
        Redirect redirect = twitter.begin(new Request(CALLBACK, "state-of-the-flow", Set.of(Act.values())));
        Browser browser = new Browser(username);
        String consent = browser.open(redirect.page()).body();
        Map<String, String> form = fields(consent);
        for (String scope : dropped) {
            form.remove("scope." + scope);
        }
        form.put("decision", "allow");
        String back = browser.send(redirect.page(), form)
                .headers()
                .firstValue("location")
                .orElseThrow();
        Map<String, String> told = new LinkedHashMap<>();
        HttpUrl callback = HttpUrl.get(back);
        callback.queryParameterNames().forEach(name -> told.put(name, callback.queryParameter(name)));
        SignedIn signedIn = twitter.complete(new Return(CALLBACK, redirect.memo(), told));
        Profile account = signedIn.account();
        return new Viewer.Account(account.key(), account.handle(), signedIn.grant());
    }

    Browser browser(String username) {
        return new Browser(username);
    }

    static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(page);
        while (matcher.find()) {
            Matcher value = VALUE.matcher(matcher.group());
            if (!matcher.group().contains(" disabled")) {
                fields.put(matcher.group(1), value.find() ? value.group(1) : "");
            }
        }
        return fields;
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody's browser, signed in at X. */
    final class Browser {
        private final HttpClient own =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        private Browser(String username) {
            URI login = address().uri().resolve("/login");
            Map<String, String> form = fields(open(login).body());
            form.put("name", username);
            form.put("password", "sandbox");
            if (send(login, form).statusCode() != 303) {
                throw new IllegalStateException(username + " cannot sign in");
            }
        }

        HttpResponse<String> open(URI page) {
            return LocalX.send(own, HttpRequest.newBuilder(page));
        }

        HttpResponse<String> send(URI page, Map<String, String> form) {
            String body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return LocalX.send(
                    own,
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body)));
        }
    }
}
