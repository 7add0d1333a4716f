package crm.host.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("host.yaml")
class DescriptionTest {
    private static final List<Class<?>> RESOURCES = List.of(
            ContactsResource.class,
            DealsResource.class,
            ImportsResource.class,
            LeadsResource.class,
            ProfilesResource.class,
            SessionResource.class,
            SetUpResource.class,
            SiteResource.class,
            TimelineResource.class,
            UiResource.class,
            UsersResource.class);

    /** A servlet of its own. */
    private static final Set<String> ELSEWHERE = Set.of("get /events");

    private final JsonNode description = describe();

    private static JsonNode describe() {
        try {
            return new YAMLMapper().readTree(DescriptionTest.class.getResourceAsStream("/openapi/host.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void describesEachRouteAndNoOther() {
        TreeSet<String> described = new TreeSet<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        described.add(method + " " + path.getKey());
                    }
                }));
        described.removeAll(ELSEWHERE);
        TreeSet<String> offered = new TreeSet<>();
        RESOURCES.forEach(resource -> Stream.of(resource.getMethods()).forEach(method -> httpMethod(method)
                .ifPresent(verb -> offered.add(verb + " " + path(resource, method)))));

        assertThat(offered).isNotEmpty().isEqualTo(described);
    }

    @Test
    void namesOnlyWhatItDefines() {
        List<String> references = description.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    private static Optional<String> httpMethod(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return Optional.of(verb.value().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /** What leads and contacts share is described once. */
    private static String path(Class<?> resource, Method method) {
        Path onMethod = method.getAnnotation(Path.class);
        String base = resource.getAnnotation(Path.class).value().replaceAll("\\{(\\w+):[^}]*}", "{$1}");
        String path = (base.isEmpty() ? "" : "/" + base) + (onMethod == null ? "" : "/" + onMethod.value());
        return path.replaceFirst("^/(leads|contacts)/\\{id}/picture", "/{kind}/{id}/picture");
    }
}
