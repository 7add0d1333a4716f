package crm.social.http.client;

import crm.social.http.ResponseTooLargeException;
import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** The body as the caller reads it, unpacked: bounded in size and time. */
final class BoundedSource extends ForwardingSource {
    /** JSON packs 5 to 30 times; what packs better by far was made to. */
    private static final long MOST_RATIO = 100;

    /** Short bodies of one letter pack as well by nature. */
    private static final long RATIO_FROM = 128L << 10;

    private final Attempt attempt;
    private final long most;
    private final String host;
    private long total;

    BoundedSource(Source source, Attempt attempt, long most, String host) {
        super(source);
        this.attempt = attempt;
        this.most = most;
        this.host = host;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        try {
            long read = super.read(sink, byteCount);
            if (read < 0) {
                attempt.end();
                return read;
            }
            total += read;
            check();
            return read;
        } catch (IOException e) {
            attempt.end();
            throw attempt.told(e);
        }
    }

    private void check() throws ResponseTooLargeException {
        if (total > most) {
            throw new ResponseTooLargeException(host + " sent more than " + most + " bytes");
        }
        if (total > RATIO_FROM && total / MOST_RATIO > attempt.packed()) {
            throw new ResponseTooLargeException(host + " sent a body that unpacks over " + MOST_RATIO + " times");
        }
    }

    @Override
    public void close() throws IOException {
        attempt.end();
        super.close();
    }
}
