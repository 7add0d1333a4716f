package crm.social.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import crm.social.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * X's own description of its answers, looked for in the folder that the environment variable {@code X_OPENAPI_DIR} names. Made stricter than it is: a
 * person, a post, a picture, and what they bring along may have no member that is not described.
 */
final class XsDescription {
    private static final String BASE = "https://description.test/spec";

    private final JsonNode spec;
    private final SchemaRegistry registry;

    private XsDescription(JsonNode spec) {
        this.spec = spec;
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(BASE, spec.toString())));
    }

    /** An answer with the method and template that the description has it under. */
    record Seen(String method, String template, Network.Answer answer) {
        private String pointer(String status, String type) {
            return "/paths/" + template.replace("/", "~1") + "/" + method + "/responses/" + status + "/content/"
                    + type.replace("/", "~1") + "/schema";
        }

        /** Where a success of this status is described. */
        String success() {
            return pointer(String.valueOf(answer.status()), "application/json");
        }

        /** Where refusals are described. */
        String refusal() {
            return pointer("default", "application/problem+json");
        }
    }

    /** The one in this file; the test is left out, with a notice, where it is not there. */
    static XsDescription of(String file) throws IOException {
        String folder = System.getenv("X_OPENAPI_DIR");
        boolean there = folder != null && Files.exists(Path.of(folder, file));
        if (!there) {
            System.out.println(
                    "NOTICE: X_OPENAPI_DIR names no folder with " + file + ": answers are not compared with it");
        }
        assumeTrue(there);
        JsonNode spec = Json.MAPPER.readTree(Files.readAllBytes(Path.of(folder, file)));
        closeAll(spec.at("/components/schemas"));
        return new XsDescription(spec);
    }

    private static void closeAll(JsonNode schemas) {
        for (String name : List.of("User", "Tweet", "Post", "Expansions", "PostPublicMetrics", "UserPublicMetrics")) {
            close(schemas.path(name));
        }
        close(schemas.at("/User/properties/public_metrics"));
        close(schemas.at("/Tweet/properties/public_metrics"));
        if (schemas.at("/Media/properties").has("alt_text")) {
            close(schemas.get("Media"));
        }
        schemas.fieldNames().forEachRemaining(name -> {
            if (name.endsWith("Response")
                    && schemas.at("/" + name + "/properties/data").isObject()) {
                close(schemas.get(name));
                close(schemas.at("/" + name + "/properties/meta"));
            }
        });
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && !object.has("$ref")) {
            object.put("additionalProperties", false);
        }
    }

    /** Part of it. */
    JsonNode at(String pointer) {
        return spec.at(pointer);
    }

    /** What in the JSON is not as the schema at this place says. */
    List<Error> errors(String pointer, JsonNode json) {
        if (spec.at(pointer).isMissingNode()) {
            throw new AssertionError("nothing is described at " + pointer);
        }
        return registry.getSchema(SchemaLocation.of(BASE + "#" + pointer)).validate(json);
    }
}
