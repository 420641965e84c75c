/** What a document is, with what is in it, and what is to be minded about the whole. */
export type Inspection =
  | { kind: "certificates"; content: SigningCertificate[]; findings: DocumentFinding[] }
  | { kind: "metadata"; content: IdentityProvider[]; findings: DocumentFinding[] }
  | { kind: "discovery"; content: [Discovery]; findings: DocumentFinding[] }
  | { kind: "keys"; content: WebKey[]; findings: DocumentFinding[] };

/** A certificate that is to verify signatures. */
export interface SigningCertificate {
  /** Whose it is (RFC 4514). */
  subject: string;
  /** Who has issued it. */
  issuer: string;
  /** The first second in which it is valid, since 1970. */
  not_before: number;
  /** The last one. */
  not_after: number;
  /** Kind and size, for example `RSA 2048 bits`. */
  key: string;
  /** SHA-256 of the certificate, for example `6D:48:CA:…`. */
  sha256: string;
  /** The certificate as PEM, whatever form it came in. */
  pem: string;
}

/** An identity provider of SAML metadata. */
export interface IdentityProvider {
  entity_id: string;
  certificates: SigningCertificate[];
  /** Options of a `samlp` connection that it decides. */
  options: Record<string, unknown>;
  findings: DocumentFinding[];
}

/** An OpenID Connect provider. */
export interface Discovery {
  issuer: string;
  /** Options of an `oidc` connection that it decides. */
  options: Record<string, unknown>;
}

/** A key of a JSON Web Key Set. */
export interface WebKey {
  kid?: string;
  use?: string;
  alg?: string;
  /** Kind and size. */
  key: string;
}

/** One thing to be minded; it quotes no key and no secret. */
export interface DocumentFinding {
  /** A pointer into JSON, the name of an XML element, or the number of a certificate from 0 on. */
  place: string;
  /** A stable slug, for example `certificate/expired`. */
  code: string;
  /** `error`: sign-in fails with it. `warning`: it may, or is weak. */
  severity: "error" | "warning";
  /** The sentence, in English. */
  message: string;
}

/** Loads the WebAssembly module, once; `inspect` throws before it is there. */
export function load(
  source?: URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/**
 * Recognises a certificate, SAML metadata, a discovery document or a key set by what is in it, and reads
 * it as of `now` (milliseconds since 1970, default: `Date.now()`). What is none of them throws.
 */
export function inspect(
  document: string | Uint8Array | ArrayBuffer,
  options?: { now?: number },
): Inspection;
