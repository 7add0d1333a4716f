package crm.social.http.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A picture in memory.
 *
 * @param argb row by row, alpha not multiplied in
 */
record Pixels(int width, int height, int[] argb) {
    private static final int OPAQUE = 0xff000000;
    private static final int RED = 0xff0000;
    private static final int GREEN = 0xff00;
    private static final int BLUE = 0xff;

    static Pixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        ColorModel colors = image.getColorModel();
        boolean grey = !(colors instanceof IndexColorModel) && colors.getNumColorComponents() == 1;
        int[] argb = grey ? grey(image) : image.getRGB(0, 0, width, height, null, 0, width);
        return new Pixels(width, height, argb);
    }

    /** Java takes a grey sample for linear light and brightens it; files mean it as it is. */
    private static int[] grey(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = raster.getWidth();
        int bits = image.getColorModel().getComponentSize(0);
        boolean alpha = image.getColorModel().hasAlpha();
        int[] argb = new int[width * raster.getHeight()];
        int[] row = new int[width * raster.getNumBands()];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * raster.getNumBands();
                int sample = toByte(row[at], bits);
                int opacity = alpha ? toByte(row[at + 1], bits) << 24 : OPAQUE;
                argb[y * width + x] = opacity | sample << 16 | sample << 8 | sample;
            }
        }
        return argb;
    }

    private static int toByte(int sample, int bits) {
        return sample * 255 / ((1 << bits) - 1);
    }

    boolean isOpaque() {
        for (int pixel : argb) {
            if ((pixel & OPAQUE) != OPAQUE) {
                return false;
            }
        }
        return true;
    }

    /** Turned and mirrored as EXIF's number tells, so that the result is upright. */
    Pixels upright(int orientation) {
        if (orientation == Bare.UPRIGHT) {
            return this;
        }
        boolean swapped = orientation >= 5;
        int w = swapped ? height : width;
        int h = swapped ? width : height;
        int[] turned = new int[argb.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                turned[y * w + x] = argb[source(orientation, x, y)];
            }
        }
        return new Pixels(w, h, turned);
    }

    private int source(int orientation, int x, int y) {
        int right = width - 1;
        int bottom = height - 1;
        return switch (orientation) {
            case 2 -> at(right - x, y);
            case 3 -> at(right - x, bottom - y);
            case 4 -> at(x, bottom - y);
            case 5 -> at(y, x);
            case 6 -> at(y, bottom - x);
            case 7 -> at(right - y, bottom - x);
            case 8 -> at(right - y, x);
            default -> at(x, y);
        };
    }

    private int at(int x, int y) {
        return y * width + x;
    }

    /** With neither side longer than {@code most}, each new pixel the mean of those that it covers. */
    Pixels within(int most) {
        int longest = Math.max(width, height);
        if (longest <= most) {
            return this;
        }
        int w = Math.max(1, Math.round((float) width * most / longest));
        int h = Math.max(1, Math.round((float) height * most / longest));
        int[] scaled = new int[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                scaled[y * w + x] = mean(
                        (double) x * width / w,
                        (double) (x + 1) * width / w,
                        (double) y * height / h,
                        (double) (y + 1) * height / h);
            }
        }
        return new Pixels(w, h, scaled);
    }

    private int mean(double left, double right, double top, double bottom) {
        double alpha = 0;
        double red = 0;
        double green = 0;
        double blue = 0;
        int lastX = Math.min(width, (int) Math.ceil(right));
        int lastY = Math.min(height, (int) Math.ceil(bottom));
        for (int y = (int) top; y < lastY; y++) {
            double down = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < lastX; x++) {
                int pixel = argb[y * width + x];
                double weight = down * (Math.min(right, x + 1) - Math.max(left, x)) * (pixel >>> 24);
                alpha += weight;
                red += weight * (pixel >> 16 & 0xff);
                green += weight * (pixel >> 8 & 0xff);
                blue += weight * (pixel & 0xff);
            }
        }
        if (alpha == 0) {
            return 0;
        }
        double area = (right - left) * (bottom - top);
        int opacity = (int) Math.min(255, Math.round(alpha / area));
        return opacity << 24 | rounded(red / alpha) << 16 | rounded(green / alpha) << 8 | rounded(blue / alpha);
    }

    private static int rounded(double value) {
        return (int) Math.min(255, Math.round(value));
    }

    /** For an encoder, over these same pixels; {@code opaque} leaves alpha out. */
    BufferedImage image(boolean opaque) {
        DirectColorModel colors = opaque
                ? new DirectColorModel(24, RED, GREEN, BLUE)
                : new DirectColorModel(32, RED, GREEN, BLUE, OPAQUE);
        DataBufferInt shared = new DataBufferInt(argb, argb.length);
        WritableRaster raster = Raster.createPackedRaster(shared, width, height, width, colors.getMasks(), null);
        return new BufferedImage(colors, raster, false, null);
    }
}
