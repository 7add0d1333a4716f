package crm.social.sandbox.pictures;

import java.util.Arrays;
import java.util.Optional;

/** The sizes in which X has a profile picture, by what stands at the end of its name. */
enum Sizes {
    MINI("_mini", 24),
    NORMAL("_normal", 48),
    BIGGER("_bigger", 73),
    LARGE("_400x400", 400),
    ORIGINAL("", 512);

    private final String suffix;
    private final int pixels;

    Sizes(String suffix, int pixels) {
        this.suffix = suffix;
        this.pixels = pixels;
    }

    int pixels() {
        return pixels;
    }

    /** The size that a file's name asks for. */
    static Optional<Sizes> of(String file) {
        if (!file.endsWith(".png")) {
            return Optional.empty();
        }
        String name = file.substring(0, file.length() - 4);
        return Arrays.stream(values())
                .filter(size -> name.endsWith(size.suffix))
                .findFirst();
    }
}
