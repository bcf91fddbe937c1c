package org.kusgraph.web.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many places to run in, and so many to wait in. Whoever waits gets a place in turn of the clients, not of the requests: a
 * client with many waits longer than one with few. Of a client's own, the newest and the oldest go by turns: where there are too
 * many, somebody must be refused, and then better those that have waited long than everyone after a long wait; and where there
 * are not, the oldest must not wait for as long as newer ones keep coming.
 */
final class Lane {
    private final int places;
    private final int placesOfClient;
    private final int waiting;
    private final int waitingOfClient;
    private final Duration patience;

    private final ReentrantLock lock = new ReentrantLock();

    /** The clients that run or wait, those first that have not been let in for longest. */
    private final Map<String, Client> clients = new LinkedHashMap<>();

    private int taken;
    private int waits;

    Lane(int places, int waiting, Duration patience) {
        this.places = places;
        this.placesOfClient = half(places);
        this.waiting = waiting;
        this.waitingOfClient = half(waiting);
        this.patience = patience;
    }

    private static int half(int count) {
        return (count + 1) / 2;
    }

    /** How many run. */
    int running() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waits() {
        lock.lock();
        try {
            return waits;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place if one is free for the client and nobody waits for it. */
    boolean tryEnter(String name) {
        lock.lock();
        try {
            Client client = clients.computeIfAbsent(name, unused -> new Client());
            if (!client.tickets.isEmpty() || !hasPlaceFor(client)) {
                forgetIdle(name, client);
                return false;
            }
            letIn(name, client);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a place, or waits for one.
     *
     * @throws BusyException when too many wait already, or the place does not come in time
     */
    void enter(String name) {
        if (tryEnter(name)) {
            return;
        }
        lock.lock();
        try {
            Client client = clients.computeIfAbsent(name, unused -> new Client());
            if (waits >= waiting || client.tickets.size() >= waitingOfClient) {
                forgetIdle(name, client);
                throw busy(
                        client.tickets.size() >= waitingOfClient && client.tickets.size() < waiting
                                ? "too many queries from your address wait already"
                                : "too many queries wait already");
            }
            Ticket ticket = new Ticket(lock.newCondition());
            client.tickets.addFirst(ticket);
            waits++;
            letInWaiting();
            await(ticket, name, client);
        } finally {
            lock.unlock();
        }
    }

    private void await(Ticket ticket, String name, Client client) {
        long left = patience.toNanos();
        try {
            while (!ticket.letIn && left > 0) {
                left = ticket.called.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ticket.letIn) {
            client.tickets.remove(ticket);
            waits--;
            forgetIdle(name, client);
            throw busy("the query waited " + patience.toSeconds() + " s while others ran");
        }
    }

    private BusyException busy(String what) {
        return new BusyException("the server is busy: " + what + "; try again later", Math.max(1, (int)
                TimeUnit.NANOSECONDS.toSeconds(patience.toNanos())));
    }

    /** Gives a place back. */
    void leave(String name) {
        lock.lock();
        try {
            Client client = clients.get(name);
            if (client == null) {
                throw new IllegalStateException(name + " has no place to give back");
            }
            client.taken--;
            taken--;
            forgetIdle(name, client);
            letInWaiting();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasPlaceFor(Client client) {
        return taken < places && client.taken < placesOfClient;
    }

    private void letInWaiting() {
        while (waits > 0 && taken < places) {
            Optional<String> name = nextWaiting();
            if (name.isEmpty()) {
                return;
            }
            Client client = Objects.requireNonNull(clients.get(name.get()));
            Ticket ticket = client.nextTicket();
            waits--;
            ticket.letIn = true;
            letIn(name.get(), client);
            ticket.called.signal();
        }
    }

    private Optional<String> nextWaiting() {
        return clients.entrySet().stream()
                .filter(entry -> !entry.getValue().tickets.isEmpty() && hasPlaceFor(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void letIn(String name, Client client) {
        client.taken++;
        taken++;
        // To the end: the others come first next time.
        clients.remove(name);
        clients.put(name, client);
    }

    private void forgetIdle(String name, Client client) {
        if (client.taken == 0 && client.tickets.isEmpty()) {
            clients.remove(name);
        }
    }

    private static final class Client {
        /** The newest first. */
        private final Deque<Ticket> tickets = new ArrayDeque<>();

        private boolean wasNewest;
        private int taken;

        private Ticket nextTicket() {
            wasNewest = !wasNewest;
            return wasNewest ? tickets.removeFirst() : tickets.removeLast();
        }
    }

    private static final class Ticket {
        private final Condition called;
        private boolean letIn;

        Ticket(Condition called) {
            this.called = called;
        }
    }
}
