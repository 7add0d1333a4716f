package crm.social.itest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import java.time.Duration;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Application;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;

/** The least JAX-RS application with JSON of its own, built as {@code crm.host} and {@code crm.social.web} build theirs. */
final class ToyApi {
    static final String CALLER = "toy.caller";

    private ToyApi() {}

    static final class Toys extends Application {}

    /** A JSON body both ways. */
    public record Toy(String name, Duration age) {}

    /** What the resource saw of the request's caller. */
    public record Seen(String caller) {}

    @Path("toys")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class Resource {
        @GET
        public Seen caller(@Context HttpServletRequest request) {
            return new Seen(String.valueOf(request.getAttribute(CALLER)));
        }

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public Toy older(Toy toy) {
            return new Toy(toy.name(), toy.age().plusDays(1));
        }
    }

    static JacksonJsonProvider json() {
        return new JacksonJsonProvider(new ObjectMapper().registerModule(new JavaTimeModule()));
    }
}
