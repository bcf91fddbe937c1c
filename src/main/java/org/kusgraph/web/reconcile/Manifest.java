package org.kusgraph.web.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How the service introduces itself (Reconciliation Service API 0.2, section 3). */
public final class Manifest {
    /** The path of the service. */
    public static final String PATH = "/reconcile";

    private static final int PREVIEW_WIDTH = 420;
    private static final int PREVIEW_HEIGHT = 260;

    private Manifest() {}

    /**
     * The manifest.
     *
     * @param name what the service is called
     * @param namespace where the IRIs of the entities begin
     * @param ontology the namespace of the kinds
     * @param server the server's address, without a slash at its end
     * @param types the kinds
     */
    public static Map<String, Object> of(
            String name, String namespace, String ontology, String server, Set<String> types) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("versions", List.of("0.2"));
        manifest.put("name", name);
        manifest.put("identifierSpace", namespace);
        manifest.put("schemaSpace", ontology);
        manifest.put("view", Map.of("url", server + "/id/{{id}}"));
        List<Object> defaults = new TreeSet<>(types)
                .stream().map(type -> (Object) Map.of("id", type, "name", type)).toList();
        manifest.put("defaultTypes", defaults);
        Map<String, Object> preview = new LinkedHashMap<>();
        preview.put("url", server + PATH + "/preview?id={{id}}");
        preview.put("width", PREVIEW_WIDTH);
        preview.put("height", PREVIEW_HEIGHT);
        manifest.put("preview", preview);
        Map<String, Object> suggest = new LinkedHashMap<>();
        for (String what : List.of("entity", "property", "type")) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("service_url", server);
            service.put("service_path", PATH + "/suggest/" + what);
            service.put("flyout_service_url", server);
            service.put("flyout_service_path", PATH + "/flyout/" + what + "?id=${id}");
            suggest.put(what, service);
        }
        manifest.put("suggest", suggest);
        Map<String, Object> proposed = new LinkedHashMap<>();
        proposed.put("service_url", server);
        proposed.put("service_path", PATH + "/properties");
        manifest.put("batchSize", Reconciliation.MOST_QUERIES);
        manifest.put("extend", Map.of("propose_properties", proposed, "property_settings", List.of()));
        return manifest;
    }
}
