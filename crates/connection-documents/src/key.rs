//! Public keys: their kind, their size, and whether they are strong enough.

use connection_validation::certificate::der::Reader;
use connection_validation::{Param, Params};
use x509_cert::SubjectPublicKeyInfo;
use x509_cert::spki::ObjectIdentifier;

/// NIST SP 800-131A: RSA and DSA below it give less than 112 bits of security.
const LEAST_BITS_RSA: u32 = 2048;
/// NIST SP 800-131A: curves below it give less than 112 bits of security.
const LEAST_BITS_CURVE: u32 = 224;

const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
const DSA: ObjectIdentifier = oid("1.2.840.10040.4.1");
const EC: ObjectIdentifier = oid("1.2.840.10045.2.1");
const ED25519: ObjectIdentifier = oid("1.3.101.112");
const ED448: ObjectIdentifier = oid("1.3.101.113");

/// A named curve: its object identifier, its name in JWK (RFC 7518) or else in its own standard,
/// and its size in bits.
type Curve = (ObjectIdentifier, &'static str, u32);

const CURVES: &[Curve] = &[
    (oid("1.2.840.10045.3.1.1"), "P-192", 192),
    (oid("1.3.132.0.33"), "P-224", 224),
    (oid("1.2.840.10045.3.1.7"), "P-256", 256),
    (oid("1.3.132.0.34"), "P-384", 384),
    (oid("1.3.132.0.35"), "P-521", 521),
    (oid("1.3.132.0.10"), "secp256k1", 256),
    (oid("1.3.36.3.3.2.8.1.1.7"), "brainpoolP256r1", 256),
    (oid("1.3.36.3.3.2.8.1.1.11"), "brainpoolP384r1", 384),
    (oid("1.3.36.3.3.2.8.1.1.13"), "brainpoolP512r1", 512),
];

/// A public key as far as it can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublicKey {
    /// RSA (RFC 8017).
    Rsa {
        /// The size of the modulus in bits.
        bits: u32,
    },
    /// DSA (FIPS 186-4), which is no longer used.
    Dsa,
    /// A key on a named curve.
    Ec {
        /// The name of the curve, for example `P-256`.
        curve: &'static str,
        /// The size of the curve in bits.
        bits: u32,
    },
    /// A curve for Edwards signatures (RFC 8032).
    Edwards {
        /// `Ed25519` or `Ed448`.
        curve: &'static str,
        /// The size of the curve in bits.
        bits: u32,
    },
    /// A kind that is not known here.
    Unknown,
}

impl PublicKey {
    /// The kind or the curve, for example `RSA` or `P-256`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rsa { .. } => "RSA",
            Self::Dsa => "DSA",
            Self::Ec { curve, .. } | Self::Edwards { curve, .. } => curve,
            Self::Unknown => "unknown",
        }
    }

    /// The size in bits, as far as it is known.
    pub const fn bits(self) -> Option<u32> {
        match self {
            Self::Rsa { bits } | Self::Ec { bits, .. } | Self::Edwards { bits, .. } => Some(bits),
            Self::Dsa | Self::Unknown => None,
        }
    }

    /// Whether it is too small or of a kind that nobody should use any more.
    pub const fn is_weak(self) -> bool {
        match self {
            Self::Rsa { bits } => bits < LEAST_BITS_RSA,
            Self::Dsa => true,
            Self::Ec { bits, .. } => bits < LEAST_BITS_CURVE,
            Self::Edwards { .. } | Self::Unknown => false,
        }
    }

    /// The curve of this name in a JWK (RFC 7518 and RFC 8037).
    pub(crate) fn of_curve(name: &str) -> Self {
        match name {
            "Ed25519" => Self::ED25519,
            "Ed448" => Self::ED448,
            _ => curve(|(_, own, _)| *own == name),
        }
    }

    /// An RSA key with this modulus, most significant byte first.
    pub(crate) fn of_modulus(modulus: &[u8]) -> Self {
        let zeros = modulus.iter().take_while(|byte| **byte == 0).count();
        let digits = modulus.get(zeros..).unwrap_or_default();
        let unused = digits.first().map_or(0, |byte| byte.leading_zeros());
        let bits = u32::try_from(digits.len()).unwrap_or(u32::MAX / 8);
        Self::Rsa {
            bits: bits.saturating_mul(8).saturating_sub(unused),
        }
    }

    /// The key of a certificate.
    pub(crate) fn of_certificate(info: &SubjectPublicKeyInfo) -> Self {
        match info.algorithm.oid {
            RSA | RSA_PSS => {
                modulus(info.subject_public_key.raw_bytes()).map_or(Self::Unknown, Self::of_modulus)
            }
            DSA => Self::Dsa,
            EC => {
                let named = info.algorithm.parameters.as_ref();
                let named = named.and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
                curve(|(own, _, _)| Some(*own) == named)
            }
            ED25519 => Self::ED25519,
            ED448 => Self::ED448,
            _ => Self::Unknown,
        }
    }

    /// The parameters of a finding about a weak key.
    pub(crate) fn params(self) -> Params {
        Params::none()
            .with("kind", Param::Word(self.name()))
            .with_number("bits", self.bits().map(i64::from))
    }

    const ED25519: Self = Self::Edwards {
        curve: "Ed25519",
        bits: 256,
    };
    const ED448: Self = Self::Edwards {
        curve: "Ed448",
        bits: 448,
    };
}

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

fn curve(is_it: impl Fn(&Curve) -> bool) -> PublicKey {
    let found = CURVES.iter().find(|curve| is_it(curve));
    found.map_or(PublicKey::Unknown, |&(_, curve, bits)| PublicKey::Ec {
        curve,
        bits,
    })
}

/// The modulus of an `RSAPublicKey` (RFC 8017, appendix A.1.1).
fn modulus(key: &[u8]) -> Option<&[u8]> {
    match Reader::new(key).sequence()?.next()? {
        (0x02, modulus) => Some(modulus),
        _ => None,
    }
}
