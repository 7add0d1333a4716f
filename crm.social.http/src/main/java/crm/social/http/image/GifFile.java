package crm.social.http.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads the blocks of a GIF up to the end of its first frame, whose size is the picture's. */
final class GifFile {
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    private final byte[] file;
    private final ByteArrayOutputStream out;
    private int at;

    private GifFile(byte[] file) {
        this.file = file;
        this.out = new ByteArrayOutputStream(file.length);
    }

    static Bare bare(byte[] file) throws IOException {
        return new GifFile(file).read();
    }

    private Bare read() throws IOException {
        keep(HEADER);
        keep(tableBytes(file[HEADER - 3]));
        while (unsigned(at) == EXTENSION) {
            extension();
        }
        if (unsigned(at) != IMAGE) {
            throw new IOException("GIF without a picture");
        }
        int width = little(at + 5);
        int height = little(at + 7);
        byte flags = file[at + 9];
        keep(10);
        keep(tableBytes(flags));
        keep(1);
        keep(blocks());
        out.write(TRAILER);
        return new Bare(out.toByteArray(), width, height, Bare.UPRIGHT);
    }

    private void extension() throws IOException {
        boolean kept = unsigned(at + 1) == GRAPHIC_CONTROL;
        int from = at;
        at += 2;
        int length = blocks() + 2;
        at = from;
        if (kept) {
            keep(length);
        } else {
            at += length;
        }
    }

    /** The bytes of the blocks from here to the empty one. */
    private int blocks() throws IOException {
        int end = at;
        while (unsigned(end) != 0) {
            end += unsigned(end) + 1;
        }
        return end + 1 - at;
    }

    private static int tableBytes(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private void keep(int bytes) throws IOException {
        if (at + bytes > file.length) {
            throw new IOException("GIF is cut off");
        }
        out.write(file, at, bytes);
        at += bytes;
    }

    private int little(int index) throws IOException {
        return unsigned(index) | unsigned(index + 1) << 8;
    }

    private int unsigned(int index) throws IOException {
        if (index >= file.length) {
            throw new IOException("GIF is cut off");
        }
        return Byte.toUnsignedInt(file[index]);
    }
}
