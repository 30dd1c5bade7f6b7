// How to connect something to the broker of this dashboard, to be copied: commands, settings and a sketch, with its own address.

/** Always the same number: so nobody takes the ones between for lost. */
const READING = '{"seq":0,"co2":812,"quality":"ok"}';
const sensorsOf = (prefix) => `${prefix}/kitchen/sensor`;

/** The broker as others find it: where it runs beside the dashboard, by the name by which the page was found. */
export function place(broker, pageHost) {
  const host = broker.host ?? pageHost;
  const path = broker.path ?? '';
  return { ...broker, host: bare(host), address: `${broker.scheme}://${host}:${broker.port}${path}` };
}

/** An IPv6 address stands in brackets in addresses only. */
function bare(host) {
  return host.replace(/^\[(.*)\]$/, '$1');
}

export function secured({ scheme }) {
  return scheme === 'mqtts' || scheme === 'wss';
}

export function overWebSocket({ scheme }) {
  return scheme === 'ws' || scheme === 'wss';
}

/** A command that says a reading, for a terminal. */
export function command(broker) {
  return overWebSocket(broker) ? python(broker) : pub(broker);
}

function pub(broker) {
  const tls = secured(broker) && (broker.ownCa ? '--cafile ca.crt' : '--tls-use-os-certs');
  return ['mosquitto_pub -h', quoted(broker.host), '-p', broker.port, tls,
    broker.certificates && '--cert client.crt --key client.key',
    broker.login && `-u ${broker.user === null ? '…' : quoted(broker.user)} -P '…'`,
    '-q 1 -t', quoted(`${sensorsOf(broker.prefix)}/mine`), '-m', quoted(READING)].filter(Boolean).join(' ');
}

function python(broker) {
  const text = (value) => JSON.stringify(value);
  const tls = [broker.ownCa && '"ca_certs": "ca.crt"', broker.certificates && '"certfile": "client.crt", "keyfile": "client.key"'];
  const more = [
    broker.login && `auth={"username": ${text(broker.user ?? '…')}, "password": "…"}`,
    secured(broker) && `tls={${tls.filter(Boolean).join(', ')}}`,
  ].filter(Boolean).map((each) => `, ${each}`).join('');
  return `python3 - <<'END'
import paho.mqtt.publish as publish
publish.single(${text(`${sensorsOf(broker.prefix)}/mine`)}, '${READING}', qos=1,
               hostname=${text(broker.host)}, port=${broker.port}, transport="websockets"${more})
END`;
}

/** For a POSIX shell: as it is where nothing in it means anything there. */
function quoted(text) {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A sketch for an ESP8266 with PubSubClient. */
export function sketch(broker) {
  const login = broker.login ? `, ${JSON.stringify(broker.user ?? '…')}, "…"` : '';
  return `#include <ESP8266WiFi.h>  // ESP32: <WiFi.h>
#include <PubSubClient.h>

WiFiClient wifi;
PubSubClient mqtt(wifi);

void setup() {
  WiFi.begin("your-wifi", "its-password");
  mqtt.setServer("${broker.host}", ${broker.port});
}

void loop() {
  static unsigned long last = 0, seq = 0;
  if (!mqtt.connected()) mqtt.connect("esp-kitchen"${login});
  mqtt.loop();
  if (millis() - last < 30000) return;
  last = millis();
  int ppm = 400 + analogRead(A0);  // your sensor's
  String reading = String("{\\"seq\\":") + seq++ + ",\\"co2\\":" + ppm + ",\\"quality\\":\\"ok\\"}";
  mqtt.publish(${JSON.stringify(`${sensorsOf(broker.prefix)}/esp`)}, reading.c_str());
}`;
}

/** The sensors of the examples, as tables of a sensor-node's settings. */
export const SENSORS = {
  scd4x: 'room = "kitchen"\nid = "scd41"\nkind = "scd4x"',
  airgradient: 'room = "kitchen"\nid = "airgradient"\nkind = "foreign"\ntopic = "airgradient/readings/ecda3b1eaaaf"  # its serial number\nformat = "airgradient"',
  esphome: 'room = "kitchen"\nid = "esphome"\nkind = "foreign"\ntopic = "kitchen-air"  # the name of the node\nformat = "esphome"',
  tasmota: 'room = "kitchen"\nid = "tasmota"\nkind = "foreign"\ntopic = "tele/kitchen-air/SENSOR"\nformat = "tasmota"',
};

/** The settings of a sensor-node with one sensor, or with several. */
export function settings(broker, ...sensors) {
  const more = [
    broker.login && `user = ${JSON.stringify(broker.user ?? '…')}`,
    broker.login && 'password-file = "/etc/airkeeper/broker-password"',
    broker.ownCa && 'ca-file = "/etc/airkeeper/ca.crt"',
    broker.certificates && 'client-certificate = "/etc/airkeeper/client.crt"\nclient-key = "/etc/airkeeper/client.key"',
  ].filter(Boolean).map((line) => `\n${line}`).join('');
  const prefix = broker.prefix === 'airkeeper' ? '' : `prefix = ${JSON.stringify(broker.prefix)}\n`;
  return `node = "pi-kitchen"\n${prefix}\n[broker]\nurl = "${broker.address}"${more}\n`
    + sensors.map((sensor) => `\n[[sensor]]\n${SENSORS[sensor]}\n`).join('').trimEnd();
}
