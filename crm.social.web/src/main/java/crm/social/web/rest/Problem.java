package crm.social.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import crm.social.api.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem of RFC 9457. Pages act on {@code type} and have the sentence for it in each language.
 *
 * @param type {@code /problems/<kind>}
 * @param instance names the request in the logs
 * @param retryAt when it is worth trying again
 * @param explanation a sentence for the person, by its key
 * @param errors which fields do not hold what they should
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        int status,
        @Nullable String instance,
        @Nullable Instant retryAt,
        @Nullable Message explanation,
        List<FieldError> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one field. */
    record FieldError(String field, String code) {}
}
