package crm.host.api;

import java.util.Locale;

/**
 * A user of the CRM.
 *
 * @param id the host's identifier
 * @param name as shown to colleagues
 * @param administrator whether the user administers the CRM
 * @param active false once the user was deactivated
 * @param locale the language the user chose
 */
public record Person(String id, String name, boolean administrator, boolean active, Locale locale) {}
