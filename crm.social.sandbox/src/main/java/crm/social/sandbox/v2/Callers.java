package crm.social.sandbox.v2;

import crm.social.sandbox.http.Exchange;
import crm.social.sandbox.oauth.AppBearer;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.store.App;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.store.Token;
import java.util.Optional;
import java.util.Set;

/** Tells who calls, by the token in the header. */
public final class Callers {
    private final Store store;
    private final SwitchBoard rules;
    private final AppBearer bearer;

    public Callers(Store store, SwitchBoard rules, AppBearer bearer) {
        this.store = store;
        this.rules = rules;
        this.bearer = bearer;
    }

    Caller identify(Exchange request) {
        String header = request.header("authorization").orElse("");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw Refusal.unauthorized();
        }
        String token = header.substring(7).strip();
        return store.read(rows -> identify(rows, token));
    }

    private Caller identify(Rows rows, String token) {
        Optional<App> app = bearer.find(rows, token);
        if (app.isPresent()) {
            return new Caller(app.get().clientId(), 0, Set.of());
        }
        Token found = Token.find(rows, token)
                .filter(each -> each.kind().equals("access") && each.isGood(rules.instant()))
                .orElseThrow(Refusal::unauthorized);
        Person person = People.byId(rows, found.consent().person()).orElseThrow(Refusal::unauthorized);
        if (person.isSuspended()) {
            throw Refusal.forbidden("Your account is suspended and is not permitted to access this feature.");
        }
        if (!person.isActive()) {
            throw Refusal.unauthorized();
        }
        return new Caller(
                found.consent().clientId(),
                person.id(),
                Set.copyOf(found.consent().scopes()));
    }
}
