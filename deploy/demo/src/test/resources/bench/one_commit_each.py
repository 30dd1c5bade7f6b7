"""A recorder as one writes it in an evening: a commit for each reading, then the receipt. bench.sh measures it."""
import json
import sqlite3
import sys
import time

import paho.mqtt.client as mqtt

port, file, synchronous, expected = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
database = sqlite3.connect(file)
database.execute("PRAGMA journal_mode = WAL")
database.execute(f"PRAGMA synchronous = {synchronous}")
database.execute("CREATE TABLE IF NOT EXISTS reading (topic TEXT, time TEXT, co2 REAL, temperature REAL, humidity REAL)")
database.commit()
stored = 0
began = 0.0


def subscribed(client, *_):
    if expected == 0:
        client.disconnect()


def heard(client, _, message):
    global stored, began
    began = began or time.monotonic()
    reading = json.loads(message.payload)
    database.execute(
        "INSERT INTO reading VALUES (?, ?, ?, ?, ?)",
        (message.topic, reading["time"], reading.get("co2"), reading.get("temperature"), reading.get("humidity")),
    )
    database.commit()  # Paho acknowledges when this returns
    stored += 1
    if stored == expected:
        client.disconnect()


client = mqtt.Client("one-commit-each", clean_session=False)
client.on_connect = lambda *_: client.subscribe("airkeeper/+/sensor/+", qos=1)
client.on_subscribe = subscribed
client.on_message = heard
client.connect("127.0.0.1", port)
client.loop_forever()
print(stored / (time.monotonic() - began) if expected else 0)
