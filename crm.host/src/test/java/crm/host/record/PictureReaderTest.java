package crm.host.record;

import static org.assertj.core.api.Assertions.assertThat;

import crm.host.ProblemKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureReaderTest {
    private final PictureReader reader = new PictureReader();

    @Test
    void aPictureIsMadeAfreshAndNotLargerThanNeeded() throws IOException {
        Picture picture = reader.read(encoded(1500, 900, BufferedImage.TYPE_INT_RGB, "jpeg"));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(image.getHeight()).isEqualTo(307);
        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void whatWasHiddenInAFileIsNotThereAnyMore() throws IOException {
        byte[] clean = encoded(40, 40, BufferedImage.TYPE_INT_ARGB, "png");
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] polyglot = Arrays.copyOf(clean, clean.length + script.length);
        System.arraycopy(script, 0, polyglot, clean.length, script.length);

        Picture picture = reader.read(polyglot);

        assertThat(new String(picture.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
        assertThat(picture.mediaType()).isEqualTo("image/png");
    }

    @Test
    void aSmallFileOfManyPointsIsRefusedByItsHead() {
        byte[] flood = HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d4948445200007530000075300806000000" + "00000000"
                        + "0000000049454e44ae426082");

        PersonsTest.assertProblem(ProblemKind.BAD_PICTURE, () -> reader.read(flood));
    }

    @Test
    void twentyFiveMillionPointsAreTakenAndNotMore() throws IOException {
        Picture large = reader.read(encoded(6_000, 4_000, BufferedImage.TYPE_BYTE_BINARY, "png"));

        assertThat(ImageIO.read(new ByteArrayInputStream(large.bytes())).getWidth())
                .isEqualTo(512);
        byte[] larger = encoded(5_001, 5_000, BufferedImage.TYPE_BYTE_BINARY, "png");
        PersonsTest.assertProblem(ProblemKind.BAD_PICTURE, () -> reader.read(larger));
        byte[] longest = encoded(16_385, 1, BufferedImage.TYPE_BYTE_BINARY, "png");
        PersonsTest.assertProblem(ProblemKind.BAD_PICTURE, () -> reader.read(longest));
    }

    @Test
    void brokenFilesAreRefused() throws IOException {
        byte[] whole = encoded(200, 200, BufferedImage.TYPE_INT_RGB, "png");

        PersonsTest.assertProblem(ProblemKind.BAD_PICTURE, () -> reader.read(Arrays.copyOf(whole, 60)));
    }

    @Test
    void otherKindsOfFilesAreRefused() {
        byte[] drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);

        PersonsTest.assertProblem(ProblemKind.UNSUPPORTED_TYPE, () -> reader.read(drawing));
        PersonsTest.assertProblem(ProblemKind.UNSUPPORTED_TYPE, () -> reader.read(new byte[0]));
        PersonsTest.assertProblem(ProblemKind.TOO_LARGE, () -> reader.read(new byte[PictureReader.MAX_BYTES + 1]));
    }

    private static byte[] encoded(int width, int height, int type, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, type), format, out))
                .isTrue();
        return out.toByteArray();
    }
}
