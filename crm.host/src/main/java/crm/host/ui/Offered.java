package crm.host.ui;

/**
 * A registered contribution.
 *
 * @param permission who lacks it does not get the item; empty for none
 */
record Offered(ContributionItem item, String permission) {}
