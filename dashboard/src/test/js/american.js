// A browser of the United States, as far as the pure modules look at it; to be imported before them.

globalThis.document = { documentElement: {} };
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-US', 'en'] }, configurable: true });
