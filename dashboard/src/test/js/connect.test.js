import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, place, settings, sketch } from '../../main/resources/web/js/connect.js';

const OPEN = {
  scheme: 'mqtt', host: null, port: 1883, path: null, prefix: 'airkeeper', login: false, user: null, ownCa: false, certificates: false,
};
const READING = `-m '{"seq":0,"co2":812,"quality":"ok"}'`;
const here = (broker) => place({ ...OPEN, ...broker }, 'pi.local');

test('a broker beside the dashboard is where the page was found', () => {
  assert.equal(here({}).address, 'mqtt://pi.local:1883');
  assert.equal(command(here({})), `mosquitto_pub -h pi.local -p 1883 -q 1 -t airkeeper/kitchen/sensor/mine ${READING}`);
});

test('another one is where the dashboard finds it', () => {
  assert.equal(here({ host: 'broker.school', port: 1884 }).address, 'mqtt://broker.school:1884');
  assert.match(command(here({ host: 'broker.school', port: 1884 })), /^mosquitto_pub -h broker\.school -p 1884 /);
});

test('an IPv6 address has brackets in addresses only', () => {
  const broker = here({ host: '[fe80::1]' });
  assert.equal(broker.address, 'mqtt://[fe80::1]:1883');
  assert.match(command(broker), / -h fe80::1 /);
});

test('TLS and logins are in the command, and never a password', () => {
  assert.equal(command(here({ scheme: 'mqtts', port: 8883, ownCa: true, login: true, user: 'air' })),
    `mosquitto_pub -h pi.local -p 8883 --cafile ca.crt -u air -P '…' -q 1 -t airkeeper/kitchen/sensor/mine ${READING}`);
  assert.match(command(here({ scheme: 'mqtts' })), / --tls-use-os-certs -q 1/);
  assert.match(command(here({ scheme: 'mqtts', ownCa: true, certificates: true })), / --cert client\.crt --key client\.key /);
  assert.match(command(here({ login: true })), / -u … -P '…' /);
});

test('what means something to a shell is quoted', () => {
  const line = command(here({ login: true, user: "o'hara; rm -rf ~", prefix: 'our school/$air' }));
  assert.ok(line.includes(`-u 'o'\\''hara; rm -rf ~' `), line);
  assert.ok(line.includes(`-t 'our school/$air/kitchen/sensor/mine' `), line);
});

test('WebSockets are spoken with Python', () => {
  assert.equal(command(here({ scheme: 'wss', port: 443, path: '/mqtt', login: true, user: 'air', ownCa: true })), `python3 - <<'END'
import paho.mqtt.publish as publish
publish.single("airkeeper/kitchen/sensor/mine", '{"seq":0,"co2":812,"quality":"ok"}', qos=1,
               hostname="pi.local", port=443, transport="websockets", auth={"username": "air", "password": "…"}, tls={"ca_certs": "ca.crt"})
END`);
});

test('the sketch has the broker, and a user where it wants one', () => {
  assert.match(sketch(here({ port: 1884 })), /mqtt\.setServer\("pi\.local", 1884\);/);
  assert.match(sketch(here({})), /mqtt\.connect\("esp-kitchen"\);/);
  assert.match(sketch(here({ login: true, user: 'air' })), /mqtt\.connect\("esp-kitchen", "air", "…"\);/);
});

test('settings of a sensor-node have all that leads to the broker', () => {
  assert.equal(settings(here({}), 'scd4x'),
    'node = "pi-kitchen"\n\n[broker]\nurl = "mqtt://pi.local:1883"\n\n[[sensor]]\nroom = "kitchen"\nid = "scd41"\nkind = "scd4x"');
  const whole = settings(here({ scheme: 'mqtts', port: 8883, prefix: 'school/air', login: true, ownCa: true, certificates: true }), 'esphome', 'tasmota');
  for (const line of ['prefix = "school/air"', 'url = "mqtts://pi.local:8883"', 'user = "…"', 'ca-file = ', 'client-key = ', 'format = "tasmota"']) {
    assert.ok(whole.includes(line), whole);
  }
});
