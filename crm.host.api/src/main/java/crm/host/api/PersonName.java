package crm.host.api;

/**
 * The name of a person as the CRM has it. Parts that are not known are empty.
 *
 * @param full as it is shown, in the order of its language, such as {@code 佐藤 花子} or {@code Emily Carter}; never empty
 * @param family family name
 * @param given given name
 * @param familyReading family name in kana
 * @param givenReading given name in kana
 */
public record PersonName(String full, String family, String given, String familyReading, String givenReading) {}
