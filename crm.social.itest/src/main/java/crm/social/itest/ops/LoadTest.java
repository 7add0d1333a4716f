package crm.social.itest.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.itest.Console;
import crm.social.itest.Endpoint;
import crm.social.itest.Eventually;
import crm.social.itest.Visitor;
import crm.social.itest.host.DemoHost;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A file dropped into the load folder that does nothing is told in words, and no more once it is mended. */
class LoadTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final BundleContext context =
            FrameworkUtil.getBundle(LoadTest.class).getBundleContext();
    private final Path load = Path.of(context.getProperty("felix.fileinstall.dir"));
    private final List<Path> dropped = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        DemoHost.ready();
    }

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(load);
    }

    @AfterEach
    void tidy() throws IOException {
        for (Path file : dropped) {
            Files.deleteIfExists(file);
        }
        Eventually.within(LIMIT, () -> findings("load").isEmpty());
    }

    @Test
    void aMissingPackageIsNamedWithItsVersionsAndWhoHasOthers() throws Exception {
        dropJar("needy.jar", """
                com.example.nothing;version="[1.2,2)",com.fasterxml.jackson.core;version="[9,10)\"""");

        Eventually.within(LIMIT, () -> findings("load").size() == 2);

        assertThat(findings("load"))
                .anyMatch(text -> text.equals("unresolved.package [needy.jar, com.example.nothing, ≥ 1.2.0 < 2.0.0]"))
                .anyMatch(text -> text.startsWith(
                        "unresolved.package.other [needy.jar, com.fasterxml.jackson.core, ≥ 9.0.0 < 10.0.0, 2."));
        assertThat(Visitor.at(Endpoint.of("/")).get("/health/ready").statusCode())
                .isEqualTo(200);
        assertThat(Console.run(context, "social:doctor"))
                .contains("needy.jar needs package com.example.nothing ≥ 1.2.0 < 2.0.0, offered by nobody.");
        assertThat(Console.run(context, "social:doctor ja")).contains("needy.jar にはパッケージ com.example.nothing");

        dropJar("needy.jar", "java.util");

        Eventually.within(LIMIT, () -> findings("load").isEmpty());
    }

    @Test
    void aDamagedJarAndOneThatIsNoBundleAreTold() throws Exception {
        drop("damaged.jar", "no zip at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        drop("broken.config", "no name and no value".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        drop("notes.txt", new byte[] {'x'});

        Eventually.within(LIMIT, () -> findings("load").size() == 3);

        assertThat(findings("load"))
                .containsExactlyInAnyOrder(
                        "load.damaged [damaged.jar]", "load.configuration [broken.config]", "load.unknown [notes.txt]");
    }

    @Test
    void onlyAdministratorsSeeTheStatus() {
        assertThat(Visitor.at(Endpoint.of("/")).get("/ops/api/status").statusCode())
                .isEqualTo(401);
        Visitor suzuki = Visitor.at(Endpoint.of("/")).signIn("suzuki", "demo");
        assertThat(suzuki.get("/ops/api/status").statusCode()).isEqualTo(403);
        assertThat(suzuki.get("/crm/api/ui/contributions").body()).doesNotContain("admin.status/v1");
        Visitor yamada = Visitor.at(Endpoint.of("/")).signIn("yamada", "demo");
        assertThat(yamada.get("/crm/api/ui/contributions").body()).contains("crm.ops/status");
        assertThat(Visitor.json(yamada.get("/ops/api/status")).path("parts").findValuesAsText("name"))
                .contains("store", "networks", "load");
    }

    @Test
    void theConsoleListsWhatThereIs() throws Exception {
        assertThat(Console.run(context, "social:networks")).contains("NETWORK").contains("twitter");
        assertThat(Console.run(context, "social:connections")).startsWith("ID");
        assertThat(Console.run(context, "social:links")).startsWith("NETWORK");
        assertThat(Console.run(context, "social:keys")).startsWith("ID").contains("SEALS");
        String added = Console.run(context, "social:addkey");
        assertThat(added).contains("keep a copy");
        assertThat(Console.run(context, "social:keys")).contains(added.split(":")[0]);
        assertThat(Console.run(context, "social:revoke no-such-connection")).contains("There is no connection");
    }

    private static List<String> findings(String part) {
        Visitor yamada = Visitor.at(Endpoint.of("/")).signIn("yamada", "demo");
        List<String> texts = new ArrayList<>();
        for (JsonNode one : Visitor.json(yamada.get("/ops/api/status")).path("parts")) {
            if (one.path("name").asText().equals(part)) {
                one.path("findings").forEach(finding -> {
                    List<String> arguments = new ArrayList<>();
                    finding.path("arguments").forEach(argument -> arguments.add(argument.asText()));
                    texts.add(finding.path("key").asText() + " " + arguments);
                });
            }
        }
        return texts;
    }

    private void dropJar(String name, String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "itest.needy");
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Import-Package", imports.strip());
        Path packed = Files.createTempFile("dropped", ".jar");
        try (OutputStream out = Files.newOutputStream(packed)) {
            new JarOutputStream(out, manifest).close();
        }
        put(packed, name);
    }

    private void drop(String name, byte[] content) throws IOException {
        put(Files.write(Files.createTempFile("dropped", ".tmp"), content), name);
    }

    /** In one piece, and older than what may still be read. */
    private void put(Path packed, String name) throws IOException {
        Path target = load.resolve(name).toAbsolutePath();
        boolean again = Files.exists(target);
        Files.setLastModifiedTime(packed, FileTime.from(Instant.now().minusSeconds(again ? 60 : 3600)));
        Files.move(packed, target, StandardCopyOption.REPLACE_EXISTING);
        dropped.add(target);
    }
}
