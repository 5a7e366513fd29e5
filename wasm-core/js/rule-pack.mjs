#!/usr/bin/env node
// Makes updated rule packs: how pages are read, as signed data.
//
//   rule-pack.mjs keys   --key FILE                          a key pair: private to FILE, public to stdout
//   rule-pack.mjs pack   --version V [--minimum-engine V]    the rules of wasm-core/rules as one pack, to stdout
//   rule-pack.mjs sign   --key FILE PACK                     {pack, signature, key}, to stdout
//   rule-pack.mjs verify --trusted FILE SIGNED               exit status 1 unless a trusted key signed it
//
// A version is a day with a number for updates: 2026-11-23.1. What `sign` writes is what the
// server serves (--rules-file) and the extension checks against extension/src/rule-keys.json.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import Ajv from "ajv";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const RULES = path.join(ROOT, "wasm-core/rules");
const FORMAT = 1;
const PACK_VERSION = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(\.[1-9]\d{0,3})?$/;
const ENGINE_VERSION = /^\d+\.\d+\.\d+$/;
/** An Ed25519 public key in SPKI form is this much longer than its 32 bytes. */
const SPKI_PREFIX_BYTES = 12;

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
/** Schema file → its check, compiled when first needed. */
const checks = new Map();

/** Throws unless the value keeps to the schema. */
function requireValid(schemaFile, value, name) {
  if (!checks.has(schemaFile)) checks.set(schemaFile, ajv.compile(readJson(path.join(RULES, schemaFile))));
  const validate = checks.get(schemaFile);
  if (!validate(value)) throw new Error(`${name}: ${ajv.errorsText(validate.errors)}`);
}

/** The layouts and page sources of wasm-core/rules, by the members of a pack. */
export function readRules() {
  const names = readdirSync(path.join(RULES, "pages")).filter((name) => !name.endsWith(".schema.json"));
  return {
    pages: names.sort().map((name) => readJson(path.join(RULES, "pages", name))),
    sources: readJson(path.join(RULES, "sources/page_sources.json")),
  };
}

/**
 * The text of a pack, after every rule was held against its schema.
 * @param {{version: string, minimumEngine: string, pages: object[], sources: object}} parts
 */
export function packText({ version, minimumEngine, pages, sources }) {
  if (!PACK_VERSION.test(version)) throw new Error(`no version of a pack: ${version}`);
  if (!ENGINE_VERSION.test(minimumEngine)) throw new Error(`no version of an engine: ${minimumEngine}`);
  for (const page of pages) requireValid("pages/layout.schema.json", page, page.id);
  requireValid("sources/page_sources.schema.json", sources, "page_sources");
  return JSON.stringify({ format: FORMAT, version, minimum_engine: minimumEngine, pages, sources });
}

/** A public key as rule-keys.json lists it: the id follows from the key. */
function publicEntry(publicKey) {
  const bytes = publicKey.export({ type: "spki", format: "der" }).subarray(SPKI_PREFIX_BYTES);
  const id = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return { id, public_key: bytes.toString("base64") };
}

/** A fresh key pair: the private key as PEM text, the public one as rule-keys.json lists it. */
export function makeKeys() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }), trusted: publicEntry(publicKey) };
}

/** The pack's text with a signature over its exact UTF-8 bytes. */
export function signPack(pack, privateKeyPem) {
  const privateKey = createPrivateKey(privateKeyPem);
  const signature = sign(null, Buffer.from(pack, "utf8"), privateKey).toString("base64");
  return { pack, signature, key: publicEntry(createPublicKey(privateKey)).id };
}

/** Whether one of the trusted keys made the signature. */
export function isSignedByTrusted({ pack, signature, key }, trustedKeys) {
  const trusted = trustedKeys.find(({ id }) => id === key);
  if (!trusted) return false;
  const x = Buffer.from(trusted.public_key, "base64").toString("base64url");
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return verify(null, Buffer.from(pack, "utf8"), publicKey, Buffer.from(signature, "base64"));
}

function writeKeys(file) {
  const inRepository = !path.relative(ROOT, path.resolve(file)).startsWith("..");
  if (inRepository) throw new Error("a private key does not belong into the repository");
  const { privateKey, trusted } = makeKeys();
  writeFileSync(file, privateKey, { mode: 0o600, flag: "wx" });
  return `${JSON.stringify(trusted)}\n`;
}

function main(args) {
  const flags = Object.fromEntries(
    ["key", "version", "minimum-engine", "trusted"].map((name) => [name, { type: "string" }]),
  );
  const { values, positionals } = parseArgs({ args, options: flags, allowPositionals: true });
  const [verb, file] = positionals;
  const needs = (value, what) => value ?? fail(`${verb}: ${what} is missing`);
  switch (verb) {
    case "keys":
      return process.stdout.write(writeKeys(needs(values.key, "--key FILE")));
    case "pack": {
      const minimumEngine = values["minimum-engine"] ?? readJson(path.join(ROOT, "package.json")).version;
      return process.stdout.write(packText({ version: needs(values.version, "--version V"), minimumEngine, ...readRules() }));
    }
    case "sign": {
      const pack = readFileSync(needs(file, "PACK"), "utf8");
      return console.log(JSON.stringify(signPack(pack, readFileSync(needs(values.key, "--key FILE"), "utf8"))));
    }
    case "verify": {
      const { keys } = readJson(needs(values.trusted, "--trusted FILE"));
      if (!isSignedByTrusted(readJson(needs(file, "SIGNED")), keys)) fail("not signed by a trusted key");
      return console.log("signed by a trusted key");
    }
    default:
      return fail("verbs: keys, pack, sign, verify");
  }
}

function fail(message) {
  throw new Error(message);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (fault) {
    console.error(`rule-pack.mjs: ${fault.message}`);
    process.exitCode = 1;
  }
}
