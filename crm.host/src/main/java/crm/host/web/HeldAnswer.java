package crm.host.web;

import crm.host.Problem;
import crm.host.ProblemKind;
import crm.host.api.Answered;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * An answer that goes out only when it is known who gives it: the request has passed the {@link FrontDoor}, and where a REST interface is expected,
 * that has said that it answers ({@link Answered}) or the front door itself has refused. What anybody else writes meanwhile is dropped. Used from the
 * thread of the request.
 */
final class HeldAnswer extends HttpServletResponseWrapper {
    /** When it is worth trying again: longer than a bundle takes to come back. */
    static final Duration SOON = Duration.ofSeconds(2);

    private static final String ATTRIBUTE = "crm.host.held";

    private final boolean rest;
    private boolean passed;
    private boolean answered;

    /** @param rest whether a REST interface is to answer */
    HeldAnswer(HttpServletRequest request, HttpServletResponse response, boolean rest) {
        super(response);
        this.rest = rest;
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The one that stands around the answer to a request, where there is one. */
    static Optional<HeldAnswer> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).map(HeldAnswer.class::cast);
    }

    static Problem notWhole() {
        return Problem.retryAfter(ProblemKind.UNAVAILABLE, SOON);
    }

    /** The request came through the front door. */
    void pass() {
        passed = true;
    }

    /** The front door itself answers. */
    void answer() {
        passed = true;
        answered = true;
    }

    /** Whether what was written is an answer. */
    boolean known() {
        return passed && (answered || !rest);
    }

    private boolean mark(String name) {
        boolean mark = name.equalsIgnoreCase(Answered.HEADER);
        answered |= mark;
        return mark;
    }

    @Override
    public void setHeader(String name, String value) {
        if (!mark(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!mark(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (known()) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (known()) {
            super.sendError(status, message);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (known()) {
            super.sendRedirect(location);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (known()) {
            super.flushBuffer();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return known() ? super.getOutputStream() : new Dropped();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return known() ? super.getWriter() : new PrintWriter(new Dropped(), false, StandardCharsets.UTF_8);
    }

    private static final class Dropped extends ServletOutputStream {
        @Override
        public void write(int one) {
            // nobody's word
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
