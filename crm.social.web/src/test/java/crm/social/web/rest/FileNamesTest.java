package crm.social.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.ProfilePictures.Picture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @DisplayName(
            "S70 a picture's file is named after whose it is, in what neither a header nor a file system takes for anything else")
    @CsvSource(
            delimiter = '|',
            value = {
                "hanako_sato|image/jpeg|hanako_sato.jpg",
                "hanako.sato@social.example|image/png|hanako-sato-social-example.png",
                "../../etc/passwd|image/png|etc-passwd.png",
                "a\"; filename=\"b.exe|image/jpeg|a-filename-b-exe.jpg",
                "花子|image/png|picture.png",
                "''|image/jpeg|picture.jpg",
            })
    void isSafe(String handle, String mediaType, String name) {
        assertThat(RecordPicturesResource.fileName(handle, new Picture(new byte[0], mediaType, "")))
                .isEqualTo(name);
    }

    @Test
    void isShort() {
        assertThat(RecordPicturesResource.fileName("a".repeat(300), new Picture(new byte[0], "image/png", "")))
                .hasSizeLessThan(70);
    }
}
