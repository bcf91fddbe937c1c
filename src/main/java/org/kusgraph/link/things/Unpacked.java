package org.kusgraph.link.things;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.kusgraph.document.Unpacking;

/** The bytes of a file, unpacked if they are packed with gzip, or if they are a zip archive, in which one file counts. */
public final class Unpacked {
    private static final int MAGIC_BYTES = 4;
    private static final int BUFFER_BYTES = 1 << 16;

    private Unpacked() {}

    /**
     * The bytes unpacked, as they are read; nothing is unpacked ahead.
     *
     * @param ending how the name of the file in an archive ends that is meant; empty if any is
     */
    public static InputStream of(InputStream packed, String ending) throws IOException {
        BufferedInputStream bytes = Unpacking.unpacked(packed);
        bytes.mark(MAGIC_BYTES);
        byte[] magic = bytes.readNBytes(MAGIC_BYTES);
        bytes.reset();
        boolean isArchive =
                magic.length == MAGIC_BYTES && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        if (!isArchive) {
            return bytes;
        }
        ZipInputStream archive = new ZipInputStream(bytes);
        ZipEntry entry = archive.getNextEntry();
        while (entry != null && (entry.isDirectory() || !entry.getName().endsWith(ending))) {
            entry = archive.getNextEntry();
        }
        if (entry == null) {
            archive.close();
            throw new IOException("the archive has no file" + (ending.isEmpty() ? "" : " of the form " + ending));
        }
        return new BufferedInputStream(archive, BUFFER_BYTES);
    }
}
