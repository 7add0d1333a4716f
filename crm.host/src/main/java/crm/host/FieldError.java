package crm.host;

/**
 * Why a value was refused.
 *
 * @param field the member of the body
 * @param code {@code required}, {@code too-long}, {@code too-short}, {@code malformed}, {@code unknown}, {@code taken} or {@code out-of-range}
 */
public record FieldError(String field, String code) {}
