// A German browser, as far as the pure modules look at it; to be imported before them.

globalThis.document = { documentElement: {} };
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['de-DE', 'de', 'en'] }, configurable: true });
