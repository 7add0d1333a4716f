package crm.social.itest.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;

/** Code of core and providers, held against {@link ForbiddenCalls}; and the rule itself against offenders. */
class CallBoundaryTest {
    static Stream<String> guarded() {
        return ImportRules.GUARDED.stream();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void opensNoWayOutAndStartsNoThread(String bundle) {
        Map<String, Set<String>> found = new TreeMap<>();
        ours(bundle).forEach(reader -> found.put(reader.getClassName(), ForbiddenCalls.in(reader)));
        found.values().removeIf(Set::isEmpty);

        assertThat(ours(bundle)).as("classes").isNotEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void theLocalXKnowsNothingOfOurs() {
        assertThat(ours("crm.social.sandbox").stream().flatMap(reader -> ReferencedClasses.of(reader).stream()))
                .filteredOn(name -> name.startsWith("crm/"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("crm/social/sandbox/"));
    }

    private static List<ClassReader> ours(String module) {
        return BuiltJar.of(module).classes().stream()
                .filter(reader -> reader.getClassName().startsWith("crm/"))
                .toList();
    }

    static Stream<Arguments> offenders() {
        return Stream.of(
                Arguments.of(OwnClient.class, "new okhttp3/OkHttpClient"),
                Arguments.of(OwnBuilder.class, "new okhttp3/OkHttpClient$Builder"),
                Arguments.of(JdkClient.class, "java/net/http/HttpClient"),
                Arguments.of(Opener.class, "URL.openStream"),
                Arguments.of(RawSocket.class, "java/net/Socket"),
                Arguments.of(OwnThread.class, "new java/lang/Thread"),
                Arguments.of(ThreadByReference.class, "new java/lang/Thread"),
                Arguments.of(Kept.class, "java/lang/ThreadLocal"),
                Arguments.of(CommonPool.class, "CompletableFuture.runAsync on the common pool"));
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void anOffenderIsFound(Class<?> offender, String finding) throws IOException {
        assertThat(forbiddenIn(offender)).contains(finding);
    }

    @Test
    void harmlessCodeIsClean() throws IOException {
        assertThat(forbiddenIn(Harmless.class)).isEmpty();
    }

    private static Set<String> forbiddenIn(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getName().replaceAll(".*\\.", "") + ".class")) {
            return ForbiddenCalls.in(new ClassReader(in));
        }
    }

    static final class OwnClient {
        final Object client = new okhttp3.OkHttpClient();
    }

    static final class OwnBuilder {
        final Object client = new okhttp3.OkHttpClient.Builder().build();
    }

    static final class JdkClient {
        final Object client = HttpClient.newHttpClient();
    }

    static final class Opener {
        InputStream open(URI address) throws IOException {
            return address.toURL().openStream();
        }
    }

    static final class RawSocket {
        int port(Socket socket) {
            return socket.getPort();
        }
    }

    static final class OwnThread {
        void start(Runnable work) {
            new Thread(work).start();
        }
    }

    static final class ThreadByReference {
        final Function<Runnable, Thread> threads = Thread::new;
    }

    static final class Kept {
        final Object kept = ThreadLocal.withInitial(() -> "");
    }

    static final class CommonPool {
        final Object running = CompletableFuture.runAsync(() -> {});
    }

    static final class Harmless {
        final List<String> words = List.of("a", "b");

        String join() {
            return String.join(",", words) + Thread.currentThread().isInterrupted();
        }
    }
}
