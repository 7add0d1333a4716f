package crm.ops;

import crm.ops.api.Finding;
import crm.ops.api.Finding.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.Bundle;

/**
 * What one inspection said.
 *
 * @param bundle whose messages hold heading and sentences
 */
public record Report(String name, Bundle bundle, List<Finding> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    /** The worst of the findings. */
    public Severity severity() {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NOTE);
    }

    /** The heading of the inspection. */
    public String heading(Locale locale) {
        return Sentences.of(bundle, locale).say("inspection." + name, List.of());
    }

    /** A finding in words. */
    public String say(Finding finding, Locale locale) {
        Bundle speaker = finding.bundle().isEmpty() ? bundle : named(finding.bundle());
        return Sentences.of(speaker, locale).say(finding.key(), finding.arguments());
    }

    private Bundle named(String symbolicName) {
        return Arrays.stream(bundle.getBundleContext().getBundles())
                .filter(one -> symbolicName.equals(one.getSymbolicName()))
                .findFirst()
                .orElse(bundle);
    }
}
