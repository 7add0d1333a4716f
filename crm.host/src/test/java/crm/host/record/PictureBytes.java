package crm.host.record;

import crm.host.api.Pictures.Source;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import javax.imageio.ImageIO;

/** Pictures as tests need them. */
final class PictureBytes {
    static final Source TWITTER =
            new Source("Twitter", "@hanako_sato", "https://x.com/hanako_sato", Instant.parse("2026-11-29T03:00:00Z"));

    private PictureBytes() {}

    /** A PNG of one colour. */
    static byte[] of(Color colour) {
        return of(colour, 8, 8);
    }

    static byte[] of(Color colour, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < Math.min(8, width); x++) {
            image.setRGB(x, 0, colour.getRGB());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
