package crm.host.web;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.imports.CsvFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;

/**
 * Keeps bodies within bounds before anybody reads them. A body that tells its length is refused by it; one that does not is read here, up to the
 * bound, so that what comes after never meets one that is too large.
 */
final class Bodies {
    static final int JSON_LIMIT = 1024 * 1024;
    static final int PICTURE_LIMIT = 6 * 1024 * 1024;
    private static final long DRAINED = 12L * 1024 * 1024;
    private static final Set<String> FORM_TYPES =
            Set.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "");

    private Bodies() {}

    /** Refuses what is too large by its own word, and what a foreign page's form could send. */
    static void checkHead(HttpServletRequest request, RequestPath path) {
        long length = request.getContentLengthLong();
        if (length > limit(path)) {
            throw Problem.of(ProblemKind.TOO_LARGE);
        }
        boolean body = length > 0 || unknownLength(request);
        if (body && !path.callback() && FORM_TYPES.contains(mediaType(request))) {
            throw Problem.of(ProblemKind.UNSUPPORTED_TYPE);
        }
    }

    private static int limit(RequestPath path) {
        return path.picture() ? PICTURE_LIMIT : path.csvFile() ? CsvFile.MAX_BYTES : JSON_LIMIT;
    }

    private static boolean unknownLength(HttpServletRequest request) {
        return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The request with a body that is known not to be too large. */
    static HttpServletRequest bounded(HttpServletRequest request, RequestPath path) throws IOException {
        if (!unknownLength(request)) {
            return request;
        }
        int limit = limit(path);
        byte[] bytes = request.getInputStream().readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw Problem.of(ProblemKind.TOO_LARGE);
        }
        return new Read(request, bytes);
    }

    /** Reads what a refused client is still sending: one that finds its connection closed may never see the answer. */
    static void drain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getContentLengthLong() <= DRAINED) {
            request.getInputStream().skip(DRAINED);
        } else {
            response.setHeader("Connection", "close");
        }
    }

    /** A request whose body was read already. */
    private static final class Read extends HttpServletRequestWrapper {
        private final BytesInput input;

        Read(HttpServletRequest request, byte[] bytes) {
            super(request);
            this.input = new BytesInput(bytes);
        }

        @Override
        public ServletInputStream getInputStream() {
            return input;
        }
    }

    private static final class BytesInput extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        BytesInput(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
