package crm.social.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("openapi.yaml")
class DescriptionTest {
    private final JsonNode description = Description.read();

    @Test
    void describesEachRouteAndNoOther() {
        assertThat(Description.offered().keySet()).isNotEmpty().isEqualTo(Description.described());
    }

    @Test
    void namesOnlyWhatItDefines() {
        List<String> references = description.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }
}
