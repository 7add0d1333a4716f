package crm.social.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("openapi.yaml")
class DescriptionTest {
    private static final List<Class<?>> RESOURCES = List.of(
            BulkResource.class,
            ConnectionsResource.class,
            DescriptionResource.class,
            FlowsResource.class,
            InboxResource.class,
            LinksResource.class,
            NetworksResource.class,
            OrganisationsResource.class,
            PicturesResource.class,
            PublicationsResource.class,
            RecordsResource.class);

    private final JsonNode description = describe();

    private static JsonNode describe() {
        try {
            return new YAMLMapper().readTree(new DescriptionResource().description());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
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
        TreeSet<String> offered = new TreeSet<>();
        RESOURCES.forEach(resource -> Stream.of(resource.getDeclaredMethods()).forEach(method -> httpMethod(method)
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

    private static java.util.Optional<String> httpMethod(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return java.util.Optional.of(verb.value().toLowerCase(Locale.ROOT));
            }
        }
        return java.util.Optional.empty();
    }

    private static String path(Class<?> resource, Method method) {
        Path onMethod = method.getAnnotation(Path.class);
        return "/" + resource.getAnnotation(Path.class).value() + (onMethod == null ? "" : "/" + onMethod.value());
    }
}
