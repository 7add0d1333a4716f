package crm.social.http.client;

/**
 * Tag of a request of a client that several networks share.
 *
 * @param network under whose name it is counted
 */
public record OnBehalf(String network) {}
