// A fresh browser for every test: storage, alarms, tabs, database.
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach } from "vitest";
import { installFakeChrome } from "./fake-chrome.js";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  installFakeChrome();
});
