package crm.social.http.client;

import crm.social.http.ResponseTooLargeException;
import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** The body as it comes over the wire, counted. */
final class PackedSource extends ForwardingSource {
    private final Attempt attempt;
    private final long most;
    private final String host;

    PackedSource(Source source, Attempt attempt, long most, String host) {
        super(source);
        this.attempt = attempt;
        this.most = most;
        this.host = host;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        if (read > 0) {
            attempt.packed(read);
            if (attempt.packed() > most) {
                throw new ResponseTooLargeException(host + " sent more than " + most + " bytes");
            }
        }
        return read;
    }
}
