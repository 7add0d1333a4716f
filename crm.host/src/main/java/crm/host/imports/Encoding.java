package crm.host.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How the characters of a file are written. Without a mark it is told by what can be read without a fault. */
public enum Encoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    /** As Windows and Excel write it in Japan: code page 932. */
    SHIFT_JIS("Shift_JIS", Charset.forName("windows-31j"));

    private final String label;
    private final Charset charset;
    private final byte[] mark;

    Encoding(String label, Charset charset, int... mark) {
        this.label = label;
        this.charset = charset;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    record Decoded(Encoding encoding, String text) {}

    /** As people call it. */
    public String label() {
        return label;
    }

    public static Optional<Encoding> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /**
     * The text of a file, without its mark.
     *
     * @param chosen how it is written; empty to find out
     * @return empty where the bytes are no text in it
     */
    static Optional<Decoded> decode(byte[] bytes, Optional<Encoding> chosen) {
        if (chosen.isPresent()) {
            return chosen.get().decoded(bytes);
        }
        Optional<Encoding> marked =
                Arrays.stream(values()).filter(one -> one.marks(bytes)).findFirst();
        return marked.isPresent()
                ? marked.get().decoded(bytes)
                : UTF_8.decoded(bytes).or(() -> SHIFT_JIS.decoded(bytes));
    }

    private boolean marks(byte[] bytes) {
        return mark.length > 0
                && bytes.length >= mark.length
                && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private Optional<Decoded> decoded(byte[] bytes) {
        int from = marks(bytes) ? mark.length : 0;
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(new Decoded(this, text)) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
