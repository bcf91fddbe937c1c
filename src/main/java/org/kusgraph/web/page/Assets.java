package org.kusgraph.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that pages load, all of them part of the program. The name under which a file is served holds a digest of its bytes,
 * so that browsers may keep it for good: another version has another name.
 */
public final class Assets {
    /** Where assets are served. */
    public static final String PATH = "/assets/";

    private static final int DIGITS = 12;
    private static final List<String> FILES = List.of(
            "kus.css",
            "kus.js",
            "icon.svg",
            "query.css",
            "query-page.js",
            "chart.js",
            "graph.js",
            "map.js",
            "timeline.js",
            "libraries/land.svg");

    /** How one of our scripts names another. */
    private static final Pattern IMPORT = Pattern.compile("\"\\./([a-z/-]+\\.js)\"");

    /** Bundles of other people's scripts, which name no others. */
    private static final String LIBRARIES = "libraries/";

    private final Map<String, Asset> byFile = new LinkedHashMap<>();

    /** A file to serve. */
    public static final class Asset {
        private final String servedName;
        private final String mediaType;
        private final byte[] bytes;

        private Asset(String servedName, String mediaType, byte[] bytes) {
            this.servedName = servedName;
            this.mediaType = mediaType;
            this.bytes = bytes;
        }

        /** Its name with the digest. */
        public String servedName() {
            return servedName;
        }

        /** What it is. */
        public String mediaType() {
            return mediaType;
        }

        /** Writes what it holds. */
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** Reads the files. */
    public Assets() {
        for (String file : FILES) {
            Asset unused = add(file);
        }
    }

    /** A script names others as its neighbours; served, it names them with their digests, so those are read first. */
    private Asset add(String file) {
        Asset known = byFile.get(file);
        if (known != null) {
            return known;
        }
        byte[] bytes = read(file);
        if (file.endsWith(".js") && !file.startsWith(LIBRARIES)) {
            String script = new String(bytes, StandardCharsets.UTF_8);
            bytes = IMPORT.matcher(script)
                    .replaceAll(name -> '"' + PATH + add(name.group(1)).servedName() + '"')
                    .getBytes(StandardCharsets.UTF_8);
        }
        int dot = file.lastIndexOf('.');
        String servedName = file.substring(0, dot) + "." + digest(bytes) + file.substring(dot);
        Asset asset = new Asset(servedName, mediaType(file), bytes);
        byFile.put(file, asset);
        return asset;
    }

    /** The address of a file. */
    public String address(String file) {
        return PATH + Objects.requireNonNull(byFile.get(file), file).servedName();
    }

    /** The file that is served under a name. */
    public Optional<Asset> served(String name) {
        return byFile.values().stream()
                .filter(asset -> asset.servedName().equals(name))
                .findFirst();
    }

    private static byte[] read(String file) {
        try (InputStream stream = Objects.requireNonNull(Assets.class.getResourceAsStream("assets/" + file), file)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mediaType(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("of what type is " + file + "?");
        };
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
