// The few browser interfaces the extension uses, in memory.
import { vi } from "vitest";

type Stored = Record<string, unknown>;
type StorageListener = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

/** storage.local or storage.session; values are copied, as the browser does. */
class FakeStorageArea {
  readonly #values = new Map<string, unknown>();
  readonly #area: string;
  readonly #listeners: Set<StorageListener>;

  constructor(area: string, listeners: Set<StorageListener>) {
    this.#area = area;
    this.#listeners = listeners;
  }

  get(key: string): Promise<Stored> {
    return Promise.resolve(this.#values.has(key) ? { [key]: structuredClone(this.#values.get(key)) } : {});
  }

  set(values: Stored): Promise<void> {
    for (const [key, value] of Object.entries(values)) {
      this.#values.set(key, structuredClone(value));
      for (const listener of this.#listeners) listener({ [key]: { newValue: structuredClone(value) } }, this.#area);
    }
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.#values.delete(key);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.#values.clear();
    return Promise.resolve();
  }

  keys(): string[] {
    return [...this.#values.keys()];
  }
}

/** Alarms that only remember; a test rings them itself. */
export class FakeAlarms {
  readonly #alarms = new Map<string, number>();

  create(name: string, { when }: { when?: number }): Promise<void> {
    this.#alarms.set(name, when ?? 0);
    return Promise.resolve();
  }

  getAll(): Promise<chrome.alarms.Alarm[]> {
    return Promise.resolve([...this.#alarms].map(([name, scheduledTime]) => ({ name, scheduledTime, persistAcrossSessions: true })));
  }

  clear(name: string): Promise<boolean> {
    return Promise.resolve(this.#alarms.delete(name));
  }
}

/** Notifications that only remember what is on screen. */
export class FakeNotifications {
  readonly shown = new Map<string, chrome.notifications.NotificationCreateOptions>();

  create(id: string, options: chrome.notifications.NotificationCreateOptions): Promise<string> {
    this.shown.set(id, options);
    return Promise.resolve(id);
  }

  clear(id: string): Promise<boolean> {
    return Promise.resolve(this.shown.delete(id));
  }
}

export interface FakeChrome {
  local: FakeStorageArea;
  session: FakeStorageArea;
  alarms: FakeAlarms;
  sendMessage: ReturnType<typeof vi.fn>;
  createTab: ReturnType<typeof vi.fn>;
  notifications: FakeNotifications;
}

export const EXTENSION_ID = "abcdefghijklmnopabcdefghijklmnop";

/** Puts a fresh `chrome` in place and returns what a test may look into. */
export function installFakeChrome(): FakeChrome {
  const listeners = new Set<StorageListener>();
  const fake: FakeChrome = {
    local: new FakeStorageArea("local", listeners),
    session: new FakeStorageArea("session", listeners),
    alarms: new FakeAlarms(),
    sendMessage: vi.fn(),
    createTab: vi.fn(),
    notifications: new FakeNotifications(),
  };
  const onChanged = {
    addListener: (listener: StorageListener) => listeners.add(listener),
    removeListener: (listener: StorageListener) => listeners.delete(listener),
  };
  Object.assign(globalThis, {
    chrome: {
      runtime: {
        id: EXTENSION_ID,
        getURL: (path: string) => `chrome-extension://${EXTENSION_ID}/${path}`,
        getManifest: () => ({ version: "0.1.0" }),
        sendMessage: fake.sendMessage,
      },
      storage: { local: fake.local, session: fake.session, onChanged },
      alarms: fake.alarms,
      notifications: fake.notifications,
      tabs: { create: fake.createTab },
    },
  });
  return fake;
}
