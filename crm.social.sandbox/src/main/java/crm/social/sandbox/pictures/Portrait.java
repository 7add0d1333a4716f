package crm.social.sandbox.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Draws somebody who does not exist: a simple face, a company's sign, or an initial. The same number draws the same. */
final class Portrait {
    static final int SIDE = 512;

    private static final Color[] SKIN = {
        new Color(0xFFE0BD), new Color(0xF6CFA4), new Color(0xEBB98A), new Color(0xC98F62), new Color(0x96623F)
    };
    private static final Color[] HAIR = {
        new Color(0x2B2320), new Color(0x1D1B26), new Color(0x4A3226), new Color(0x6B4A2F), new Color(0x8C6239)
    };

    private final Random random;
    private final String name;
    private final int look;

    /** The number's last digit: 1 a woman, 2 a man, 3 a company, else only an initial. */
    Portrait(long number, String name) {
        this.random = new Random(number * 0x9E3779B97F4A7C15L);
        this.name = name;
        this.look = (int) (number % 10);
    }

    BufferedImage draw() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = smooth(image);
        float hue = random.nextFloat();
        g.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.32f, 0.96f), SIDE, SIDE, Color.getHSBColor(hue + 0.09f, 0.5f, 0.8f)));
        g.fillRect(0, 0, SIDE, SIDE);
        if (look == 3) {
            sign(g, hue);
        } else if (look == 0) {
            initial(g, Color.WHITE);
        } else {
            face(g, hue);
        }
        g.dispose();
        return image;
    }

    static Graphics2D smooth(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    private void sign(Graphics2D g, float hue) {
        g.setColor(Color.getHSBColor(hue + 0.05f, 0.75f, 0.45f));
        g.fillRect(0, 0, SIDE, SIDE);
        g.setColor(Color.getHSBColor(hue + 0.12f, 0.55f, 0.95f));
        AffineTransform before = g.getTransform();
        g.rotate(Math.toRadians(45), SIDE / 2.0, SIDE / 2.0);
        double side = 210 + random.nextInt(60);
        double at = (SIDE - side) / 2;
        g.fill(
                random.nextBoolean()
                        ? new RoundRectangle2D.Double(at, at, side, side, 60, 60)
                        : new Ellipse2D.Double(at - 20, at + 20, side + 40, side - 40));
        g.setTransform(before);
        initial(g, Color.getHSBColor(hue + 0.05f, 0.85f, 0.3f));
    }

    /** The first letter, where the machine has a font for it; else the picture stays without. */
    private void initial(Graphics2D g, Color color) {
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, 220);
        int first = name.codePointAt(0);
        if (font.canDisplay(first)) {
            String letter = new String(Character.toChars(first)).toUpperCase(Locale.ROOT);
            g.setFont(font);
            g.setColor(color);
            FontMetrics metrics = g.getFontMetrics();
            g.drawString(
                    letter,
                    (SIDE - metrics.stringWidth(letter)) / 2,
                    (SIDE - metrics.getHeight()) / 2 + metrics.getAscent());
        }
    }

    private void face(Graphics2D g, float hue) {
        Color skin = SKIN[Math.min(SKIN.length - 1, random.nextInt(8) * SKIN.length / 11)];
        Color hair = HAIR[random.nextInt(HAIR.length)];
        Color clothes = Color.getHSBColor(hue + 0.4f + random.nextFloat() * 0.2f, 0.45f, 0.62f);
        int style = look == 1
                ? List.of(0, 0, 3, 4).get(random.nextInt(4))
                : List.of(1, 2, 2).get(random.nextInt(3));
        g.setColor(hair);
        if (style == 0 || style == 3) {
            g.fill(new RoundRectangle2D.Double(136, 120, 240, style == 0 ? 330 : 240, 200, 200));
        }
        g.setColor(clothes);
        g.fill(new Ellipse2D.Double(66, 390, 380, 300));
        g.setColor(skin.darker());
        g.fill(new RoundRectangle2D.Double(216, 330, 80, 100, 60, 60));
        g.setColor(skin);
        g.fill(new Ellipse2D.Double(148, 222, 36, 56));
        g.fill(new Ellipse2D.Double(328, 222, 36, 56));
        Shape head = new Ellipse2D.Double(160, 118, 192, 248);
        g.fill(head);
        hair(g, hair, head, style);
        features(g, hair);
        collar(g, clothes);
    }

    private void hair(Graphics2D g, Color hair, Shape head, int style) {
        g.setColor(hair);
        Area cap = new Area(new Ellipse2D.Double(150, 98, 212, 250));
        Area line = new Area(
                switch (style) {
                    case 0, 1 -> new Rectangle2D.Double(100, 202, 312, 300);
                    case 2 -> new Ellipse2D.Double(120, 188, 380, 320);
                    case 3 -> new Ellipse2D.Double(20, 186, 372, 330);
                    default -> new Ellipse2D.Double(140, 168, 232, 320);
                });
        cap.subtract(line);
        g.fill(cap);
        if (style == 4) {
            g.fill(new Ellipse2D.Double(206, 64, 100, 90));
        }
    }

    private void features(Graphics2D g, Color hair) {
        g.setColor(new Color(0x2A2422));
        int blink = random.nextInt(5);
        for (int x : new int[] {214, 298}) {
            if (blink == 0) {
                g.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                g.draw(new Arc2D.Double(x - 15, 242, 30, 22, 0, 180, Arc2D.OPEN));
            } else {
                g.fill(new Ellipse2D.Double(x - 9, 240, 18, 24));
            }
        }
        g.setColor(hair);
        g.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(194, 214, 40, 20, 20, 140, Arc2D.OPEN));
        g.draw(new Arc2D.Double(278, 214, 40, 20, 20, 140, Arc2D.OPEN));
        g.setColor(new Color(230, 110, 100, 70));
        g.fill(new Ellipse2D.Double(174, 278, 46, 28));
        g.fill(new Ellipse2D.Double(292, 278, 46, 28));
        g.setColor(new Color(0xA8443C));
        g.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(222, 268, 68, 56, 205, 130, Arc2D.OPEN));
        if (random.nextInt(4) == 0) {
            glasses(g);
        }
    }

    private static void glasses(Graphics2D g) {
        g.setColor(new Color(0x39414F));
        g.setStroke(new BasicStroke(7));
        g.draw(new RoundRectangle2D.Double(178, 226, 68, 54, 40, 40));
        g.draw(new RoundRectangle2D.Double(266, 226, 68, 54, 40, 40));
        g.drawLine(246, 248, 266, 248);
    }

    private static void collar(Graphics2D g, Color clothes) {
        g.setColor(clothes.brighter());
        Path2D collar = new Path2D.Double();
        collar.moveTo(196, 400);
        collar.lineTo(256, 470);
        collar.lineTo(316, 400);
        collar.lineTo(346, 420);
        collar.lineTo(256, 512);
        collar.lineTo(166, 420);
        collar.closePath();
        g.fill(collar);
    }
}
