package crm.social.itest.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Every setting of every bundle of ours has its name and a description in both languages, as an operator's tool reads them. */
class SettingsTextsTest {
    private static final Map<String, String> SECRETS =
            Map.of("crm.store", "password", "crm.social.twitter", "clientSecret", "crm.ops", "metricsToken");

    private final BundleContext context =
            FrameworkUtil.getBundle(SettingsTextsTest.class).getBundleContext();

    /** A setting in both languages. */
    private record Setting(String pid, AttributeDefinition ja, AttributeDefinition en) {
        @Override
        public String toString() {
            return pid + " " + en.getID();
        }
    }

    @Test
    void eachSettingIsNamedAndDescribedInBothLanguages() {
        List<Setting> settings = settings();

        assertThat(settings).hasSizeGreaterThan(30).allSatisfy(setting -> {
            for (AttributeDefinition one : new AttributeDefinition[] {setting.ja(), setting.en()}) {
                assertThat(one.getName()).as(setting.toString()).isNotBlank().doesNotStartWith("%");
                assertThat(one.getDescription())
                        .as(setting.toString())
                        .isNotBlank()
                        .doesNotStartWith("%");
            }
            assertThat(setting.ja().getDescription())
                    .as(setting.toString())
                    .isNotEqualTo(setting.en().getDescription())
                    .matches("(?s).*[\\u3040-\\u30ff\\u4e00-\\u9fff].*");
            assertThat(setting.en().getDescription()).as(setting.toString()).doesNotContainPattern("[\\u3040-\\u30ff]");
        });
    }

    @Test
    void whatIsSecretIsAPassword() {
        SECRETS.forEach((pid, id) -> assertThat(settings())
                .filteredOn(setting ->
                        setting.pid().equals(pid) && setting.en().getID().equals(id))
                .singleElement()
                .satisfies(setting -> assertThat(setting.en().getType()).isEqualTo(AttributeDefinition.PASSWORD)));
    }

    @Test
    void eachBundleWithComponentsThatAreConfiguredHasItsSettingsDescribed() {
        assertThat(settings().stream().map(Setting::pid).distinct())
                .contains(
                        "crm.host", "crm.store", "crm.social.core", "crm.social.http", "crm.social.twitter", "crm.ops");
    }

    private List<Setting> settings() {
        MetaTypeService metatype = context.getService(context.getServiceReference(MetaTypeService.class));
        return Arrays.stream(context.getBundles())
                .filter(bundle -> String.valueOf(bundle.getSymbolicName()).startsWith("crm."))
                .flatMap(bundle -> settings(metatype, bundle))
                .toList();
    }

    private static Stream<Setting> settings(MetaTypeService metatype, Bundle bundle) {
        MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
        List<Setting> settings = new ArrayList<>();
        for (String pid : information.getPids()) {
            ObjectClassDefinition ja = information.getObjectClassDefinition(pid, "ja");
            ObjectClassDefinition en = information.getObjectClassDefinition(pid, "en");
            assertThat(ja.getName()).as(pid).isNotBlank().doesNotStartWith("%");
            AttributeDefinition[] inJapanese = ja.getAttributeDefinitions(ObjectClassDefinition.ALL);
            AttributeDefinition[] inEnglish = en.getAttributeDefinitions(ObjectClassDefinition.ALL);
            for (int i = 0; i < inEnglish.length; i++) {
                settings.add(new Setting(pid, inJapanese[i], inEnglish[i]));
            }
        }
        return settings.stream();
    }
}
