package crm.social.http.image;

import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRefused.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the segments of a JPEG. Kept are tables, frame and scans, and Adobe's segment, which says how colours are
 * meant; colour profiles are not.
 */
final class JpegFile {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int ADOBE = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int CMYK = 4;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Each scan goes over all pixels; encoders write about ten, and a file could hold a hundred thousand. */
    private static final int MOST_SCANS = 40;

    private final byte[] file;
    private final ByteArrayOutputStream out;
    private int at = 2;
    private int width;
    private int height;
    private int orientation = Bare.UPRIGHT;

    private JpegFile(byte[] file) {
        this.file = file;
        this.out = new ByteArrayOutputStream(file.length);
    }

    static Bare bare(byte[] file) throws IOException {
        return new JpegFile(file).read();
    }

    private Bare read() throws IOException {
        out.write(0xff);
        out.write(SOI);
        int scans = 0;
        int marker = marker();
        while (marker != EOI) {
            segment(marker);
            if (marker == SOS) {
                if (++scans > MOST_SCANS) {
                    throw new IOException("JPEG of more than " + MOST_SCANS + " scans");
                }
                entropy();
            }
            marker = marker();
        }
        if (scans == 0 || width == 0) {
            throw new IOException("JPEG without a picture");
        }
        out.write(0xff);
        out.write(EOI);
        return new Bare(out.toByteArray(), width, height, orientation);
    }

    private int marker() throws IOException {
        if (at + 1 >= file.length || unsigned(at) != 0xff) {
            throw new IOException("no JPEG marker");
        }
        at++;
        while (at < file.length - 1 && unsigned(at) == 0xff) {
            at++; // fill bytes
        }
        return unsigned(at++);
    }

    private void segment(int marker) throws IOException {
        int length = at + 2 > file.length ? 0 : unsigned(at) << 8 | unsigned(at + 1);
        if (length < 2 || at + length > file.length) {
            throw new IOException("a JPEG segment is cut off");
        }
        if (isFrame(marker) && length >= 8) {
            height = Math.max(height, unsigned(at + 3) << 8 | unsigned(at + 4));
            width = Math.max(width, unsigned(at + 5) << 8 | unsigned(at + 6));
            if (unsigned(at + 7) == CMYK) {
                throw new PictureRefused(Reason.UNSUPPORTED_FORMAT, "JPEG of four inks");
            }
        }
        if (marker == APP1) {
            orientation = orientation(at + 2, length - 2);
        }
        boolean dropped = marker >= APP0 && marker <= APP15 && marker != ADOBE || marker == COMMENT;
        if (!dropped) {
            out.write(0xff);
            out.write(marker);
            out.write(file, at, length);
        }
        at += length;
    }

    /** Scan data end at a marker that is neither a stuffed zero nor a restart. */
    private void entropy() {
        int from = at;
        while (at + 1 < file.length && !(unsigned(at) == 0xff && endsScan(unsigned(at + 1)))) {
            at++;
        }
        out.write(file, from, at - from);
    }

    private static boolean endsScan(int next) {
        return next != 0 && next != 0xff && !(next >= 0xd0 && next <= 0xd7);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Tag 0x0112 of the first directory; upright if anything is odd. */
    private int orientation(int from, int length) {
        ByteBuffer in = ByteBuffer.wrap(file, from, length).slice();
        if (length < 14 || !ByteBuffer.wrap(EXIF).equals(in.slice(0, EXIF.length))) {
            return orientation;
        }
        in = in.slice(EXIF.length, length - EXIF.length);
        in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(in.getInt(4));
        if (directory + 2 > in.limit()) {
            return orientation;
        }
        int entries = Short.toUnsignedInt(in.getShort((int) directory));
        for (int i = 0; i < entries && directory + 2 + 12L * (i + 1) <= in.limit(); i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (Short.toUnsignedInt(in.getShort(entry)) == 0x0112) {
                int value = Short.toUnsignedInt(in.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : orientation;
            }
        }
        return orientation;
    }

    private int unsigned(int index) {
        return Byte.toUnsignedInt(file[index]);
    }
}
