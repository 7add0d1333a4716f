package crm.social.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import crm.social.api.provider.SocialProvider.ParsedHandle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlesTest {
    @ParameterizedTest
    @DisplayName("S32 S33 a user name is understood in each form that people type")
    @ValueSource(
            strings = {
                "hanako_sato",
                "@hanako_sato",
                "＠hanako_sato",
                "  @Hanako_Sato ",
                "ｈａｎａｋｏ＿ｓａｔｏ",
                "https://twitter.com/hanako_sato",
                "http://www.twitter.com/hanako_sato/",
                "https://mobile.twitter.com/hanako_sato?s=20",
                "https://x.com/hanako_sato#top",
                "x.com/hanako_sato",
                "m.twitter.com/hanako_sato",
                "https://x.com/@hanako_sato",
                "https://x.com/hanako_sato/status/1893",
                "https://twitter.com/#!/hanako_sato",
                "https://x.com/intent/user?screen_name=hanako_sato",
                "https://x.com/intent/follow?screen_name=hanako_sato&tw_p=x",
                "HTTPS://X.COM/HANAKO_SATO"
            })
    void understands(String typed) {
        assertThat(Handles.parse(typed)).contains(new ParsedHandle("hanako_sato", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.com/i/user/44196397", "https://x.com/intent/user?user_id=44196397"})
    void takesTheIdWhereAnAddressCarriesIt(String typed) {
        assertThat(Handles.parse(typed)).contains(new ParsedHandle(null, "44196397"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "佐藤 花子",
                "hanako sato",
                "hanako@example.com",
                "twenty_one_letters_abc",
                "https://x.com/",
                "https://x.com",
                "https://x.com/home",
                "https://x.com/Search?q=hanako",
                "https://x.com/i/lists/1",
                "https://x.com/hashtag/crm",
                "https://example.com/hanako_sato",
                "https://notx.com/hanako_sato",
                "https://x.com.example.com/hanako_sato",
                "https://x.com/intent/post?text=a",
                "javascript:alert(1)",
                "https://x.com/%zz"
            })
    void refusesWhatNamesNobody(String typed) {
        assertThat(Handles.parse(typed)).isEmpty();
    }
}
