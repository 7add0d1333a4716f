package crm.social.itest.toy;

import crm.social.api.Price;
import crm.social.api.TextMeasure;
import crm.social.api.TextRules;
import crm.social.api.provider.SocialNetwork;
import crm.social.api.provider.SocialProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** The least that a network can be. */
@Component
@SocialNetwork(id = "toy")
public final class ToyNetwork implements SocialProvider {
    private static final int LIMIT = 100;
    private static final String ICON =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" fill=\"currentColor\">"
                    + "<path d=\"M4 4h16v16H4z\"/></svg>";

    @Override
    public Descriptor descriptor() {
        TextRules rules = new TextRules(LIMIT, 1, 1, List.of(), 0);
        return new Descriptor("Toy", 90, ICON, null, rules, "@", "somebody", null, Duration.ofHours(1), 1, 1);
    }

    @Override
    public Optional<ParsedHandle> parseHandle(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(new ParsedHandle(typed, null));
    }

    @Override
    public TextMeasure measure(String text) {
        return new TextMeasure(text.length(), LIMIT, !text.isEmpty() && text.length() <= LIMIT);
    }

    @Override
    public List<URI> sizesOf(URI picture) {
        return List.of(picture);
    }

    @Override
    public Price priceOf(String text) {
        return Price.FREE;
    }
}
