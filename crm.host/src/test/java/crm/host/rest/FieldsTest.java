package crm.host.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.host.FieldError;
import crm.host.Json;
import crm.host.Problem;
import crm.host.record.PersonEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void whatIsNotThereDiffersFromWhatIsEmpty() throws IOException {
        PersonEdit edit = PersonBody.read(
                "lead", json("{\"place\":null,\"title\":\"  部長 \",\"handles\":{\"twitter\":null,\"bluesky\":\"b\"}}"));

        assertThat(edit.texts()).isEqualTo(Map.of("place", "", "title", "部長"));
        assertThat(edit.handles()).isEqualTo(Map.of("twitter", "", "bluesky", "b"));
        assertThat(edit.version()).isEmpty();
        assertThat(edit.status()).isEmpty();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(errors("{\"email\":\"no mail\",\"status\":\"old\",\"familyName\":5,\"company\":\"a\\u0000b\","
                        + "\"title\":\"" + "x".repeat(101)
                        + "\",\"extra\":1,\"version\":0,\"handles\":{\"../x\":\"y\"}}"))
                .containsExactlyInAnyOrder(
                        new FieldError("email", "malformed"),
                        new FieldError("status", "unknown"),
                        new FieldError("familyName", "malformed"),
                        new FieldError("company", "malformed"),
                        new FieldError("title", "too-long"),
                        new FieldError("extra", "unknown"),
                        new FieldError("version", "out-of-range"),
                        new FieldError("handles", "unknown"));
    }

    @Test
    void aNetworkIsNamedAsNetworksAre() throws IOException {
        assertThat(PersonBody.read("lead", json("{\"handles\":{\"9gag\":\"a\"}}"))
                        .handles())
                .isEqualTo(Map.of("9gag", "a"));
        for (String other : List.of("mastodon.social", "my-network", "Twitter", "x".repeat(33))) {
            assertThat(errors("{\"handles\":{\"" + other + "\":\"a\"}}"))
                    .as(other)
                    .containsExactly(new FieldError("handles", "unknown"));
        }
    }

    @Test
    void aHalfCharacterIsRefusedAndAWholeOneIsNot() throws IOException {
        assertThat(errors("{\"company\":\"\\ud83d\"}")).containsExactly(new FieldError("company", "malformed"));
        assertThat(PersonBody.read("lead", json("{\"company\":\"🐦\"}")).texts())
                .isEqualTo(Map.of("company", "🐦"));
    }

    @Test
    void aDealTellsAClearedAmountFromOneThatStays() throws IOException {
        assertThat(DealBody.read(json("{\"amount\":null}")).amount()).isEqualTo(Optional.of(Optional.empty()));
        assertThat(DealBody.read(json("{}")).amount()).isEmpty();
        assertThatThrownBy(() -> DealBody.read(json("{\"amount\":1.5,\"closeOn\":\"2026-02-30\"}")))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.errors())
                        .containsExactlyInAnyOrder(
                                new FieldError("amount", "malformed"), new FieldError("closeOn", "malformed")));
    }

    private static List<FieldError> errors(String body) {
        try {
            PersonBody.read("lead", json(body));
        } catch (Problem problem) {
            return problem.errors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of();
    }

    private static ObjectNode json(String text) throws IOException {
        return (ObjectNode) Json.MAPPER.readTree(text);
    }
}
