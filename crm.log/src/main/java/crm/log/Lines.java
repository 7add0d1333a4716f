package crm.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes an event as one line: for people, or as JSON. Made and configured by logback; may be used from any thread. */
public final class Lines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private static final Pattern BREAKS = Pattern.compile("\\R+");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

    private volatile boolean json;

    /** {@code json}, or anything else for people. */
    public void setFormat(String format) {
        json = format.strip().equalsIgnoreCase("json");
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return (json ? object(event) : plain(event)).getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(200)
                .append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .append(' ')
                .append("%-5s".formatted(event.getLevel()))
                .append(' ')
                .append(event.getLoggerName())
                .append(" [")
                .append(oneLine(event.getMDCPropertyMap().getOrDefault("request", "-")))
                .append("] ")
                .append(oneLine(event.getFormattedMessage()))
                .append('\n');
        if (event.getThrowableProxy() != null) {
            // Indented, so that no line of an exception's message looks like an event.
            ThrowableProxyUtil.asString(event.getThrowableProxy())
                    .lines()
                    .forEach(trace -> line.append("    ").append(oneLine(trace)).append('\n'));
        }
        return line.toString();
    }

    private static String object(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(300).append('{');
        member(line, "ts", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        member(line, "level", event.getLevel().toString());
        member(line, "logger", event.getLoggerName());
        member(line, "msg", Masks.hide(String.valueOf(event.getFormattedMessage())));
        Map<String, String> known = event.getMDCPropertyMap();
        for (String name : new String[] {"request", "user", "network"}) {
            if (known.get(name) != null) {
                member(line, name, known.get(name));
            }
        }
        if (event.getThrowableProxy() != null) {
            member(line, "error", Masks.hide(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return line.append("}\n").toString();
    }

    private static void member(StringBuilder line, String name, String value) {
        line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> {
                    if (CONTROL.matcher(Character.toString(c)).matches() || Character.isSurrogate(c)) {
                        line.append("\\u%04x".formatted((int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }

    private static String oneLine(String text) {
        String joined = BREAKS.matcher(Masks.hide(String.valueOf(text))).replaceAll(" ⏎ ");
        return CONTROL.matcher(joined.replace('\t', ' ')).replaceAll("?");
    }
}
