package crm.social.http.image;

import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What the first bytes say a file is; its name and media type are not asked. */
enum Format {
    PNG("png"),
    JPEG("jpeg"),
    GIF("gif");

    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_MAGIC = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final List<String> HEIF_BRANDS = List.of("avif", "avis", "heic", "heix", "mif1", "msf1");

    private final String reader;

    Format(String reader) {
        this.reader = reader;
    }

    /** The name of the platform's reader. */
    String reader() {
        return reader;
    }

    static Format of(byte[] file) {
        if (startsWith(file, PNG_MAGIC)) {
            return PNG;
        }
        if (startsWith(file, JPEG_MAGIC)) {
            return JPEG;
        }
        String head = latin(file, 0, 6);
        if (head.equals("GIF87a") || head.equals("GIF89a")) {
            return GIF;
        }
        boolean webp = latin(file, 0, 4).equals("RIFF") && latin(file, 8, 4).equals("WEBP");
        boolean heif = latin(file, 4, 4).equals("ftyp") && HEIF_BRANDS.contains(latin(file, 8, 4));
        if (webp || heif) {
            throw new PictureRefused(Reason.UNSUPPORTED_FORMAT, webp ? "WebP" : "HEIF");
        }
        throw new PictureRefused(Reason.NOT_AN_IMAGE, "no magic of PNG, JPEG or GIF");
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    private static String latin(byte[] file, int from, int length) {
        return from + length > file.length ? "" : new String(file, from, length, StandardCharsets.ISO_8859_1);
    }
}
