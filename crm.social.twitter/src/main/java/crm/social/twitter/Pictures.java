package crm.social.twitter;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * X's profile pictures by size: what stands behind the name says which, and nothing is the picture as it was uploaded (developer.x.com, User profile
 * images; {@code _400x400} is not documented and widely used).
 */
final class Pictures {
    private static final List<String> LARGEST_FIRST = List.of("", "_400x400", "_bigger", "_normal", "_mini");
    private static final Pattern FILE = Pattern.compile("(.+?)(_400x400|_bigger|_normal|_mini)(\\.\\w+)?");

    private Pictures() {}

    /** Those that are larger than the given one, the largest first, and the given one. */
    static List<URI> sizesOf(URI picture) {
        HttpUrl address = HttpUrl.get(picture);
        if (address == null || !address.encodedPath().contains("profile_images/")) {
            return List.of(picture);
        }
        int last = address.pathSize() - 1;
        Matcher file = FILE.matcher(address.pathSegments().get(last));
        if (!file.matches()) {
            return List.of(picture);
        }
        String end = file.group(3) == null ? "" : file.group(3);
        List<URI> sizes = new ArrayList<>();
        for (String size : LARGEST_FIRST.subList(0, LARGEST_FIRST.indexOf(file.group(2)))) {
            sizes.add(address.newBuilder()
                    .setPathSegment(last, file.group(1) + size + end)
                    .build()
                    .uri());
        }
        sizes.add(picture);
        return sizes;
    }
}
