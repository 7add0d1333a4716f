package crm.social.http.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads the chunks of a PNG. Of an animated one the still picture is left. */
final class PngFile {
    private static final int MAGIC_BYTES = 8;
    private static final int LENGTH_TYPE_AND_SUM = 12;
    private static final Set<String> DRAWN = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngFile() {}

    static Bare bare(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, MAGIC_BYTES);
        in.position(MAGIC_BYTES);
        int width = 0;
        int height = 0;
        String type = "";
        while (!type.equals("IEND")) {
            int at = in.position();
            int length = in.remaining() < LENGTH_TYPE_AND_SUM ? -1 : in.getInt(at);
            if (length < 0 || length > in.remaining() - LENGTH_TYPE_AND_SUM) {
                throw new IOException("a PNG chunk is cut off");
            }
            boolean first = type.isEmpty();
            type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (first) {
                if (!type.equals("IHDR") || length != 13) {
                    throw new IOException("PNG without a header");
                }
                width = in.getInt(at + 8);
                height = in.getInt(at + 12);
            }
            if (DRAWN.contains(type)) {
                out.write(file, at, length + LENGTH_TYPE_AND_SUM);
            }
            in.position(at + length + LENGTH_TYPE_AND_SUM);
        }
        return new Bare(out.toByteArray(), width, height, Bare.UPRIGHT);
    }
}
