package airkeeper.wire.mqtt;

import airkeeper.wire.Ears;
import airkeeper.wire.Message;
import airkeeper.wire.Subscription;
import airkeeper.wire.mqtt.BrokerException.Remedy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One network connection: one Paho client, made for it and thrown away with it.
 *
 * <p>Paho's threads only put work into the inbox; the link's own thread opens, {@linkplain #serve serves} it, and discards.
 */
final class Connection {
    /** How long a broker may take to answer CONNECT or SUBSCRIBE; Paho itself would wait for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LEAVING = Duration.ofMillis(1_200);

    /** Far more than the receive maximum: old Mosquittos overshoot it, and QoS 0 knows none. */
    private static final int INBOX = 10_000;

    /** Fewer than six threads, and Paho waits for itself. */
    private static final int PAHO_THREADS = 8;

    private final Access access;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>(INBOX);
    private final CompletableFuture<BrokerException> lost = new CompletableFuture<>();
    private final CompletableFuture<Boolean> leaving = new CompletableFuture<>();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            PAHO_THREADS, work -> Thread.ofPlatform().daemon().name("paho").unstarted(work));
    private final MqttAsyncClient client;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private volatile boolean opened;

    Connection(Access access, Ears ears) {
        this.access = access;
        threads.setRemoveOnCancelPolicy(true);
        try {
            client = new MqttAsyncClient(access.uri(), access.name(), new MemoryPersistence(), null, threads);
        } catch (MqttException e) {
            throw new IllegalStateException("Paho does not take " + access.uri(), e);
        }
        client.setManualAcks(true);
        client.setCallback(new Callback());
        incoming = new Incoming(client, ears, this::lose);
        outgoing = new Outgoing(client, this::handOver);
    }

    /** Connects, and waits for the broker's word. */
    void open() throws BrokerException {
        IMqttToken answer = answer(reply -> client.connect(access.options(), null, reply));
        MqttProperties granted = answer.getResponseProperties();
        opened = true;
        outgoing.open(granted == null ? null : granted.getReceiveMaximum());
    }

    /** Subscribes, and waits for the broker's word. */
    void subscribe(Collection<Subscription> subscriptions) throws BrokerException {
        if (subscriptions.isEmpty()) {
            return;
        }
        List<Subscription> wanted = List.copyOf(subscriptions);
        MqttSubscription[] packets = wanted.stream().map(Packets::of).toArray(MqttSubscription[]::new);
        int[] codes = answer(reply -> client.subscribe(packets, null, reply, new MqttProperties()))
                .getReasonCodes();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= ReasonCodes.REFUSED) {
                throw ReasonCodes.unheard(wanted.get(i).filter().text(), codes[i]);
            }
        }
    }

    /** Asks, and does what comes in meanwhile: a queue may come before the answer that is longer than the inbox. */
    private IMqttToken answer(Asking asking) throws BrokerException {
        Reply reply = new Reply();
        try {
            asking.ask(reply);
            CompletableFuture<Object> first = CompletableFuture.anyOf(reply.token(), lost, leaving);
            var _ = first.whenComplete((any, thrown) -> wake());
            while (!first.isDone()) {
                Runnable work = inbox.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                if (work == null && !first.isDone()) {
                    throw new BrokerException("something listens there, but does not answer as a broker", Remedy.TIME);
                }
                if (work != null) {
                    work.run();
                }
            }
            return switch (first.get()) {
                case IMqttToken token -> token;
                case BrokerException why -> throw why;
                default -> throw new BrokerException("this node is leaving", Remedy.TIME);
            };
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (MqttException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("this node was interrupted", Remedy.TIME);
        }
    }

    CompletableFuture<Void> say(Message message) {
        return outgoing.say(message);
    }

    /** Does what comes in, until the line is lost, which is thrown, or {@link #leave} was asked for. */
    void serve() throws BrokerException {
        while (!lost.isDone() && !leaving.isDone()) {
            try {
                inbox.take().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                lose(new BrokerException("this node was interrupted", Remedy.TIME));
            }
        }
        if (!leaving.isDone()) {
            throw lost.join();
        }
    }

    /** From any thread: {@link #open} and {@link #serve} shall end. */
    void askToLeave() {
        leaving.complete(true);
        wake();
    }

    /** Waits a little for what is under way, says good-bye, and disconnects so that the broker does not say the will. */
    void leave(@Nullable Message goodbye) {
        if (lost.isDone()) {
            return;
        }
        outgoing.settle(LEAVING);
        if (goodbye != null) {
            outgoing.farewell(goodbye);
            outgoing.settle(LEAVING.dividedBy(2));
        }
        try {
            client.disconnect(0).waitForCompletion(LEAVING.dividedBy(2).toMillis());
        } catch (MqttException e) {
            // the line broke meanwhile: then the broker says the will, which is the same word
            lose(failure(e));
        }
    }

    /** Ends it all; what was under way fails, what came in and was not acknowledged comes again. */
    void discard() {
        lose(new BrokerException("this node has left", Remedy.TIME));
        for (Runnable work = inbox.poll(); work != null; work = inbox.poll()) {
            work.run();
        }
        outgoing.fail(lost.join().sentence());
        // Paho may take long to let go of a dead connection
        Thread.ofPlatform().daemon().name("discard-" + access.name()).start(this::release);
    }

    private void release() {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException e) {
            // it was not connected
        }
        try {
            client.close();
        } catch (MqttException e) {
            // it is closed
        }
        threads.shutdownNow();
    }

    private void handOver(Runnable work) {
        try {
            if (!inbox.offer(work, Access.KEEP_ALIVE.toMillis() / 2, TimeUnit.MILLISECONDS)) {
                lose(new BrokerException("this node hears more than it can take", Remedy.TIME));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lose(BrokerException why) {
        lost.complete(why);
        incoming.close();
        outgoing.close();
        wake();
    }

    /** Whoever takes from the inbox shall look up; a full one keeps it awake anyway. */
    private void wake() {
        inbox.offer(() -> {});
    }

    private BrokerException failure(Throwable thrown) {
        boolean unasked = opened || !access.unproven();
        return ReasonCodes.failure(
                thrown,
                access,
                unasked ? "" : "; if the broker asks for certificates, set client-certificate and client-key");
    }

    private interface Asking {
        void ask(Reply reply) throws MqttException;
    }

    /** What Paho's threads call: they hand over and return, an exception or a wait here would stop them for ever. */
    private final class Callback implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            handOver(() -> incoming.deliver(topic, message));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            MqttException thrown = response.getException();
            lose(thrown != null ? failure(thrown) : ReasonCodes.refusal(response.getReturnCode(), access));
        }

        @Override
        public void mqttErrorOccurred(MqttException error) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String uri) {}

        @Override
        public void authPacketArrived(int code, MqttProperties properties) {}
    }
}
