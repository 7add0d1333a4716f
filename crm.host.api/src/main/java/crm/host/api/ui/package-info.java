/**
 * How an extension adds to the host's pages.
 *
 * <p>An extension registers a {@link crm.host.api.ui.Contribution} with the properties of {@link crm.host.api.ui.UiContribution}. The module named there is an entry
 * of the extension's own bundle below {@code ui/}; the host serves these entries under {@code /ext/<symbolic name>/<content hash>/} and imports
 * the module when a page has the place for it.
 *
 * <p><b>Contract of a module.</b> Its default export is the element's class, a subclass of {@code HTMLElement} that is <em>not</em> defined yet: the
 * host defines it under {@code element} with the content hash appended, so that an updated bundle brings a new element. Modules import {@code lit}
 * by that name from the page's import map, {@code crm-kit} for the host's controls, icons and formats, and their own files relatively.
 *
 * <p><b>Contract of an element.</b> The host sets the property {@code context} before the element is connected, and again whenever it changes:
 * <pre>
 * { apiVersion: 1,
 *   location, object, recordId, recordName,      // record places only: "lead", "l-17", "佐藤 花子"
 *   recordIds,                                    // list.bulk-action: the ids of the selected records, at most 10,000, of the type "object"
 *   field,                                        // record.field.after: the network of the handle field
 *   query,                                        // nav.item: the page's query, such as "q=sato"; told again whenever it changed
 *   locale,                                       // "ja" or "en"
 *   user: {id, name, administrator}, permissions: ["crm.social.use", …],
 *   messages,                                     // {key: text} of the element's bundle in that locale
 *   host: {
 *     fetch(path, init),                          // same origin; adds the CSRF token; answers as fetch does
 *     events.on(name, listener) → off,            // the one event stream; listener(data: object); name "open" after each (re)connection
 *     toast({text, action?: {label, run}, seconds?}),
 *     confirm({title, text, confirm, danger?}) → Promise&lt;boolean&gt;,
 *     announce(text),                             // the page's live region
 *     navigate(path, {replace?}),                 // where replace is true, no step of the browser's history
 *     recordChanged(),                            // the host reads the record and its timeline again
 *     keys.register({key, label, action}) → off   // a page key, see below
 *   } }
 * </pre>
 *
 * <p><b>Page keys.</b> {@code key} is a single character as {@code KeyboardEvent.key} has it, {@code label} says in the page's language what it does,
 * {@code action()} does it, or answers {@code false} where it does not apply now. It works while the element is on the page and not while somebody types, a
 * dialog is open or the user has turned such keys off, and is listed with the host's own keys in the sheet that {@code ?} opens. What the host uses a key
 * for on that page comes first, but for {@code /}, its search, which gives way; then the element that registered it first. In a dialog that stands within the element only the element's keys work, and
 * {@code ?}. Registering a key again replaces what the same element did with it; with the element its keys go.
 *
 * On {@code disconnectedCallback} an element ends its requests and listeners. Elements take the host's custom properties ({@code --crm-*}) for colours,
 * type and spacing, adopt style sheets instead of writing style attributes, and never build HTML from strings.
 */
@Export
@Version("1.0.0")
@NullMarked
package crm.host.api.ui;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
