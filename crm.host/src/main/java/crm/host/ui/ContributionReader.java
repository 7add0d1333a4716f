package crm.host.ui;

import crm.host.api.ui.Contribution;
import crm.host.api.ui.UiContribution;
import crm.host.web.ContributedFiles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an item of a service's properties, or says in the log what is wrong with them. */
final class ContributionReader {
    private static final Logger LOG = LoggerFactory.getLogger(ContributionReader.class);
    private static final Pattern ELEMENT = Pattern.compile("[a-z]+(-[a-z0-9]+)+");
    private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\\.[A-Za-z0-9_-]+)*\\.js");
    private static final Pattern KIT_ICON = Pattern.compile("[a-z]+(-[a-z0-9]+)*");
    private static final Pattern SYMBOL =
            Pattern.compile("([A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*\\.svg)#[A-Za-z][A-Za-z0-9_-]*");
    private static final int DEFAULT_ORDER = 100;
    private static final Set<String> LOCATIONS = Set.of(
            UiContribution.NAV_ITEM,
            UiContribution.SETTINGS_PAGE,
            UiContribution.RECORD_ACTION,
            UiContribution.RECORD_TAB,
            UiContribution.RECORD_FIELD_AFTER,
            UiContribution.LIST_BULK_ACTION,
            UiContribution.USER_CONNECTIONS,
            UiContribution.ADMIN_STATUS);

    private final Texts texts;
    private final ContributedFiles files;

    ContributionReader(Texts texts, ContributedFiles files) {
        this.texts = texts;
        this.files = files;
    }

    Optional<Offered> read(ServiceReference<Contribution> reference, Bundle bundle, String hash) {
        String id = text(reference, "id");
        String location = text(reference, "location");
        String element = text(reference, "element");
        String module = text(reference, "module");
        boolean wellFormed = id.startsWith(bundle.getSymbolicName() + "/")
                && LOCATIONS.contains(location)
                && ELEMENT.matcher(element).matches()
                && MODULE.matcher(module).matches()
                && files.has(bundle, module);
        if (!wellFormed) {
            LOG.warn("contribution {} of {} is not usable: id, location, element or module", id, bundle);
            return Optional.empty();
        }
        String address = "/ext/" + bundle.getSymbolicName() + "/" + hash + "/";
        ContributionItem item = new ContributionItem(
                id,
                bundle.getSymbolicName(),
                location,
                objects(reference),
                order(reference),
                element + "-" + hash,
                address + module,
                texts.words(bundle, text(reference, "label")),
                icon(reference, bundle, address));
        return Optional.of(new Offered(item, text(reference, "permission")));
    }

    /** An icon only decorates: without one that is good, the contribution is. */
    private String icon(ServiceReference<Contribution> reference, Bundle bundle, String address) {
        String icon = text(reference, "icon");
        Matcher symbol = SYMBOL.matcher(icon);
        if (symbol.matches() && files.has(bundle, symbol.group(1))) {
            return address + icon;
        }
        if (!icon.isEmpty() && !KIT_ICON.matcher(icon).matches()) {
            LOG.warn("the icon {} of contribution {} is no icon", icon, text(reference, "id"));
            return "";
        }
        return icon;
    }

    private static String text(ServiceReference<?> reference, String name) {
        return reference.getProperty(UiContribution.PREFIX_ + name) instanceof String text ? text : "";
    }

    private static int order(ServiceReference<?> reference) {
        return reference.getProperty(UiContribution.PREFIX_ + "order") instanceof Integer number
                ? number
                : DEFAULT_ORDER;
    }

    private static List<String> objects(ServiceReference<?> reference) {
        Object value = reference.getProperty(UiContribution.PREFIX_ + "objects");
        return value instanceof String[] several
                ? List.of(several)
                : value instanceof String one ? List.of(one) : List.of();
    }
}
