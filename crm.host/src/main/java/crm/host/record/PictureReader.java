package crm.host.record;

import crm.host.Digests;
import crm.host.Problem;
import crm.host.ProblemKind;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes a picture of our own out of bytes that somebody sent: looks at the first bytes, reads the size before the points, draws it at most 512
 * points wide and high, and encodes it afresh, so that nothing else that stood in the file remains. At most two at once.
 */
public final class PictureReader {
    /** Bytes that are taken. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    /** As many points as a picture may have, and as long as a line of it may be: what is decoded of a line stands in memory. */
    private static final int MAX_POINTS = 25_000_000;

    private static final int MAX_SIDE = 16_384;
    private static final int TARGET_SIDE = 512;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] GIF = HexFormat.of().parseHex("47494638");

    private final Semaphore places = new Semaphore(AT_ONCE);

    public Picture read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Problem.of(ProblemKind.TOO_LARGE);
        }
        String format = format(bytes);
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.retryAfter(ProblemKind.UNAVAILABLE, PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.retryAfter(ProblemKind.UNAVAILABLE, PATIENCE);
        }
        try {
            return encode(scale(decode(bytes, format)));
        } catch (IOException | RuntimeException e) {
            // The decoders throw many kinds of exceptions at broken files.
            throw Problem.of(ProblemKind.BAD_PICTURE);
        } finally {
            places.release();
        }
    }

    private static String format(byte[] bytes) {
        if (starts(bytes, PNG)) {
            return "png";
        }
        if (starts(bytes, JPEG)) {
            return "jpeg";
        }
        if (starts(bytes, GIF)) {
            return "gif";
        }
        throw Problem.of(ProblemKind.UNSUPPORTED_TYPE);
    }

    private static boolean starts(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static BufferedImage decode(byte[] bytes, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_POINTS) {
                throw new IOException("too many points");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / (2 * TARGET_SIDE));
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scale(BufferedImage source) {
        double factor = Math.min(1.0, (double) TARGET_SIDE / Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(source.getHeight() * factor));
        boolean alpha = source.getColorModel().hasAlpha();
        BufferedImage target =
                new BufferedImage(width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = target.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            if (!alpha) {
                graphics.setBackground(Color.WHITE);
                graphics.clearRect(0, 0, width, height);
            }
            graphics.drawImage(source, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return target;
    }

    private static Picture encode(BufferedImage image) throws IOException {
        boolean alpha = image.getColorModel().hasAlpha();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, alpha ? "png" : "jpeg", out)) {
            throw new IOException("no encoder");
        }
        byte[] bytes = out.toByteArray();
        return new Picture(Digests.hex(bytes), alpha ? "image/png" : "image/jpeg", bytes);
    }
}
