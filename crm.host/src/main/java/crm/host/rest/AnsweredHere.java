package crm.host.rest;

import crm.host.api.Answered;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;

/** Says of each answer, problems too, that these resources gave it. */
public final class AnsweredHere implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(Answered.HEADER, "crm.host");
    }
}
