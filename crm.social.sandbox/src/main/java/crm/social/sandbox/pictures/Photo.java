package crm.social.sandbox.pictures;

import crm.social.sandbox.store.Media;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws what somebody might have photographed. The same number draws the same. */
final class Photo {
    private static final int W = Media.WIDTH;
    private static final int H = Media.HEIGHT;

    private final Random random;
    private final String motif;

    /** A motif that is unknown is a sunset. */
    Photo(long number, String motif) {
        this.random = new Random(number * 0x9E3779B97F4A7C15L);
        this.motif = motif;
    }

    BufferedImage draw() {
        BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Portrait.smooth(image);
        switch (motif) {
            case "chart" -> chart(g);
            case "boxes" -> boxes(g);
            case "food" -> food(g);
            case "flower" -> flower(g);
            default -> sunset(g);
        }
        g.dispose();
        return image;
    }

    private static void ground(Graphics2D g, Color above, Color below) {
        g.setPaint(new GradientPaint(0, 0, above, 0, H, below));
        g.fillRect(0, 0, W, H);
    }

    private void sunset(Graphics2D g) {
        ground(g, new Color(0x3B4A7A), new Color(0xF2A65A));
        int x = 300 + random.nextInt(600);
        g.setColor(new Color(0xFFE6B0));
        g.fill(new Ellipse2D.Double(x, 300, 150, 150));
        for (int i = 0; i < 26; i++) {
            int width = 30 + random.nextInt(50);
            int height = 70 + random.nextInt(230);
            g.setColor(new Color(0x1F2340 + random.nextInt(6) * 0x010101));
            g.fill(new Rectangle2D.Double(i * 48 - 10, H - height, width, height));
        }
    }

    private void chart(Graphics2D g) {
        ground(g, new Color(0xFBFBF8), new Color(0xF0EFEA));
        g.setColor(new Color(0x2F3B45));
        g.fill(new RoundRectangle2D.Double(90, 60, 420, 34, 10, 10));
        g.setColor(new Color(0xC9CFCB));
        for (int i = 0; i < 5; i++) {
            g.fill(new Rectangle2D.Double(90, 160 + i * 95, W - 180, 2));
        }
        int height = 90 + random.nextInt(80);
        for (int i = 0; i < 8; i++) {
            g.setColor(i == 7 ? new Color(0xE07A5F) : new Color(0x3D8B7D));
            g.fill(new RoundRectangle2D.Double(130 + i * 122, 542 - height, 74, height, 12, 12));
            height = Math.min(370, Math.max(60, height - 25 + random.nextInt(85)));
        }
    }

    private void boxes(Graphics2D g) {
        ground(g, new Color(0xD9DEE2), new Color(0xAEB6BC));
        g.setColor(new Color(0x7B858C));
        g.fill(new Rectangle2D.Double(0, H - 60, W, 60));
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 6 - row; i++) {
                double x = 90 + row * 85 + i * 172 + random.nextInt(14);
                double y = H - 60 - (row + 1) * 150;
                g.setColor(Color.getHSBColor(0.085f, 0.42f + random.nextFloat() * 0.1f, 0.72f));
                g.fill(new Rectangle2D.Double(x, y, 160, 148));
                g.setColor(new Color(0xE8D5B5));
                g.fill(new Rectangle2D.Double(x + 66, y, 28, 148));
                g.setColor(Color.WHITE);
                g.fill(new Rectangle2D.Double(x + 14, y + 90, 42, 36));
            }
        }
    }

    private void food(Graphics2D g) {
        ground(g, new Color(0xB98B5E), new Color(0x8A6240));
        g.setColor(new Color(0xF7F4EE));
        g.fill(new Ellipse2D.Double(320, 60, 560, 560));
        g.setColor(new Color(0xE4DDD0));
        g.setStroke(new BasicStroke(8));
        g.draw(new Ellipse2D.Double(370, 110, 460, 460));
        for (int i = 0; i < 34; i++) {
            double angle = random.nextDouble() * Math.PI * 2;
            double far = Math.sqrt(random.nextDouble()) * 165;
            double size = 40 + random.nextInt(60);
            g.setColor(Color.getHSBColor(0.02f + random.nextFloat() * 0.28f, 0.6f, 0.85f));
            g.fill(new Ellipse2D.Double(
                    600 + Math.cos(angle) * far - size / 2, 340 + Math.sin(angle) * far - size / 2, size, size * 0.8));
        }
    }

    private void flower(Graphics2D g) {
        ground(g, new Color(0xCFE6D4), new Color(0x7FB08A));
        for (int i = 0; i < 9; i++) {
            double x = 80 + random.nextInt(W - 160);
            double y = 160 + random.nextInt(360);
            g.setColor(new Color(0x3E7A4A));
            g.setStroke(new BasicStroke(9));
            Path2D stem = new Path2D.Double();
            stem.moveTo(x, y);
            stem.quadTo(x + 20 - random.nextInt(40), (y + H) / 2, x, H);
            g.draw(stem);
            g.setColor(Color.getHSBColor(0.82f + random.nextFloat() * 0.25f, 0.55f, 0.95f));
            for (int leaf = 0; leaf < 6; leaf++) {
                double angle = leaf * Math.PI / 3;
                g.fill(new Ellipse2D.Double(x + Math.cos(angle) * 34 - 30, y + Math.sin(angle) * 34 - 30, 60, 60));
            }
            g.setColor(new Color(0xF6D365));
            g.fill(new Ellipse2D.Double(x - 24, y - 24, 48, 48));
        }
    }
}
