package crm.social.http.image;

import crm.social.http.picture.Picture;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRefused.Reason;
import crm.social.http.picture.PictureRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Decodes and writes anew, in the calling thread. Only the platform's own codecs take part. */
final class PictureDecoder {
    private static final int MOST_PIXELS = 25_000_000;
    private static final float JPEG_QUALITY = 0.88f;

    /** {@code maxSide} in pixels. */
    Picture decode(byte[] foreign, int maxSide) {
        Format format = Format.of(foreign);
        try {
            Bare bare = bare(format, foreign);
            checkSize(bare);
            Pixels pixels =
                    Pixels.of(read(format, bare, maxSide)).within(maxSide).upright(bare.orientation());
            return write(pixels);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new PictureRefused(Reason.NOT_AN_IMAGE, "broken " + format, e);
        }
    }

    private static Bare bare(Format format, byte[] foreign) throws IOException {
        return switch (format) {
            case PNG -> PngFile.bare(foreign);
            case JPEG -> JpegFile.bare(foreign);
            case GIF -> GifFile.bare(foreign);
        };
    }

    private static void checkSize(Bare bare) throws IOException {
        if (bare.width() <= 0 || bare.height() <= 0) {
            throw new IOException("no size");
        }
        boolean tooLong = Math.max(bare.width(), bare.height()) > PictureRequest.LONGEST_SIDE;
        if (tooLong || (long) bare.width() * bare.height() > MOST_PIXELS) {
            throw new PictureRefused(Reason.TOO_MANY_PIXELS, bare.width() + "x" + bare.height());
        }
    }

    private static BufferedImage read(Format format, Bare bare, int maxSide) throws IOException {
        ImageReader reader = ofPlatform(ImageIO.getImageReadersByFormatName(format.reader()));
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bare.file()))) {
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            // Twice as large as wanted leaves enough to average over, and keeps a giant from filling the memory.
            int step = Math.max(1, Math.max(bare.width(), bare.height()) / (2 * maxSide));
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static Picture write(Pixels pixels) throws IOException {
        boolean opaque = pixels.isOpaque();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ofPlatform(ImageIO.getImageWritersByFormatName(opaque ? "jpeg" : "png"));
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (opaque) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(pixels.image(opaque), null, null), param);
        } finally {
            writer.dispose();
        }
        byte[] file = bytes.toByteArray();
        return new Picture(file, opaque ? "image/jpeg" : "image/png", pixels.width(), pixels.height(), sha256(file));
    }

    /** A library elsewhere in the framework may have registered codecs of its own, natively written ones too. */
    private static <T> T ofPlatform(Iterator<T> codecs) throws IOException {
        while (codecs.hasNext()) {
            T codec = codecs.next();
            if (codec.getClass().getModule() == ImageIO.class.getModule()) {
                return codec;
            }
        }
        throw new IOException("the platform has no such codec");
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
