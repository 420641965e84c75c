/**
 * What a document was taken for, with what is in it, and what is wrong with the whole of it. Where it is
 * `unknown`, the findings say why.
 */
export type Inspection =
  | { kind: "certificates"; content: Certificate[]; findings: DocumentFinding[] }
  | { kind: "metadata"; content: MetadataEntity[]; findings: DocumentFinding[] }
  | { kind: "discovery"; content: [Discovery]; findings: DocumentFinding[] }
  | { kind: "key-set"; content: WebKey[]; findings: DocumentFinding[] }
  | { kind: "unknown"; content: []; findings: DocumentFinding[] };

/** An X.509 certificate (RFC 5280). What it does not say, or what cannot be read of it, is left out. */
export interface Certificate {
  /** Where it stands in the document: the pointer of its findings. */
  pointer: string;
  /** Whom it names (RFC 4514). */
  subject?: string;
  /** Who has signed it (RFC 4514). */
  issuer?: string;
  /** The first second in which it is valid, since 1970. */
  not_before: number;
  /** The last one. */
  not_after: number;
  key?: PublicKey;
  /** How it is signed, for example `SHA-256 with RSA`. The signature itself is not checked. */
  signature?: string;
  /** What the key may be used for; left out is what the certificate does not say. */
  uses?: { is_authority: boolean; may_sign?: boolean; may_certify?: boolean };
  /** SHA-1 of it in hexadecimal digits; the API calls it a thumbprint. */
  sha1: string;
  /** SHA-256 of it in hexadecimal digits. */
  sha256: string;
  /** The form it came in: between `BEGIN` and `END` lines, as bytes, or in base64 without or with those lines. */
  form: "pem" | "der" | "base64" | "base64-of-pem";
  /** The certificate as PEM, whatever form it came in. */
  pem: string;
}

/** A public key. */
export interface PublicKey {
  /** `RSA`, `DSA`, the name of its curve such as `P-256`, or `unknown`. */
  kind: string;
  /** Its size, where it is known. */
  bits?: number;
}

/** Options of a connection that a document decides; all others are to stay as they are. */
export interface Proposal<Strategy extends string> {
  /** The strategy whose options they are. */
  strategy: Strategy;
  /** The members of `options` to set. What is wrong in the document is left out and has a finding. */
  options: Record<string, unknown>;
}

/** An entity of SAML metadata: an identity provider, a service provider, or both. */
export interface MetadataEntity extends Proposal<"samlp"> {
  /** Where it stands among the entities. */
  pointer: string;
  entity_id?: string;
  /** When its metadata ends, in seconds since 1970, where it says so. */
  valid_until?: number;
  /** What it is as an identity provider; left out where it is none. */
  identity_provider?: IdentityProvider;
  is_service_provider: boolean;
  /** What is wrong with it; what is wrong with the whole document stands there. */
  findings: DocumentFinding[];
}

/** A SAML identity provider. */
export interface IdentityProvider {
  wants_signed_requests: boolean;
  /** Where users are sent to sign in. */
  sign_in: Endpoint[];
  /** Where users are sent to sign out. */
  sign_out: Endpoint[];
  /** How it can name users (URIs). */
  name_id_formats: string[];
  /** What its messages are checked with, each once. */
  certificates: Certificate[];
}

/** Where messages are sent. */
export interface Endpoint {
  /** A URI such as `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect`. */
  binding: string;
  /** The URL. */
  location: string;
}

/** An OpenID Connect provider. */
export interface Discovery extends Proposal<"oidc"> {
  issuer?: string;
}

/** A key of a JSON Web Key Set, without anything private that may stand beside it. */
export interface WebKey {
  /** Where it stands in the document. */
  pointer: string;
  kid?: string;
  alg?: string;
  key: PublicKey;
  /** Whether signatures are checked with it: it is for that, or for anything. */
  is_for_signing: boolean;
  /** The certificate of the key, the first one of `x5c`. */
  certificate?: Certificate;
}

/** One thing that is wrong; it quotes no value of the document. */
export interface DocumentFinding {
  /**
   * The place (RFC 6901). In JSON it leads into the document; `/0` is the first certificate, and
   * `/entities/0/certificates/1` the second one of the first entity.
   */
  pointer: string;
  /** A stable slug, for example `certificate/expired`. */
  code: string;
  /** `error`: the document cannot serve its purpose. `warning`: it can, and somebody will regret it. */
  severity: "error" | "warning";
  /** The sentence, in the language asked for. */
  message: string;
  /** The figures and names that the sentence has in it. */
  params: Record<string, number | string | string[]>;
  /** A JSON Patch (RFC 6902) on the connection, where exactly one mend is certain; a document alone has none. */
  fix?: Array<{ op: string; path: string; from?: string; value?: unknown }>;
}

/** How a document, or the certificates in a connection, are read. */
export interface InspectOptions {
  /** The time for dates, in milliseconds since 1970. Default: `Date.now()`. */
  now?: number;
  /** The language (BCP 47) of the sentences: English or German, and English for any other. Default: `en`. */
  locale?: string;
}

/** Loads the WebAssembly module, once; the calls throw before it is there. */
export function load(
  source?: URL | Response | BufferSource | WebAssembly.Module,
): Promise<void>;

/**
 * Recognises a certificate, SAML metadata, a discovery document or a key set by what is in it, and reads
 * it. It throws only when it is called wrongly: what is none of them is `unknown`.
 */
export function inspect(document: string | Uint8Array | ArrayBuffer, options?: InspectOptions): Inspection;

/**
 * What is wrong with the certificates in a connection, with pointers into it: weak keys and signatures, some
 * that cannot sign where messages are checked with them, base64 where the API is documented to read PEM. So
 * are those in SAML metadata, and their dates from ninety days before their end; the dates of the others are
 * told by `review` of `patchbay/validator`. All are warnings. It throws only when it is called wrongly.
 */
export function inspectConnection(connection: object, options?: InspectOptions): DocumentFinding[];
