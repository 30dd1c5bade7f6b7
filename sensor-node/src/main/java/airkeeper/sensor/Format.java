package airkeeper.sensor;

/** How a device of another project writes what it measures. */
public enum Format {
    /** A bare number on one topic. */
    NUMBER,
    /** JSON on one topic, with a JSON pointer for each quantity. */
    JSON,
    /** An AirGradient monitor: {@code airgradient/readings/{serial}}. */
    AIRGRADIENT,
    /** ESPHome: bare numbers on {@code {topic}/sensor/{name}/state}. */
    ESPHOME,
    /** Tasmota: {@code tele/{device}/SENSOR}. */
    TASMOTA,
    /** Zigbee2MQTT: {@code zigbee2mqtt/{friendly name}}. */
    ZIGBEE2MQTT,
    /** CO2-Gadget: bare numbers on {@code {topic}/co2}, {@code /temp} and {@code /humi}. */
    CO2_GADGET
}
