package crm.social.sandbox.pictures;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws hills under a sky. The same number draws the same. */
final class Banner {
    static final int WIDTH = 900;
    static final int HEIGHT = 300;

    private Banner() {}

    static BufferedImage draw(long number) {
        Random random = new Random(number * 0x9E3779B97F4A7C15L);
        float hue = random.nextFloat();
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Portrait.smooth(image);
        g.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.3f, 0.95f), WIDTH, HEIGHT, Color.getHSBColor(hue + 0.12f, 0.4f, 0.85f)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(255, 255, 255, 90));
        int sun = 90 + random.nextInt(80);
        g.fillOval(100 + random.nextInt(600), 30, sun, sun);
        for (int i = 0; i < 4; i++) {
            g.setColor(Color.getHSBColor(hue + 0.05f * i, 0.35f + 0.08f * i, 0.8f - 0.12f * i));
            hill(g, random, 110 + 45 * i);
        }
        g.dispose();
        return image;
    }

    private static void hill(Graphics2D g, Random random, int base) {
        double phase = random.nextDouble() * 6;
        double length = 120 + random.nextInt(120);
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, HEIGHT);
        for (int x = 0; x <= WIDTH; x += 6) {
            hill.lineTo(x, base + 26 * Math.sin(x / length + phase) + 10 * Math.sin(x / (length / 3) + phase));
        }
        hill.lineTo(WIDTH, HEIGHT);
        hill.closePath();
        g.fill(hill);
    }
}
