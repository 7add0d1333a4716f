package crm.social.sandbox;

import crm.social.sandbox.door.Door;
import crm.social.sandbox.door.Newcomers;
import crm.social.sandbox.door.PeopleDoor;
import crm.social.sandbox.http.HttpServer;
import crm.social.sandbox.http.Route;
import crm.social.sandbox.http.Routes;
import crm.social.sandbox.oauth.AppBearer;
import crm.social.sandbox.oauth.AppOnlyEndpoint;
import crm.social.sandbox.oauth.ConnectedAppsPages;
import crm.social.sandbox.oauth.ConsentPages;
import crm.social.sandbox.oauth.TokenEndpoint;
import crm.social.sandbox.pages.AccountPages;
import crm.social.sandbox.pages.Assets;
import crm.social.sandbox.pages.ComposePages;
import crm.social.sandbox.pages.DeskPages;
import crm.social.sandbox.pages.IntentPages;
import crm.social.sandbox.pages.NetworkPages;
import crm.social.sandbox.pages.PeoplePages;
import crm.social.sandbox.pages.SignInPages;
import crm.social.sandbox.pages.Visitors;
import crm.social.sandbox.pictures.Pictures;
import crm.social.sandbox.rules.Faults;
import crm.social.sandbox.rules.RequestCounts;
import crm.social.sandbox.rules.SwitchBoard;
import crm.social.sandbox.seed.Seed;
import crm.social.sandbox.store.Ids;
import crm.social.sandbox.store.Posting;
import crm.social.sandbox.store.Secrets;
import crm.social.sandbox.store.Store;
import crm.social.sandbox.v2.ApiV2;
import crm.social.sandbox.v2.Callers;
import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;

/** A sandbox that answers. */
public final class RunningSandbox implements AutoCloseable {
    private final DataFolder data;
    private final Store store;
    private final HttpServer server;
    private final Pictures pictures;
    private final Thread drawing;

    private RunningSandbox(DataFolder data, Store store, HttpServer server, Pictures pictures) {
        this.data = data;
        this.store = store;
        this.server = server;
        this.pictures = pictures;
        this.drawing = new Thread(pictures::drawAll, "pictures");
        drawing.setDaemon(true);
        drawing.setPriority(Thread.MIN_PRIORITY);
        drawing.start();
    }

    /**
     * Starts to answer; makes people and posts first where the data folder is new.
     *
     * @throws BindException where the port is taken
     * @throws DataFolder.InUseException where another process has the data folder
     */
    public static RunningSandbox start(Options options) throws IOException {
        HttpServer server = HttpServer.bind(options.host(), options.port());
        try {
            DataFolder data = DataFolder.lock(options.data(), options.reset());
            try {
                Store store = new Store(data.path().resolve("sandbox.db"));
                new Seed(store).plantOnce();
                Pictures pictures = new Pictures(store, data.path().resolve("pictures"));
                server.answerWith(routes(options, store, pictures, "http://localhost:" + server.port()));
                return new RunningSandbox(data, store, server, pictures);
            } catch (IOException | RuntimeException e) {
                data.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Routes routes(Options options, Store store, Pictures pictures, String home) {
        SwitchBoard rules = new SwitchBoard(store, options.plan(), options.dialect());
        Faults faults = new Faults();
        RequestCounts counts = new RequestCounts();
        Secrets secrets = new Secrets(store);
        Ids ids = new Ids(store);
        Posting posting = new Posting(ids::next);
        AppBearer bearer = new AppBearer(secrets);
        Visitors visitors = new Visitors(store, secrets, rules, options.lang());
        List<Route> all = new ArrayList<>();
        all.addAll(new ApiV2(store, rules, new Callers(store, rules, bearer), posting, home).routes());
        all.addAll(new TokenEndpoint(store, rules).routes());
        all.addAll(new AppOnlyEndpoint(store, bearer).routes());
        all.addAll(new ConsentPages(store, rules, visitors).routes());
        all.addAll(new ConnectedAppsPages(store, rules, visitors).routes());
        all.addAll(new SignInPages(store, visitors).routes());
        all.addAll(new NetworkPages(store, rules, visitors).routes());
        all.addAll(new PeoplePages(store, visitors).routes());
        all.addAll(new ComposePages(store, rules, visitors, posting).routes());
        all.addAll(new IntentPages(store, rules, visitors, posting).routes());
        all.addAll(new AccountPages(store, rules, visitors).routes());
        all.addAll(new DeskPages(store, rules, visitors).routes());
        all.addAll(new Door(store, rules, faults, counts).routes());
        all.addAll(new PeopleDoor(store, rules, posting).routes());
        all.addAll(new Newcomers(store, rules, ids).routes());
        all.addAll(pictures.routes());
        all.addAll(Assets.routes());
        return new Routes(all, counts, faults);
    }

    /** The port that it answers on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        pictures.stop();
        try {
            drawing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
        data.close();
    }
}
