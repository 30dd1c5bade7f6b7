import assert from 'node:assert/strict';
import { test } from 'node:test';
import { device } from '../../main/resources/web/js/device.js';

const AGENTS = {
  'Chrome, Linux': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
  'Edge, Windows': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
  'Firefox, Android': 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0',
  'Safari, iPhone': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1',
  'Safari, Mac OS X': 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15',
};

for (const [short, agent] of Object.entries(AGENTS)) {
  test(`a browser is called ${short}`, () => assert.equal(device(agent), short));
}

test('what is no browser stays as it calls itself', () => {
  assert.equal(device('curl/8.11.0'), 'curl/8.11.0');
  assert.equal(device(''), '');
});
