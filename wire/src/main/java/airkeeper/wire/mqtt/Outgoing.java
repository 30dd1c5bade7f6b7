package airkeeper.wire.mqtt;

import airkeeper.wire.LinkException;
import airkeeper.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** The messages under way to the broker on one connection: never more than it takes at a time. Thread-safe. */
final class Outgoing {
    private static final int MOST_UNDER_WAY = 1_000;

    private final MqttAsyncClient client;
    private final Executor link;
    private final Set<Parcel> underWay = ConcurrentHashMap.newKeySet();
    /** Without a place until the broker has said how many there are: Paho refuses what is too much, and forgets it. */
    private final Semaphore places = new Semaphore(0);

    private volatile int allPlaces;
    private volatile boolean closed;

    /** The futures of what is said complete on {@code link}, as Paho's threads must not be held up. */
    Outgoing(MqttAsyncClient client, Executor link) {
        this.client = client;
        this.link = link;
    }

    /** The broker is there and takes so many messages at a time (null: it does not say). */
    void open(@Nullable Integer receiveMaximum) throws BrokerException {
        if (receiveMaximum != null && receiveMaximum <= 0) {
            throw new BrokerException(
                    "the broker takes more than 32767 messages at a time, which this client reads wrongly;"
                            + " set its receive maximum lower",
                    BrokerException.Remedy.PERSON);
        }
        allPlaces = receiveMaximum == null ? MOST_UNDER_WAY : Math.min(receiveMaximum, MOST_UNDER_WAY);
        places.release(allPlaces);
    }

    /** Hands a message to Paho, when there is a place for it. */
    CompletableFuture<Void> say(Message message) {
        places.acquireUninterruptibly();
        return hand(message).said;
    }

    /** Says a last message if there is a place for it; whether it arrives is seen by {@link #settle}. */
    void farewell(Message message) {
        if (places.tryAcquire()) {
            hand(message);
        }
    }

    private Parcel hand(Message message) {
        Parcel parcel = new Parcel(message);
        underWay.add(parcel);
        if (closed) {
            places.release();
            parcel.refuse("the line was lost");
            return parcel;
        }
        try {
            client.publish(message.topic().text(), Packets.of(message), null, parcel);
        } catch (MqttException e) {
            places.release();
            parcel.refuse("the line was lost (" + e.getMessage() + ")");
        }
        return parcel;
    }

    /** Waits until nothing is under way, but not for longer than {@code patience}. */
    void settle(Duration patience) {
        try {
            if (places.tryAcquire(allPlaces, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(allPlaces);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing can be said any more; whoever waits for a place is let go. */
    void close() {
        closed = true;
        places.release();
    }

    /** All that is still under way has failed. */
    void fail(String sentence) {
        List.copyOf(underWay).forEach(parcel -> parcel.refuse(sentence));
    }

    /** One message under way, and the broker's word on it. */
    private final class Parcel implements MqttActionListener {
        private final CompletableFuture<Void> said = new CompletableFuture<>();
        private final Message message;

        Parcel(Message message) {
            this.message = message;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            places.release();
            int code = worst(token.getReasonCodes());
            link.execute(() -> {
                if (code >= ReasonCodes.REFUSED) {
                    refuse(ReasonCodes.unsaid(message.topic().text(), code));
                } else {
                    underWay.remove(this);
                    said.complete(null);
                }
            });
        }

        @Override
        public void onFailure(IMqttToken token, Throwable why) {
            places.release();
            link.execute(() -> refuse("the line was lost (" + why.getMessage() + ")"));
        }

        void refuse(String sentence) {
            underWay.remove(this);
            said.completeExceptionally(new LinkException(sentence));
        }

        private static int worst(int @Nullable [] codes) {
            int worst = 0;
            if (codes != null) {
                for (int code : codes) {
                    worst = Math.max(worst, code);
                }
            }
            return worst;
        }
    }
}
