package crm.social.itest.boundary;

import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import crm.social.itest.demo.House;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;

/** A module's jar as the build made it. */
record BuiltJar(Path file) {
    /** @throws AssertionError when the build has not made it */
    static BuiltJar of(String module) {
        Path file = House.jar(module);
        if (!Files.isRegularFile(file)) {
            throw new AssertionError("The build has not made " + file);
        }
        return new BuiltJar(file);
    }

    /** Packages of a header such as {@code Import-Package}. */
    List<String> packagesOf(String header) {
        return header(header).keySet().stream()
                .map(name -> name.replaceAll("~+$", ""))
                .distinct()
                .toList();
    }

    Parameters header(String name) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return OSGiHeader.parseHeader(jar.getManifest().getMainAttributes().getValue(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packages of the classes that lie in the jar itself, not in jars inside it. */
    Set<String> packages() {
        return classes().stream()
                .map(ClassReader::getClassName)
                .map(name ->
                        name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.'))
                .collect(Collectors.toSet());
    }

    List<ClassReader> classes() {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> !entry.getName().startsWith("META-INF/"))
                    .filter(entry -> !entry.getName().endsWith("module-info.class"))
                    .map(entry -> read(jar, entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassReader read(JarFile jar, ZipEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return new ClassReader(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
