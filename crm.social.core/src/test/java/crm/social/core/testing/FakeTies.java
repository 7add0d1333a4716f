package crm.social.core.testing;

import crm.social.api.Act;
import crm.social.api.PostRef;
import crm.social.api.Profile.Relation;
import crm.social.api.SocialException;
import crm.social.api.SocialException.Kind;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who follows whom and who reacted to what at a {@link FakeNetwork}. Fields are switches and counters. */
public final class FakeTies {
    /** {@code account>other}. */
    public final Set<String> following = ConcurrentHashMap.newKeySet();

    public final Set<String> requested = ConcurrentHashMap.newKeySet();
    /** {@code account act post}. */
    public final Set<String> reactions = ConcurrentHashMap.newKeySet();
    /** What was asked for, in its order: {@code account act target on}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    /** How many calls are inside at once, and were at most. */
    public final AtomicInteger inside = new AtomicInteger();

    public final AtomicInteger mostInside = new AtomicInteger();
    public volatile FakeNetwork.Sending acting = FakeNetwork.Sending.TAKEN;
    /** What becomes of the next acts, before {@link #acting} counts. */
    public final Deque<FakeNetwork.Sending> script = new ConcurrentLinkedDeque<>();
    /** Awaited by each act before anything happens. */
    public volatile @Nullable CountDownLatch held;
    /** Whom only those follow whom they let. */
    public final Set<String> choosy = ConcurrentHashMap.newKeySet();

    Set<Relation> relation(String account, String other) {
        Set<Relation> relation = EnumSet.noneOf(Relation.class);
        if (following.contains(account + ">" + other)) {
            relation.add(Relation.FOLLOWING);
        }
        if (requested.contains(account + ">" + other)) {
            relation.add(Relation.FOLLOW_REQUESTED);
        }
        if (following.contains(other + ">" + account)) {
            relation.add(Relation.FOLLOWED_BY);
        }
        return relation;
    }

    long count(Act act, PostRef post) {
        String tail = " " + act + " " + post.value();
        return reactions.stream().filter(one -> one.endsWith(tail)).count();
    }

    Set<Relation> follow(String account, String other, boolean on) {
        act(account, Act.FOLLOW, other, on, () -> {
            String tie = account + ">" + other;
            if (!on) {
                following.remove(tie);
                requested.remove(tie);
            } else if (choosy.contains(other)) {
                requested.add(tie);
            } else {
                following.add(tie);
            }
        });
        return relation(account, other);
    }

    boolean react(String account, Act act, PostRef post, boolean on) {
        String reaction = account + " " + act + " " + post.value();
        act(account, act, post.value(), on, () -> {
            if (on) {
                reactions.add(reaction);
            } else {
                reactions.remove(reaction);
            }
        });
        return reactions.contains(reaction);
    }

    private void act(String account, Act act, String target, boolean on, Runnable effect) {
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            asked.add(account + " " + act + " " + target + " " + on);
            CountDownLatch latch = held;
            if (latch != null) {
                latch.await();
            }
            FakeNetwork.Sending next = script.poll();
            FakeNetwork.Sending now = next == null ? acting : next;
            switch (now) {
                case LOST -> throw new SocialException(Kind.OUTCOME_UNKNOWN, "switched");
                case DUPLICATE, REFUSED -> throw new SocialException(Kind.REFUSED, "switched");
                case TAKEN, TAKEN_BUT_UNSAID, BREAKS_AFTER_TAKING, KILLED -> effect.run();
            }
            if (now == FakeNetwork.Sending.TAKEN_BUT_UNSAID) {
                throw new SocialException(Kind.OUTCOME_UNKNOWN, "switched");
            }
            if (now == FakeNetwork.Sending.KILLED) {
                throw new InternalError("whoever asked is not there any more");
            }
            if (now == FakeNetwork.Sending.BREAKS_AFTER_TAKING) {
                throw new IllegalStateException("a defect after it was done");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            inside.decrementAndGet();
        }
    }

    /** Whom somebody follows, or who follows somebody. */
    List<String> others(String subject, boolean followers) {
        List<String> others = new ArrayList<>();
        for (String tie : following) {
            String[] pair = tie.split(">");
            if (pair[followers ? 1 : 0].equals(subject)) {
                others.add(pair[followers ? 0 : 1]);
            }
        }
        others.sort(String::compareTo);
        return others;
    }
}
