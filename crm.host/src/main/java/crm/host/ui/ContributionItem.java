package crm.host.ui;

import java.util.List;

/**
 * A contribution as pages get it.
 *
 * @param bundle symbolic name of the bundle whose messages the element reads
 * @param element the name to define, with the content hash
 * @param module the address of the module
 * @param icon the name of one of the kit's icons, the address of a symbol in a file of the bundle, or empty
 */
public record ContributionItem(
        String id,
        String bundle,
        String location,
        List<String> objects,
        int order,
        String element,
        String module,
        Words label,
        String icon) {
    public ContributionItem {
        objects = List.copyOf(objects);
    }
}
