//! How a certificate is signed.

use connection_validation::certificate::der::Reader;
use x509_cert::AlgorithmIdentifier;
use x509_cert::spki::ObjectIdentifier;

/// An algorithm: its object identifier, its name, and whether its hash is broken.
type Algorithm = (ObjectIdentifier, &'static str, bool);

const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
const SHA1: ObjectIdentifier = oid("1.3.14.3.2.26");

const ALGORITHMS: &[Algorithm] = &[
    (oid("1.2.840.113549.1.1.2"), "MD2 with RSA", true),
    (oid("1.2.840.113549.1.1.3"), "MD4 with RSA", true),
    (oid("1.2.840.113549.1.1.4"), "MD5 with RSA", true),
    (oid("1.2.840.113549.1.1.5"), "SHA-1 with RSA", true),
    (oid("1.3.14.3.2.29"), "SHA-1 with RSA", true),
    (oid("1.2.840.113549.1.1.11"), "SHA-256 with RSA", false),
    (oid("1.2.840.113549.1.1.12"), "SHA-384 with RSA", false),
    (oid("1.2.840.113549.1.1.13"), "SHA-512 with RSA", false),
    (oid("1.2.840.113549.1.1.14"), "SHA-224 with RSA", false),
    (RSA_PSS, "RSASSA-PSS", false),
    (oid("1.2.840.10040.4.3"), "SHA-1 with DSA", true),
    (oid("2.16.840.1.101.3.4.3.2"), "SHA-256 with DSA", false),
    (oid("1.2.840.10045.4.1"), "SHA-1 with ECDSA", true),
    (oid("1.2.840.10045.4.3.1"), "SHA-224 with ECDSA", false),
    (oid("1.2.840.10045.4.3.2"), "SHA-256 with ECDSA", false),
    (oid("1.2.840.10045.4.3.3"), "SHA-384 with ECDSA", false),
    (oid("1.2.840.10045.4.3.4"), "SHA-512 with ECDSA", false),
    (oid("1.3.101.112"), "Ed25519", false),
    (oid("1.3.101.113"), "Ed448", false),
];

/// The algorithm a certificate is signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Signature {
    /// What it is called, for example `SHA-256 with RSA`.
    pub name: &'static str,
    /// Whether its hash is broken, so that two certificates can be made for one signature.
    pub is_weak: bool,
}

impl Signature {
    pub(super) fn of(algorithm: &AlgorithmIdentifier) -> Self {
        let found = ALGORITHMS.iter().find(|(own, ..)| *own == algorithm.oid);
        match found {
            Some(&(RSA_PSS, ..)) if pss_hash(algorithm) == Some(SHA1) => Self {
                name: "SHA-1 with RSASSA-PSS",
                is_weak: true,
            },
            Some(&(_, name, is_weak)) => Self { name, is_weak },
            None => Self {
                name: "an unknown algorithm",
                is_weak: false,
            },
        }
    }
}

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

/// The hash of RSASSA-PSS, which is SHA-1 where none is named (RFC 8017, appendix A.2.3).
fn pss_hash(algorithm: &AlgorithmIdentifier) -> Option<ObjectIdentifier> {
    let parameters = algorithm.parameters.as_ref()?.value();
    match Reader::new(parameters).next() {
        Some((0xa0, hash)) => {
            let (_, oid) = Reader::new(hash).sequence()?.next()?;
            ObjectIdentifier::from_bytes(oid).ok()
        }
        _ => Some(SHA1),
    }
}
