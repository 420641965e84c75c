//! What is to be said about a document.

use alloc::format;
use alloc::string::{String, ToString};

use connection_validation::Severity;

/// One thing about a document. It quotes no key material and no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: a member of a JSON document (RFC 6901), an element of XML by its name, or empty for
    /// the whole.
    pub place: String,
    /// What.
    pub code: Code,
    /// Whether sign-in fails with it (`error`), or may fail or be weak (`warning`).
    pub severity: Severity,
    /// The figure of the sentence: days, bits, whatever the code counts; 0 where it counts nothing.
    pub figure: i64,
}

/// What is to be said, as a stable slug `family/what`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// It has expired, so many days ago.
    CertificateExpired,
    /// It expires in so many days.
    CertificateExpiresSoon,
    /// It is valid in so many days.
    CertificateNotYetValid,
    /// Its key has so few bits.
    CertificateWeakKey,
    /// Its own signature is by a broken algorithm.
    CertificateWeakSignature,
    /// It is that of an authority, and is not meant to sign answers.
    CertificateOfAuthority,
    /// Its key may be used for other things than signing.
    CertificateNotForSigning,
    /// The one that signs is not in the metadata.
    MetadataNoSigningCertificate,
    /// A certificate in the metadata cannot be read.
    MetadataCertificateUnreadable,
    /// There is no address to sign in at that a browser can be sent to.
    MetadataNoSignIn,
    /// There is more than one identity provider in it: so many.
    MetadataSeveral,
    /// It was valid until a day that is over.
    MetadataExpired,
    /// A member that has to be there is missing.
    DiscoveryMissing,
    /// An address is not `https`.
    NotHttps,
    /// The provider does not offer the authorization code flow.
    DiscoveryNoCodeFlow,
    /// The provider signs ID tokens only in ways that are not taken.
    DiscoveryNoUsualSignature,
    /// There is no key in the set.
    KeysEmpty,
    /// A private or symmetric key was published; it counts as stolen.
    KeysPrivate,
    /// Two keys have the same `kid`.
    KeysSameId,
    /// A key has no `kid`, so that nobody can choose among several.
    KeysNoId,
    /// A key has so few bits.
    KeysWeak,
    /// A key is none that is known.
    KeysUnknown,
}

impl Code {
    /// The slug, for example `certificate/expired`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CertificateExpired => "certificate/expired",
            Self::CertificateExpiresSoon => "certificate/expires-soon",
            Self::CertificateNotYetValid => "certificate/not-yet-valid",
            Self::CertificateWeakKey => "certificate/weak-key",
            Self::CertificateWeakSignature => "certificate/weak-signature",
            Self::CertificateOfAuthority => "certificate/of-authority",
            Self::CertificateNotForSigning => "certificate/not-for-signing",
            Self::MetadataNoSigningCertificate => "metadata/no-signing-certificate",
            Self::MetadataCertificateUnreadable => "metadata/certificate-unreadable",
            Self::MetadataNoSignIn => "metadata/no-sign-in",
            Self::MetadataSeveral => "metadata/several",
            Self::MetadataExpired => "metadata/expired",
            Self::DiscoveryMissing => "discovery/missing",
            Self::NotHttps => "document/not-https",
            Self::DiscoveryNoCodeFlow => "discovery/no-code-flow",
            Self::DiscoveryNoUsualSignature => "discovery/no-usual-signature",
            Self::KeysEmpty => "keys/empty",
            Self::KeysPrivate => "keys/private",
            Self::KeysSameId => "keys/same-id",
            Self::KeysNoId => "keys/no-id",
            Self::KeysWeak => "keys/weak",
            Self::KeysUnknown => "keys/unknown",
        }
    }
}

impl Finding {
    pub(crate) fn new(place: impl Into<String>, code: Code, severity: Severity) -> Self {
        Self {
            place: place.into(),
            code,
            severity,
            figure: 0,
        }
    }

    pub(crate) fn with_figure(self, figure: i64) -> Self {
        Self { figure, ..self }
    }
}

/// The sentence of a finding, in English and without its place.
pub fn message(finding: &Finding) -> String {
    let figure = finding.figure;
    let text = match finding.code {
        Code::CertificateExpired => {
            return format!(
                "expired {}; get the new one from whoever runs it",
                ago(figure)
            );
        }
        Code::CertificateExpiresSoon => return format!("expires {}", within(figure)),
        Code::CertificateNotYetValid => return format!("is valid only {}", within(figure)),
        Code::CertificateWeakKey => {
            return format!("has a key of {figure} bits; 2048 are the least that is safe");
        }
        Code::KeysWeak => return format!("has {figure} bits; 2048 are the least that is safe"),
        Code::MetadataSeveral => {
            return format!("describes {figure} identity providers; choose one by its entity ID");
        }
        Code::CertificateWeakSignature => {
            "is signed with MD5 or SHA-1, which are broken; some servers refuse it"
        }
        Code::CertificateOfAuthority => {
            "is that of a certificate authority; the one that signs answers is wanted"
        }
        Code::CertificateNotForSigning => {
            "is not meant for signatures, but for encryption; ask for the signing certificate"
        }
        Code::MetadataNoSigningCertificate => {
            "has no certificate for signatures, so that no answer could be verified"
        }
        Code::MetadataCertificateUnreadable => "cannot be read as a certificate",
        Code::MetadataNoSignIn => {
            "names no sign-in address for the bindings HTTP-Redirect or HTTP-POST"
        }
        Code::MetadataExpired => "is over by its own account; fetch it again",
        Code::DiscoveryMissing => "is missing, and the protocol wants it",
        Code::NotHttps => "is not an https:// address",
        Code::DiscoveryNoCodeFlow => {
            "does not offer the authorization code flow; only the implicit flow would work"
        }
        Code::DiscoveryNoUsualSignature => "signs ID tokens neither with RS256 nor with PS256",
        Code::KeysEmpty => "holds no key, so that no token could be verified",
        Code::KeysPrivate => {
            "is published with its private part; whoever reads it can sign: replace the key at once"
        }
        Code::KeysSameId => {
            "has the `kid` of another key, so that verifiers may take the wrong one"
        }
        Code::KeysNoId => "has no `kid`; verifiers try all keys, or give up",
        Code::KeysUnknown => "is of a kind that nobody here knows",
    };
    text.to_string()
}

fn days(count: i64) -> String {
    match count {
        1 => "1 day".to_string(),
        _ => format!("{count} days"),
    }
}

fn ago(count: i64) -> String {
    match count {
        0 => "today".to_string(),
        _ => format!("{} ago", days(count)),
    }
}

fn within(count: i64) -> String {
    match count {
        0 => "within a day".to_string(),
        _ => format!("in {}", days(count)),
    }
}
