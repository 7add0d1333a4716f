package crm.social.sandbox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import crm.social.sandbox.http.Reply;
import crm.social.sandbox.json.Json;
import crm.social.sandbox.store.Follows;
import crm.social.sandbox.store.People;
import crm.social.sandbox.store.Person;
import crm.social.sandbox.store.Placed;
import crm.social.sandbox.store.Rows;
import crm.social.sandbox.store.Window;
import java.util.List;
import java.util.Optional;

/** Who follows and mutes whom. */
final class RelationOperations {
    /** A list of people by a person's number. */
    @FunctionalInterface
    private interface Lister {
        List<Placed<Person>> list(Rows rows, long person, Window window);
    }

    private RelationOperations() {}

    static Reply followers(Rows rows, Call call) {
        return people(rows, call, Follows::followers);
    }

    static Reply following(Rows rows, Call call) {
        return people(rows, call, Follows::following);
    }

    private static Reply people(Rows rows, Call call, Lister lister) {
        Answer answer = new Answer(rows, call);
        String id = String.valueOf(call.pathId("id"));
        Paging paging = Paging.ofPlaces(call, call.size(1, 1_000, 100));
        Optional<Person> person = UserOperations.present(answer, call, "id", id, People.byId(rows, Long.parseLong(id)));
        if (person.isPresent() && !Follows.maySee(rows, call.caller().person(), person.get())) {
            answer.error(call.problems().mayNotSeeUser(id));
            person = Optional.empty();
        }
        return person.isEmpty()
                ? answer.user(List.of())
                : page(answer, paging, lister.list(rows, person.get().id(), paging.window()));
    }

    static Reply page(Answer answer, Paging paging, List<Placed<Person>> found) {
        return answer.users(paging.page(found).stream().map(Placed::value).toList(), paging.metaOfPlaces(found));
    }

    static Reply follow(Rows rows, Call call) {
        long self = call.self();
        Person target = target(rows, call, body(call, "target_user_id"), "target_user_id");
        if (target.id() == self) {
            throw Refusal.forbidden("You cannot follow yourself.");
        }
        boolean pending = target.isProtected() && !Follows.follows(rows, self, target.id());
        Follows.add(rows, self, target.id(), pending);
        return data(Json.object().put("following", !pending).put("pending_follow", pending));
    }

    static Reply unfollow(Rows rows, Call call) {
        long self = call.self();
        Follows.remove(rows, self, call.pathId("target"));
        return data(Json.object().put("following", false));
    }

    static Reply muted(Rows rows, Call call) {
        long self = call.self();
        Paging paging = Paging.ofPlaces(call, call.size(1, 1_000, 100));
        return page(new Answer(rows, call), paging, Follows.muted(rows, self, paging.window()));
    }

    static Reply mute(Rows rows, Call call) {
        long self = call.self();
        Person target = target(rows, call, body(call, "target_user_id"), "target_user_id");
        Follows.mute(rows, self, target.id(), true);
        return data(Json.object().put("muting", true));
    }

    static Reply unmute(Rows rows, Call call) {
        long self = call.self();
        Follows.mute(rows, self, call.pathId("target"), false);
        return data(Json.object().put("muting", false));
    }

    private static Person target(Rows rows, Call call, long id, String parameter) {
        Person person = People.byId(rows, id)
                .filter(found -> !found.state().equals("deleted"))
                .orElseThrow(() -> new Refusal(404, call.problems().noSuchUser(parameter, String.valueOf(id))));
        if (person.isSuspended()) {
            throw new Refusal(403, call.problems().suspended(parameter, String.valueOf(id)));
        }
        return person;
    }

    static Reply data(JsonNode data) {
        return Reply.json(200, Json.object().set("data", data));
    }

    /** A number in the body. */
    static long body(Call call, String name) {
        JsonNode value = Bodies.object(call).path(name);
        if (!value.isTextual() || !value.asText().matches("[0-9]{1,18}|[0-8][0-9]{18}")) {
            throw call.invalid(name, value.asText(), "The `" + name + "` field in the request body is not valid");
        }
        return Long.parseLong(value.asText());
    }
}
