package crm.social.sandbox.pages;

import static crm.social.sandbox.pages.Html.all;
import static crm.social.sandbox.pages.Html.at;
import static crm.social.sandbox.pages.Html.cls;
import static crm.social.sandbox.pages.Html.el;
import static crm.social.sandbox.pages.Html.hidden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.rules.SwitchBoard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules that a person may want to change by hand; the door has all of them. */
final class RulesForm {
    private static final List<String> YES_NO = List.of("true", "false");
    private static final Map<String, List<String>> CHOICES = choices();

    private final SwitchBoard rules;

    RulesForm(SwitchBoard rules) {
        this.rules = rules;
    }

    private static Map<String, List<String>> choices() {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put("plan", List.of("enterprise", "payg"));
        choices.put("summoned_reply", List.of("plan", "on", "off"));
        choices.put("dialect", List.of("both", "post", "tweet"));
        choices.put("credits", YES_NO);
        choices.put("rate_limits", YES_NO);
        choices.put("rate_limit_scale", List.of("1.0", "0.1", "0.02"));
        choices.put("consent_picking", YES_NO);
        choices.put("duplicate_text_rule", YES_NO);
        return choices;
    }

    Html form(Visitor visitor, String action) {
        ObjectNode now = rules.json();
        List<Html> fields = new ArrayList<>();
        CHOICES.forEach((name, values) ->
                fields.add(field(visitor, name, values, now.path(name).asText())));
        return el(
                "form",
                cls("stack card"),
                at("method", "post"),
                at("action", action),
                PageFrame.csrf(visitor),
                hidden("verb", "rules"),
                fields,
                el("button", cls("button second"), visitor.t("settings.save")));
    }

    private static Html field(Visitor visitor, String name, List<String> usual, String now) {
        List<String> values = new ArrayList<>(usual);
        if (!values.contains(now)) {
            values.add(now);
        }
        return all(
                el("label", at("for", name), visitor.t("rule." + name)),
                el(
                        "select",
                        at("id", name),
                        at("name", name),
                        values.stream()
                                .map(value -> el(
                                        "option",
                                        at("value", value),
                                        Html.flag("selected", value.equals(now)),
                                        YES_NO.contains(value) ? visitor.t("rule." + value) : value))
                                .toList()));
    }

    /** Takes what is one of the choices; anything else stays as it is. */
    void change(Visitor visitor) {
        ObjectNode wanted = Json.object();
        CHOICES.forEach((name, values) -> {
            String value = visitor.field(name);
            if (!values.contains(value)) {
                return;
            }
            if (YES_NO.contains(value)) {
                wanted.put(name, Boolean.parseBoolean(value));
            } else if (name.equals("rate_limit_scale")) {
                wanted.put(name, Double.parseDouble(value));
            } else {
                wanted.put(name, value);
            }
        });
        rules.change(wanted);
    }
}
