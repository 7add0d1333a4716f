package crm.host.ui;

import java.util.List;

/**
 * A contribution as pages get it.
 *
 * @param bundle symbolic name of the bundle whose messages the element reads
 * @param element the name to define, with the content hash
 * @param module the address of the module
 */
public record ContributionItem(
        String id,
        String bundle,
        String location,
        List<String> objects,
        int order,
        String element,
        String module,
        Words label) {
    public ContributionItem {
        objects = List.copyOf(objects);
    }
}
