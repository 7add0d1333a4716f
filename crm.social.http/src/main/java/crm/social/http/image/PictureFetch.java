package crm.social.http.image;

import crm.social.http.ForbiddenAddressException;
import crm.social.http.Operation;
import crm.social.http.ResponseTooLargeException;
import crm.social.http.client.OnBehalf;
import crm.social.http.picture.PictureRefused;
import crm.social.http.picture.PictureRefused.Reason;
import crm.social.http.picture.PictureRequest;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches a picture's file, following some redirects by itself, so that each is a guarded call of its own. */
final class PictureFetch {
    private static final int MOST_REDIRECTS = 3;
    private static final Operation OPERATION = new Operation("picture");

    private final OkHttpClient client;

    PictureFetch(OkHttpClient client) {
        this.client = client;
    }

    /** {@code most} in bytes. */
    byte[] fetch(PictureRequest request, long most) {
        HttpUrl url = HttpUrl.get(request.address());
        if (url == null) {
            throw new PictureRefused(Reason.FORBIDDEN_ADDRESS, "neither http nor https");
        }
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                try (Response response =
                        client.newCall(request(request.network(), url)).execute()) {
                    if (!response.isRedirect()) {
                        return file(response, most);
                    }
                    url = next(url, response);
                }
            }
        } catch (ForbiddenAddressException e) {
            throw new PictureRefused(Reason.FORBIDDEN_ADDRESS, url.host(), e);
        } catch (ResponseTooLargeException e) {
            throw new PictureRefused(Reason.TOO_LARGE, url.host(), e);
        } catch (IOException e) {
            throw new PictureRefused(Reason.UNREACHABLE, url.host(), e);
        }
        throw new PictureRefused(Reason.UNREACHABLE, url.host() + " redirects on and on");
    }

    private static Request request(String network, HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", "image/png, image/jpeg, image/gif;q=0.9")
                .tag(OnBehalf.class, new OnBehalf(network))
                .tag(Operation.class, OPERATION)
                .build();
    }

    private static HttpUrl next(HttpUrl from, Response response) {
        String location = response.header("Location");
        HttpUrl to = location == null ? null : from.resolve(location);
        if (to == null) {
            throw new PictureRefused(Reason.FORBIDDEN_ADDRESS, from.host() + " redirects to no http address");
        }
        return to;
    }

    private static byte[] file(Response response, long most) throws IOException {
        String host = response.request().url().host();
        switch (response.code()) {
            case 200 -> {
                if (response.body().contentLength() > most
                        || response.peekBody(most + 1).contentLength() > most) {
                    throw new PictureRefused(Reason.TOO_LARGE, host + " sent more than " + most + " bytes");
                }
                return response.body().bytes();
            }
            case 401, 403, 404, 410 -> throw new PictureRefused(Reason.GONE, host + " answered " + response.code());
            default -> throw new PictureRefused(Reason.UNREACHABLE, host + " answered " + response.code());
        }
    }
}
