package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    private static final String AT = "https://pbs.twimg.com/";

    @ParameterizedTest
    @DisplayName("S70 the largest form of a profile picture comes first, the given one last")
    @CsvSource({
        "profile_images/1/a_normal.jpg,a.jpg a_400x400.jpg a_bigger.jpg a_normal.jpg",
        "profile_images/1/a_400x400.jpg,a.jpg a_400x400.jpg",
        "profile_images/1/a_b_normal_mini.png,a_b_normal.png a_b_normal_400x400.png a_b_normal_bigger.png a_b_normal_normal.png a_b_normal_mini.png",
        "profile_images/1/a_bigger,a a_400x400 a_bigger",
        "profile_images/1/a.jpg,a.jpg",
        "sticky/default_profile_images/default_profile_400x400.png,default_profile.png default_profile_400x400.png"
    })
    void sizes(String path, String files) {
        String folder = AT + path.substring(0, path.lastIndexOf('/') + 1);

        assertThat(Pictures.sizesOf(URI.create(AT + path)))
                .containsExactlyElementsOf(Arrays.stream(files.split(" "))
                        .map(file -> URI.create(folder + file))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"profile_banners/7/1500x500", "media/a_normal.jpg"})
    void otherPicturesComeInOneSize(String path) {
        assertThat(Pictures.sizesOf(URI.create(AT + path))).containsExactly(URI.create(AT + path));
    }
}
