package crm.social.core.candidate;

import crm.social.api.Candidates.Agreement;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether two places are the same town or region. Japan's prefectures are known in both scripts. */
final class Places {
    private static final Map<String, String> PREFECTURES = table("""
            北海道 hokkaido 青森 aomori 岩手 iwate 宮城 miyagi 秋田 akita 山形 yamagata 福島 fukushima 茨城 ibaraki 栃木 tochigi
            群馬 gunma 埼玉 saitama 千葉 chiba 東京 tokyo 神奈川 kanagawa 新潟 niigata 富山 toyama 石川 ishikawa 福井 fukui
            山梨 yamanashi 長野 nagano 岐阜 gifu 静岡 shizuoka 愛知 aichi 三重 mie 滋賀 shiga 京都 kyoto 大阪 osaka 兵庫 hyogo
            奈良 nara 和歌山 wakayama 鳥取 tottori 島根 shimane 岡山 okayama 広島 hiroshima 山口 yamaguchi 徳島 tokushima
            香川 kagawa 愛媛 ehime 高知 kochi 福岡 fukuoka 佐賀 saga 長崎 nagasaki 熊本 kumamoto 大分 oita 宮崎 miyazaki
            鹿児島 kagoshima 沖縄 okinawa 札幌 sapporo 仙台 sendai 横浜 yokohama 名古屋 nagoya 神戸 kobe
            """);

    private Places() {}

    static Agreement agreement(String place, String other) {
        String one = plain(place);
        String two = plain(other);
        if (one.isEmpty() || two.isEmpty()) {
            return Agreement.NONE;
        }
        if (one.equals(two)) {
            return Agreement.FULL;
        }
        return one.contains(two) || two.contains(one) || share(one, two) ? Agreement.FULL : Agreement.NONE;
    }

    /** Whether both name the same prefecture or large town. */
    private static boolean share(String one, String two) {
        return PREFECTURES.entrySet().stream().anyMatch(known -> names(one, known) && names(two, known));
    }

    private static boolean names(String place, Map.Entry<String, String> known) {
        return place.contains(known.getKey()) || place.contains(known.getValue());
    }

    private static String plain(String place) {
        return Normalizer.normalize(place, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s,、・/]+", " ")
                .strip()
                .replaceAll("(?<=\\p{IsHan}{2})[都府県市]$", "");
    }

    private static Map<String, String> table(String pairs) {
        String[] words = pairs.strip().split("\\s+");
        return Stream.iterate(0, i -> i < words.length, i -> i + 2)
                .collect(Collectors.toUnmodifiableMap(i -> words[i], i -> words[i + 1]));
    }
}
