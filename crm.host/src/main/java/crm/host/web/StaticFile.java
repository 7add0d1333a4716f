package crm.host.web;

import crm.host.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * A file kept in memory with its compressed form.
 *
 * @param gzip the compressed bytes; empty where compressing gains nothing
 */
record StaticFile(String mediaType, byte[] bytes, byte[] gzip) {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8");

    /** For a file whose address names its content. */
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** For a file that may be another one day. */
    static final String AN_HOUR = "public, max-age=3600";

    /** The file, typed by the end of its name; what has no known type is served as bytes to be stored. */
    static StaticFile of(String path, byte[] bytes) {
        String end = path.substring(path.lastIndexOf('.') + 1);
        String mediaType = MEDIA_TYPES.getOrDefault(end, "application/octet-stream");
        byte[] small = mediaType.startsWith("image/png") || end.equals("woff2") ? new byte[0] : compress(bytes);
        return new StaticFile(mediaType, bytes, small.length < bytes.length ? small : new byte[0]);
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream gzip = new Hardest(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Compressed once and sent often: as small as it gets. */
    private static final class Hardest extends GZIPOutputStream {
        Hardest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    byte[] digest() {
        return Digests.of(bytes);
    }

    /** Answers with the file. */
    void answer(HttpServletRequest request, HttpServletResponse response, String kept) throws IOException {
        response.setHeader("Cache-Control", kept);
        response.setHeader("Vary", "Accept-Encoding");
        response.setContentType(mediaType);
        String accepted = request.getHeader("Accept-Encoding");
        boolean compressed = gzip.length > 0 && accepted != null && accepted.contains("gzip");
        byte[] body = compressed ? gzip : bytes;
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }
}
