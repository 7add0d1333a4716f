package crm.social.web.rest;

import crm.host.api.PersonName;
import crm.host.api.RecordRef;
import crm.social.api.Inbox;
import crm.social.api.Inbox.Column;
import crm.social.api.Inbox.Filter;
import crm.social.api.Inbox.Item;
import crm.social.api.Inbox.NewPerson;
import crm.social.api.Inbox.Reason;
import crm.social.api.Page;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /social/api/inbox/{network}}: ソーシャル, its columns, and +追加. */
@Path("inbox/{network}")
@Produces(MediaType.APPLICATION_JSON)
public final class InboxResource {
    private final Inbox inbox;

    public InboxResource(Inbox inbox) {
        this.inbox = inbox;
    }

    /** How many items each column has. */
    @GET
    public Map<Column, Integer> counts(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("q") @Nullable String words,
            @QueryParam("owner") @Nullable String owner) {
        return inbox.counts(Callers.of(request), network, filter(reason, words, owner));
    }

    /** A column, newest first. */
    @GET
    @Path("{column}")
    public Page<Item> items(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @PathParam("column") String column,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("q") @Nullable String words,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("cursor") @Nullable String cursor) {
        return inbox.items(
                Callers.of(request), network, column(column), filter(reason, words, owner), Bodies.cursor(cursor));
    }

    /** Makes a lead of an author who is in no record. */
    @POST
    @Path("items/{id}/lead")
    @Consumes(MediaType.APPLICATION_JSON)
    public RecordRef addLead(
            @Context HttpServletRequest request,
            @PathParam("network") String network,
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            LeadBody body) {
        return inbox.addLead(Callers.of(request), network, id, body.toPerson(), Bodies.idempotencyKey(key));
    }

    /** A column's name in an address; another one is no column. */
    private static Column column(String name) {
        return Stream.of(Column.values())
                .filter(column -> small(column).equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "not-found"));
    }

    private static Filter filter(@Nullable String reason, @Nullable String words, @Nullable String owner) {
        return new Filter(
                reason == null || reason.isEmpty() ? Set.of() : Set.of(reason(reason)),
                words == null ? "" : words,
                owner == null || owner.isEmpty() ? null : owner);
    }

    private static Reason reason(String name) {
        return Stream.of(Reason.values())
                .filter(reason -> small(reason).equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("reason"));
    }

    private static String small(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The lead's name and company. */
    record LeadBody(
            @Nullable String family,
            @Nullable String given,
            @Nullable String company) {
        NewPerson toPerson() {
            String last = Bodies.present(family, "family").strip();
            String first = given == null ? "" : given.strip();
            PersonName name = new PersonName((last + " " + first).strip(), last, first, "", "");
            return new NewPerson(name, company == null ? "" : company.strip());
        }
    }
}
