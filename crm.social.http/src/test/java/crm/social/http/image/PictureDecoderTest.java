package crm.social.http.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crm.social.http.picture.Picture;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
    private static final byte[] PNG = Drawn.file(Drawn.quarters(64, 48, false), "png");
    private static final byte[] JPEG = Drawn.file(Drawn.quarters(64, 48, false), "jpeg");

    private final PictureDecoder decoder = new PictureDecoder();

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void anOpaquePictureBecomesJpeg(String format) {
        Picture picture = decoder.decode(Drawn.file(Drawn.quarters(64, 48, false), format), 4096);

        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(picture.width()).isEqualTo(64);
        assertThat(picture.height()).isEqualTo(48);
        assertThat(picture.sha256()).matches("[0-9a-f]{64}");
        BufferedImage image = Drawn.read(picture.bytes());
        assertColour(image, 8, 8, 0xff0000);
        assertColour(image, 56, 8, 0x0000ff);
        assertColour(image, 32, 40, 0x00ff00);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif"})
    void transparencyIsKept(String format) {
        Picture picture = decoder.decode(Drawn.file(Drawn.quarters(64, 48, true), format), 4096);

        assertThat(picture.mediaType()).isEqualTo("image/png");
        BufferedImage image = Drawn.read(picture.bytes());
        assertThat(image.getRGB(8, 8)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(8, 40) >>> 24).isZero();
    }

    @Test
    void theSamePictureHasTheSameHash() {
        assertThat(decoder.decode(PNG, 4096)).isEqualTo(decoder.decode(PNG, 4096));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY})
    void greyIsNotBrightened(int type) {
        BufferedImage grey = new BufferedImage(16, 16, type);
        int samples = 100 << (type == BufferedImage.TYPE_USHORT_GRAY ? 8 : 0);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                grey.getRaster().setSample(x, y, 0, type == BufferedImage.TYPE_BYTE_BINARY ? 1 : samples);
            }
        }
        BufferedImage image =
                Drawn.read(decoder.decode(Drawn.file(grey, "png"), 4096).bytes());
        int expected = type == BufferedImage.TYPE_BYTE_BINARY ? 255 : 100;
        assertThat(image.getRGB(8, 8) & 0xff).isCloseTo(expected, within(2));
    }

    @Test
    void aLargePictureIsScaledDownKeepingItsShape() {
        Picture picture = decoder.decode(Drawn.file(Drawn.quarters(1000, 500, false), "png"), 100);

        assertThat(picture.width()).isEqualTo(100);
        assertThat(picture.height()).isEqualTo(50);
        assertColour(Drawn.read(picture.bytes()), 10, 10, 0xff0000);
        assertColour(Drawn.read(picture.bytes()), 90, 10, 0x0000ff);
    }

    @Test
    void aScaledPixelIsTheMeanOfThoseItCovers() {
        BufferedImage stripes = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                stripes.setRGB(x, y, x % 2 == 0 ? 0xffffff : 0);
            }
        }
        BufferedImage image =
                Drawn.read(decoder.decode(Drawn.file(stripes, "png"), 150).bytes());
        assertThat(image.getRGB(70, 70) & 0xff).isCloseTo(128, within(3));
    }

    @Test
    void colourDoesNotBleedOutOfTransparency() {
        BufferedImage half = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                half.setRGB(x, y, x % 2 == 0 ? 0xffff0000 : 0x0000ff00);
            }
        }
        BufferedImage image =
                Drawn.read(decoder.decode(Drawn.file(half, "png"), 50).bytes());
        assertThat(image.getRGB(20, 20) & 0xffffff).isEqualTo(0xff0000);
        assertThat(image.getRGB(20, 20) >>> 24).isCloseTo(128, within(2));
    }

    /** Where red, left above in the file, must be seen. */
    @ParameterizedTest
    @CsvSource({
        "1,64,48,8,8",
        "2,64,48,56,8",
        "3,64,48,56,40",
        "4,64,48,8,40",
        "5,48,64,8,8",
        "6,48,64,40,8",
        "7,48,64,40,56",
        "8,48,64,8,56",
        "9,64,48,8,8"
    })
    void aPhotographIsTurnedUpright(int orientation, int width, int height, int redX, int redY) {
        Picture picture = decoder.decode(Drawn.jpegWithExif(JPEG, orientation), 4096);

        assertThat(picture.width()).isEqualTo(width);
        assertThat(picture.height()).isEqualTo(height);
        assertColour(Drawn.read(picture.bytes()), redX, redY, 0xff0000);
    }

    @Test
    void noMetadataIsLeft() {
        byte[] text = Drawn.chunk("tEXt", Drawn.latin("Location\0" + Drawn.SECRET));
        byte[] exif = Drawn.chunk("eXIf", Drawn.latin("MM\0*" + Drawn.SECRET));
        byte[] comment = Drawn.jpegWith(JPEG, 0xfe, Drawn.latin(Drawn.SECRET));

        for (byte[] file : new byte[][] {
            Drawn.pngWith(PNG, text, exif),
            Drawn.pngWith(Drawn.file(Drawn.quarters(64, 48, true), "png"), text, exif),
            Drawn.jpegWithExif(JPEG, 1),
            comment
        }) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(Drawn.SECRET);
            byte[] clean = decoder.decode(file, 4096).bytes();
            assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                    .doesNotContain(Drawn.SECRET, "Exif", "tEXt", "eXIf");
        }
    }

    @Test
    void whatHidesBehindAPictureIsLeftBehind() {
        byte[] script = Drawn.latin("<script>alert(1)</script>PK\3\4");
        for (byte[] file : new byte[][] {PNG, JPEG, Drawn.file(Drawn.quarters(64, 48, false), "gif")}) {
            byte[] clean = decoder.decode(Drawn.join(file, script), 4096).bytes();
            assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("script", "PK\3\4");
        }
    }

    @Test
    void aGifThatIsAScriptAsWellIsNoPicture() {
        assertRefused(Drawn.latin("GIF89a/*" + "\0".repeat(20) + "*/=1;alert(1)"), Reason.NOT_AN_IMAGE);
    }

    @Test
    void anAnimatedPngShowsItsStillPicture() {
        byte[] control = Drawn.chunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
        byte[] frame = Drawn.chunk("fdAT", new byte[100]);
        Picture picture = decoder.decode(Drawn.pngWith(PNG, control, frame), 4096);

        assertThat(picture.width()).isEqualTo(64);
        assertThat(new String(picture.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("acTL");
    }

    @Test
    void anAnimatedGifShowsItsFirstFrame() throws Exception {
        byte[] animated = AnimatedGif.of(Drawn.quarters(64, 48, false), Drawn.quarters(10, 10, true));
        Picture picture = decoder.decode(animated, 4096);

        assertThat(picture.width()).isEqualTo(64);
        assertColour(Drawn.read(picture.bytes()), 8, 8, 0xff0000);
    }

    @Test
    void aFloodOfPixelsIsRefusedFromItsHeader() {
        byte[] flood = Drawn.pngClaiming(30_000, 30_000, 4 << 20);
        long started = System.nanoTime();
        assertRefused(flood, Reason.TOO_MANY_PIXELS);
        assertRefused(Drawn.pngClaiming(4097, 1, 100), Reason.TOO_MANY_PIXELS);
        assertRefused(Drawn.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE, 100), Reason.TOO_MANY_PIXELS);
        assertRefused(sized(JPEG, 0xffff, 0xffff), Reason.TOO_MANY_PIXELS);
        byte[] gif = Drawn.file(Drawn.quarters(64, 48, false), "gif");
        int frame = indexOf(gif, (byte) 0x2c);
        gif[frame + 6] = (byte) 0xff;
        assertRefused(gif, Reason.TOO_MANY_PIXELS);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void aPackedTextInAPngIsNeverUnpacked() throws IOException {
        byte[] bomb = Drawn.chunk("zTXt", Drawn.join(Drawn.latin("Comment\0\0"), Drawn.deflated(1 << 28)));
        byte[] profile = Drawn.chunk("iCCP", Drawn.join(Drawn.latin("x\0\0"), Drawn.deflated(1 << 27)));
        byte[] indexed =
                Drawn.file(new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_INDEXED), "png"); // read for its palette

        long before = allocated();
        decoder.decode(Drawn.pngWith(indexed, bomb, profile), 4096);
        assertThat(allocated() - before).isLessThan(64L << 20);
        byte[] bare = PngFile.bare(Drawn.pngWith(indexed, bomb, profile)).file();
        assertThat(bare).isEqualTo(indexed);
    }

    @Test
    void aJpegOfEndlessScansIsRefused() {
        int scan = indexOf(JPEG, (byte) 0xff, (byte) 0xda);
        byte[] one = Drawn.slice(JPEG, scan, JPEG.length - 2);
        byte[][] scans = new byte[100][];
        Arrays.fill(scans, one);
        assertRefused(
                Drawn.join(Drawn.slice(JPEG, 0, scan), Drawn.join(scans), new byte[] {(byte) 0xff, (byte) 0xd9}),
                Reason.NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void aPictureThatIsCutOffIsRefusedWhereverItIsCut(String format) {
        byte[] file = Drawn.file(Drawn.quarters(64, 48, false), format);
        int tail = format.equals("gif") ? 2 : 1; // a GIF's last byte says no more than that it ends
        for (int length = 0; length <= file.length - tail; length++) {
            assertRefused(Arrays.copyOf(file, length), Reason.NOT_AN_IMAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void aDamagedPictureIsReadOrRefusedAndNothingElse(String format) {
        byte[] file = Drawn.file(Drawn.quarters(64, 48, format.equals("png")), format);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = file.clone();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                decoder.decode(damaged, 256);
            } catch (PictureRefused e) {
                assertThat(e.reason()).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + i, e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><svg/>",
                "<!DOCTYPE html><html></html>",
                "BM6\0\0\0",
                "II*\0",
                "\0\0\1\0\1\0",
                "%PDF-1.7",
                "",
                "GIF88a"
            })
    void whatIsNoPngJpegOrGifIsRefused(String text) {
        assertRefused(Drawn.latin(text), Reason.NOT_AN_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RIFF\0\0\0\0WEBPVP8 ", "\0\0\0\40ftypavif", "\0\0\0\40ftypheic"})
    void aPictureOfANewerFormatIsNamedAsSuch(String text) {
        assertRefused(Drawn.latin(text), Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void aJpegOfFourInksIsNamedAsUnsupported() {
        byte[] cmyk = JPEG.clone();
        cmyk[indexOf(cmyk, (byte) 0xff, (byte) 0xc0) + 9] = 4;
        assertRefused(cmyk, Reason.UNSUPPORTED_FORMAT);
    }

    private void assertRefused(byte[] file, Reason reason) {
        assertThatThrownBy(() -> decoder.decode(file, 4096))
                .isInstanceOfSatisfying(PictureRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private static void assertColour(BufferedImage image, int x, int y, int expected) {
        int actual = image.getRGB(x, y);
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(actual >> shift & 0xff).isCloseTo(expected >> shift & 0xff, within(12));
        }
    }

    private static byte[] sized(byte[] jpeg, int width, int height) {
        byte[] other = jpeg.clone();
        int frame = indexOf(other, (byte) 0xff, (byte) 0xc0);
        other[frame + 5] = (byte) (height >> 8);
        other[frame + 6] = (byte) height;
        other[frame + 7] = (byte) (width >> 8);
        other[frame + 8] = (byte) width;
        return other;
    }

    private static int indexOf(byte[] in, byte... sought) {
        for (int i = 0; i <= in.length - sought.length; i++) {
            if (Arrays.equals(in, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
