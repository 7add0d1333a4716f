package crm.social.http.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Picture files for the tests. */
final class Drawn {
    static final String SECRET = "35.6586N 139.7454E";

    private Drawn() {}

    /** Red left of blue, green below; transparent at the bottom if {@code alpha}. */
    static BufferedImage quarters(int width, int height, boolean alpha) {
        BufferedImage image =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean top = y < height / 2;
                int colour = top ? (x < width / 2 ? 0xffff0000 : 0xff0000ff) : (alpha ? 0 : 0xff00ff00);
                image.setRGB(x, y, colour);
            }
        }
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(latin(type));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(latin(type))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A PNG with more chunks before its pixels. */
    static byte[] pngWith(byte[] png, byte[]... chunks) {
        int afterHeader = 8 + 25;
        return join(slice(png, 0, afterHeader), join(chunks), slice(png, afterHeader, png.length));
    }

    /** Header and as many compressed zeros as {@code bytes} says. */
    static byte[] pngClaiming(int width, int height, int bytes) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0})
                .array();
        return join(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", deflated(bytes)),
                chunk("IEND", new byte[0]));
    }

    static byte[] deflated(int zeros) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            byte[] block = new byte[1 << 16];
            for (int left = zeros; left > 0; left -= block.length) {
                deflater.write(block, 0, Math.min(left, block.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG with an EXIF segment of this orientation and a secret in it. */
    static byte[] jpegWithExif(byte[] jpeg, int orientation) {
        byte[] tiff = ByteBuffer.allocate(26)
                .put(latin("MM\0*"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
        return jpegWith(jpeg, 0xe1, join(latin("Exif\0\0"), tiff, latin(SECRET)));
    }

    static byte[] jpegWith(byte[] jpeg, int marker, byte[] data) {
        int length = data.length + 2;
        byte[] head = {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length};
        return join(slice(jpeg, 0, 2), head, data, slice(jpeg, 2, jpeg.length));
    }

    static byte[] slice(byte[] from, int start, int end) {
        return java.util.Arrays.copyOfRange(from, start, end);
    }
}
