package airkeeper.wire.mqtt;

import airkeeper.wire.mqtt.BrokerException.Remedy;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** What a broker means by a reason code (MQTT 5, section 2.4), and what went wrong with a connection, in plain sentences. */
final class ReasonCodes {
    /** From here on a reason code is a refusal. */
    static final int REFUSED = 0x80;

    private static final int TAKEN_OVER = 0x8E;

    private ReasonCodes() {}

    /** The sentence for a refusal; it goes out of the house with alerts, so it names no account. */
    static BrokerException refusal(int code, Access access) {
        String name = access.name();
        String who = access.user() == null ? " without a user" : "";
        return switch (code) {
            case 0x84 -> person("the broker does not speak MQTT 5; use a newer one, such as Mosquitto 2", code);
            case 0x85 ->
                person("the broker does not take the client id " + name + "; give the node another name", code);
            case 0x86 ->
                person("the broker refused the user name or password" + who + "; check user and password", code);
            case 0x87 ->
                person(
                        "the broker does not let this node in" + who
                                + "; check user and password, and the broker's permissions",
                        code);
            case 0x8A -> person("the broker has banned the client " + name + "; ask who runs the broker", code);
            case TAKEN_OVER ->
                person("another program uses the name " + name + " too; give each node a name of its own", code);
            case 0x88, 0x89, 0x8B -> time("the broker is busy or shutting down", code);
            case 0x8D -> time("the broker heard nothing of this node for too long", code);
            case 0x97 -> time("the broker's quota for this node is used up", code);
            default -> time("the broker has ended the connection", code);
        };
    }

    /** The sentence for a message that the broker did not take. */
    static String unsaid(String topic, int code) {
        String why = switch (code) {
            case 0x87 -> "this node may not say anything on it; check the broker's permissions";
            case 0x90 -> "it does not take this topic";
            case 0x97 -> "its quota for this node is used up";
            case 0x99 -> "the payload is not what it expects";
            default -> "it gave no reason that people know";
        };
        return "the broker refused a message on " + topic + ": " + why + numbered(code);
    }

    /** The sentence for a topic filter that the broker does not let this node hear. */
    static BrokerException unheard(String filter, int code) {
        return person("the broker does not let this node hear " + filter + "; check the broker's permissions", code);
    }

    /** The sentence for what Paho threw; {@code hint} follows when the connection broke for no other known reason. */
    static BrokerException failure(Throwable thrown, Access access, String hint) {
        if (thrown instanceof MqttException mqtt && mqtt.getReasonCode() >= REFUSED && mqtt.getReasonCode() <= 0xFF) {
            return refusal(mqtt.getReasonCode(), access);
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException e -> {
                    return new BrokerException("there is no host of that name; check the url", Remedy.TIME);
                }
                case SocketTimeoutException e -> {
                    return new BrokerException("the host does not answer", Remedy.TIME);
                }
                case NoRouteToHostException e -> {
                    return new BrokerException("no network leads to the host", Remedy.TIME);
                }
                case ConnectException e -> {
                    return new BrokerException("no broker listens there; start it, or correct the url", Remedy.TIME);
                }
                case EOFException e -> {
                    return new BrokerException("the broker closed the connection" + hint, Remedy.TIME);
                }
                case SSLException e -> {
                    return new BrokerException(
                            "TLS failed (" + innermost(e) + "); check ca-file, the host name in the url and"
                                    + " client-certificate",
                            Remedy.TIME);
                }
                default -> {}
            }
        }
        return new BrokerException("the connection broke (" + innermost(thrown) + ")" + hint, Remedy.TIME);
    }

    private static String innermost(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static BrokerException person(String sentence, int code) {
        return new BrokerException(sentence + numbered(code), Remedy.PERSON);
    }

    private static BrokerException time(String sentence, int code) {
        return new BrokerException(sentence + numbered(code), Remedy.TIME);
    }

    private static String numbered(int code) {
        return String.format(" (0x%02X)", code);
    }
}
