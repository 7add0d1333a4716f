package crm.social.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import javax.ws.rs.ext.WriterInterceptor;
import javax.ws.rs.ext.WriterInterceptorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who leaves a page in the middle of a picture is no error in the log. */
public final class ReaderGone implements WriterInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderGone.class);

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (JsonProcessingException e) {
            throw e; // the answer itself is at fault
        } catch (IOException e) {
            LOG.debug("An answer was not read to its end: {}", e.toString());
        }
    }
}
