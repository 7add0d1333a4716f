package crm.social.itest.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.itest.demo.House;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jars that were built, held against {@link ImportRules}. */
class ImportBoundaryTest {
    static Stream<String> bundles() {
        return ImportRules.BUNDLES.keySet().stream().sorted();
    }

    @Test
    void everyModuleHasARule() {
        assertThat(House.modules())
                .filteredOn(module ->
                        !List.of("cnf", "crm.social.itest", "crm.social.bench").contains(module))
                .containsExactlyInAnyOrderElementsOf(ImportRules.BUNDLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsOnlyWhatItMay(String bundle) {
        BuiltJar jar = BuiltJar.of(bundle);
        List<String> own = jar.packagesOf("Export-Package");

        assertThat(jar.packagesOf("Import-Package"))
                .filteredOn(imported -> !own.contains(imported))
                .allMatch(imported -> ImportRules.allows(bundle, imported), "allowed to " + bundle);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportsNothingButContracts(String bundle) {
        assertThat(BuiltJar.of(bundle).packagesOf("Export-Package"))
                .allMatch(exported -> ImportRules.matches(ImportRules.EXPORTED, exported));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void takesNoOtherWayToClassesThanImports(String bundle) {
        BuiltJar jar = BuiltJar.of(bundle);

        assertThat(List.of("DynamicImport-Package", "Require-Bundle", "Fragment-Host"))
                .allMatch(header -> jar.header(header).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void carriesNoPackageOfAnotherOfOurs(String bundle) {
        assertThat(BuiltJar.of(bundle).packages())
                .filteredOn(name -> name.startsWith("crm."))
                .allMatch(name -> ImportRules.matches(List.of(bundle + ".*"), name))
                .allMatch(name -> !name.startsWith("crm.host.api") || bundle.equals("crm.host.api"));
    }
}
