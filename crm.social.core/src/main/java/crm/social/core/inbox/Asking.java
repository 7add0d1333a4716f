package crm.social.core.inbox;

import crm.social.api.Page;
import crm.social.api.Post;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer;
import crm.social.core.Access;
import crm.social.core.CoreStore;
import crm.social.core.account.AccountCalls;
import crm.social.core.account.Connected;
import crm.social.core.account.OrganisationConnections;
import crm.social.core.read.PostsByRef;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks a network with the organisation's eyes, for nobody in particular: only while the organisation is connected and somebody may look at what comes. */
@Component(service = Asking.class)
public final class Asking {
    private final CoreStore store;
    private final Access access;
    private final OrganisationConnections organisations;
    private final AccountCalls calls;
    private final PostsByRef posts;

    @Activate
    public Asking(
            @Reference CoreStore store,
            @Reference Access access,
            @Reference OrganisationConnections organisations,
            @Reference AccountCalls calls,
            @Reference PostsByRef posts) {
        this.store = store;
        this.access = access;
        this.organisations = organisations;
        this.calls = calls;
        this.posts = posts;
    }

    /** Asks for posts; what comes is kept for those who look soon, for as long as the network allows. */
    Page<Post> ask(Connected source, String operation, AccountCalls.Question<Page<Post>> question) {
        require(source);
        Answer<Page<Post>> answer = calls.ask(source.account().id(), operation, question);
        posts.keep(source.account(), answer);
        return answer.value();
    }

    /** {@link Kind#NOT_CONNECTED} where the organisation is not connected as it was, {@link Kind#NO_PERMISSION} where nobody may look. */
    private void require(Connected source) {
        if (!store.read(tx -> organisations.current(tx, source))) {
            throw new SocialException(Kind.NOT_CONNECTED, "the organisation is not connected as it was");
        }
        if (!access.anybody()) {
            throw new SocialException(Kind.NO_PERMISSION, "nobody may look");
        }
    }
}
