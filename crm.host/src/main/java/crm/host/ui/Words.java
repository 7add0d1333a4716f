package crm.host.ui;

/** A text in both languages. */
public record Words(String ja, String en) {}
