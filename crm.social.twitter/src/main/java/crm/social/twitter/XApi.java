package crm.social.twitter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import crm.social.api.provider.Answer.RateWindow;
import crm.social.http.NetworkClient;
import crm.social.http.NotSentException;
import crm.social.http.Operation;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests to X and turns its answers into values or the right refusal. */
final class XApi {
    private static final MediaType JSON = MediaType.get("application/json");

    private final NetworkClient client;
    private final ObjectMapper json;
    private final XErrors errors;
    private final Clock clock;

    XApi(NetworkClient client, ObjectMapper json, Clock clock) {
        this.client = client;
        this.json = json;
        this.clock = clock;
        this.errors = new XErrors(json, clock);
    }

    /** What came back, with the limits that it told of. */
    record Reply<T>(T body, List<RateWindow> windows) {}

    /** Reads; may be sent twice by itself. Silence, 5xx and nonsense are {@link Kind#NETWORK_DOWN}. */
    <T> Reply<T> read(String operation, HttpUrl address, String token, Class<T> type) {
        Request request = authorized(operation, address, token).get().build();
        return send(client.reads(), request, type, Kind.NETWORK_DOWN);
    }

    /** Writes; never sent twice. Where X may have done it, the failure is {@link Kind#OUTCOME_UNKNOWN}. */
    <T> Reply<T> write(
            String operation, HttpUrl address, String token, String method, @Nullable Object body, Class<T> type) {
        RequestBody written = body == null ? RequestBody.create(new byte[0]) : RequestBody.create(written(body), JSON);
        Request request =
                authorized(operation, address, token).method(method, written).build();
        return send(client.writes(), request, type, Kind.OUTCOME_UNKNOWN);
    }

    private String written(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own bodies can be written as JSON");
        }
    }

    /** Talks to the token endpoint; never sent twice, since codes and refresh tokens are good for one use. */
    <T> Reply<T> grant(Request request, Class<T> type) {
        return send(client.writes(), request, type, Kind.NETWORK_DOWN);
    }

    private static Request.Builder authorized(String operation, HttpUrl address, String token) {
        return new Request.Builder()
                .url(address)
                .tag(Operation.class, new Operation(operation))
                .header("Authorization", "Bearer " + token);
    }

    private static String operationOf(Request request) {
        Operation operation = request.tag(Operation.class);
        return operation == null ? request.method() : operation.name();
    }

    private <T> Reply<T> send(OkHttpClient through, Request request, Class<T> type, Kind unclear) {
        String operation = operationOf(request);
        try (Response response = through.newCall(request).execute()) {
            String body = response.body().string();
            List<RateWindow> windows = RateWindows.of(response.headers(), operation, clock);
            if (!response.isSuccessful()) {
                throw errors.refusal(response.code(), body, windows, response.headers(), unclear);
            }
            return new Reply<>(json.readValue(body.isEmpty() ? "{}" : body, type), windows);
        } catch (NotSentException e) {
            throw new SocialException(Kind.NETWORK_DOWN, operation + " was not sent");
        } catch (JsonProcessingException e) {
            throw new SocialException(unclear, operation + " was answered with something else than JSON");
        } catch (IOException e) {
            throw new SocialException(
                    unclear, operation + " broke off: " + e.getClass().getSimpleName());
        }
    }
}
