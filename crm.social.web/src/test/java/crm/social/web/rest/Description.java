package crm.social.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;

/** {@code openapi.yaml}, and the resources that it describes. */
final class Description {
    static final List<Class<?>> RESOURCES = List.of(
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
            RecordPicturesResource.class,
            RecordsResource.class);

    private Description() {}

    static JsonNode read() {
        try {
            return new YAMLMapper().readTree(new DescriptionResource().description());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Methods and paths that are described. */
    static TreeSet<String> described() {
        TreeSet<String> described = new TreeSet<>();
        read().get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        described.add(method + " " + path.getKey());
                    }
                }));
        return described;
    }

    /** Methods and paths that the resources offer, and by what. */
    static Map<String, Method> offered() {
        Map<String, Method> offered = new TreeMap<>();
        RESOURCES.forEach(resource -> Stream.of(resource.getDeclaredMethods()).forEach(method -> httpMethod(method)
                .ifPresent(verb -> offered.put(verb + " " + path(resource, method), method))));
        return offered;
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

    private static String path(Class<?> resource, Method method) {
        Path onMethod = method.getAnnotation(Path.class);
        return "/" + resource.getAnnotation(Path.class).value() + (onMethod == null ? "" : "/" + onMethod.value());
    }
}
