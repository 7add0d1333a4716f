package crm.host.web;

import crm.host.Digests;
import crm.host.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shell of all pages, what it loads, and the content security policy that fits to it. */
@Component(service = PageFiles.class)
public final class PageFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PageFiles.class);
    private static final String WEBJARS = "META-INF/resources/webjars";
    private static final Pattern MODULE = Pattern.compile(WEBJARS + "/([^/]+)/[^/]+/(?!development/|node/)(.+\\.js)");
    private static final Map<String, String> LIT = Map.of(
            "org.webjars.npm.lit", "lit",
            "org.webjars.npm.lit-element", "lit-element",
            "org.webjars.npm.lit-html", "lit-html",
            "org.webjars.npm.lit__reactive-element", "lit__reactive-element");

    /**
     * What is served for one set of Lit bundles.
     *
     * @param key the bundles that it was made from
     * @param policy the content security policy
     */
    private record Edition(List<String> key, BundleFiles lib, String importMap, String policy) {}

    private final BundleContext context;
    private final BundleFiles assets;
    private final String template;
    private volatile Edition edition;

    @Activate
    public PageFiles(BundleContext context) {
        this.context = context;
        this.assets = BundleFiles.ui(context.getBundle());
        Map<String, StaticFile> shell = new TreeMap<>();
        BundleFiles.collect(context.getBundle(), "shell", "shell.html", path -> path, shell);
        this.template = new String(shell.get("shell/shell.html").bytes(), StandardCharsets.UTF_8);
        this.edition = edition(litBundles());
    }

    BundleFiles assets() {
        return assets;
    }

    /** Lit's modules, by {@code <package>/<file>}. */
    BundleFiles lib() {
        return edition.lib;
    }

    String policy() {
        return edition.policy;
    }

    /** The shell, after a look whether Lit's bundles are still the same. */
    String shell(Locale locale) {
        List<Bundle> bundles = litBundles();
        if (!key(bundles).equals(edition.key)) {
            edition = edition(bundles);
        }
        return template.replace("{locale}", locale.getLanguage())
                .replace("{version}", assets.hash())
                .replace("{importMap}", edition.importMap);
    }

    private List<Bundle> litBundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName() != null && LIT.containsKey(bundle.getSymbolicName()))
                .sorted(Comparator.comparing(Bundle::getSymbolicName))
                .toList();
    }

    private static List<String> key(List<Bundle> bundles) {
        return bundles.stream()
                .map(bundle -> bundle.getBundleId() + "@" + bundle.getLastModified())
                .toList();
    }

    private Edition edition(List<Bundle> bundles) {
        if (bundles.size() < LIT.size()) {
            LOG.warn("pages: {} of {} bundles of Lit are installed", bundles.size(), LIT.size());
        }
        Map<String, StaticFile> files = new TreeMap<>();
        for (Bundle bundle : bundles) {
            Map<String, StaticFile> all = new TreeMap<>();
            BundleFiles.collect(bundle, WEBJARS, "*.js", path -> path, all);
            all.forEach((path, file) -> {
                Matcher module = MODULE.matcher(path);
                if (module.matches()) {
                    files.put(module.group(1) + "/" + module.group(2), file);
                }
            });
        }
        BundleFiles lib = BundleFiles.of(files);
        String importMap = importMap("/lib/" + lib.hash() + "/");
        return new Edition(key(bundles), lib, importMap, policy(importMap));
    }

    private String importMap(String lib) {
        Map<String, String> imports = new LinkedHashMap<>();
        imports.put("lit", lib + "lit/index.js");
        imports.put("lit/", lib + "lit/");
        imports.put("lit-element", lib + "lit-element/index.js");
        imports.put("lit-element/", lib + "lit-element/");
        imports.put("lit-html", lib + "lit-html/lit-html.js");
        imports.put("lit-html/", lib + "lit-html/");
        imports.put("@lit/reactive-element", lib + "lit__reactive-element/reactive-element.js");
        imports.put("@lit/reactive-element/", lib + "lit__reactive-element/");
        imports.put("crm-kit", "/assets/" + assets.hash() + "/kit.js");
        return Json.text(Map.of("imports", imports));
    }

    private static String policy(String importMap) {
        String hash = Base64.getEncoder().encodeToString(Digests.of(importMap.getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self'; img-src 'self';"
                + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'; trusted-types lit-html";
    }
}
