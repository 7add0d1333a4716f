package crm.ops.console;

import crm.ops.Inspections;
import crm.ops.Report;
import crm.ops.api.Finding;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code social:doctor}: what is wrong and what to do, as the status page says it. {@code social:doctor ja} says it in Japanese. */
@Component(
        service = Doctor.class,
        property = {"osgi.command.scope=social", "osgi.command.function=doctor"})
public final class Doctor {
    private final Inspections inspections;

    @Activate
    public Doctor(@Reference Inspections inspections) {
        this.inspections = inspections;
    }

    /** In English. */
    public String doctor() {
        return doctor("en");
    }

    /** In the language of this tag. */
    public String doctor(String language) {
        Locale locale = Locale.forLanguageTag(language);
        StringBuilder text = new StringBuilder();
        for (Report report : inspections.ask()) {
            text.append("%-8s  %-10s  %s%n".formatted(report.severity(), report.name(), report.heading(locale)));
            for (Finding finding : report.findings()) {
                text.append("%-8s    %s%n".formatted(finding.severity(), report.say(finding, locale)));
            }
        }
        return text.toString();
    }
}
