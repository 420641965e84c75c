//! English.

use connection_validation::Params;

use super::size;
use crate::Code;

/// The sentence; it ends without a full stop, so that it can stand in a list or in brackets.
#[expect(
    clippy::too_many_lines,
    reason = "one sentence a code, and none forgotten"
)]
pub(super) fn message(code: Code, params: &Params) -> String {
    match code {
        Code::Empty => "is empty; paste the document".to_string(),
        Code::TooLarge => format!(
            "is larger than {}, so that nothing of it was read",
            size(params.number("max").unwrap_or(0))
        ),
        Code::UnknownKind => "is neither a certificate nor SAML metadata, and neither a discovery \
            document nor a key set"
            .to_string(),
        Code::NoCertificate => "has no certificate in it; ask for the PEM file with the block \
            CERTIFICATE"
            .to_string(),
        Code::Unreadable => unreadable(params.word("problem")).to_string(),
        Code::NotUnderstood => {
            "has dates that can be read, and nothing else; its key is not known".to_string()
        }
        Code::WeakKey => match params.number("bits") {
            Some(bits) => format!(
                "has a key that is too weak ({}, {bits} bits); ask for a new one",
                params.word("kind")
            ),
            None => format!(
                "has a key of a kind that nobody should use any more ({}); ask for a new one",
                params.word("kind")
            ),
        },
        Code::WeakSignature => format!(
            "is signed with {}, which is broken; ask for a new one",
            params.word("algorithm")
        ),
        Code::Authority => "belongs to an authority, which signs certificates and not messages; \
            ask for the certificate that signs messages"
            .to_string(),
        Code::NotForSigning => "has a key that may encrypt and may not sign; \
            ask for the signing certificate"
            .to_string(),
        Code::NotPem => "has no lines BEGIN CERTIFICATE and END CERTIFICATE around its base64; \
            put the certificate in as PEM"
            .to_string(),
        Code::PrivateKeyBlock => "is a private key, which belongs to whoever runs the other side \
            alone; it was not read, and has to be replaced if it came from there"
            .to_string(),
        Code::OtherBlock => "is no certificate; leave it out".to_string(),
        Code::NotAnObject => "must be a JSON object".to_string(),
        Code::IssuerTemplate => "has a placeholder in it; read the document of one directory or \
            tenant, whose issuer is the one that its tokens name"
            .to_string(),
        Code::IssuerQuery => "has a query, which an issuer must not have".to_string(),
        Code::NoCodeFlow => {
            "does not name the code flow; only the front channel can be used".to_string()
        }
        Code::NoCommonAlgorithm => format!(
            "names none of the algorithms that are taken: {}",
            params.words("taken").join(", ")
        ),
        Code::UnsignedTokens => {
            "says that tokens may come without a signature; name the algorithms that you take"
                .to_string()
        }
        Code::NoClientAuthentication => format!(
            "names none of the ways in which an application can prove who it is: {}",
            params.words("taken").join(", ")
        ),
        Code::NoPkce => "does not name S256, so that PKCE may not be used; \
            a stolen code is of use then"
            .to_string(),
        Code::NoKeys => "must be an array of keys, even for a single one".to_string(),
        Code::NoSigningKey => "has no key that signatures can be checked with".to_string(),
        Code::NotAKey => "is no key: it has to be an object with a `kty`".to_string(),
        Code::PrivateKey => "is part of a private key, which everybody can read there; \
            whoever runs the provider has to replace the key at once"
            .to_string(),
        Code::WeakJwk => format!(
            "is too weak ({}, {} bits)",
            params.word("kind"),
            params.number("bits").unwrap_or(0)
        ),
        Code::UnknownKey => "is a key of a kind that is not known here, or broken".to_string(),
        Code::DuplicateId => {
            "has the `kid` of another key, so that nobody can tell which one a token means"
                .to_string()
        }
        Code::MissingId => "has no `kid`, so that a token cannot name it among several".to_string(),
        Code::NotWellFormed => format!("is not XML{}", position(params)),
        Code::Encoding => "is not UTF-8; save it in that encoding".to_string(),
        Code::DocumentType => format!(
            "has a document type declaration{}, which metadata never needs; it was not read",
            position(params)
        ),
        Code::XmlEntity => format!(
            "refers to an entity that XML does not have{}; it was not read",
            position(params)
        ),
        Code::TooDeep => format!(
            "has more than {} elements inside each other{}; it was not read",
            params.number("max").unwrap_or(0),
            position(params)
        ),
        Code::TooManyAttributes => format!(
            "has an element with more than {} attributes or namespaces{}; it was not read",
            params.number("max").unwrap_or(0),
            position(params)
        ),
        Code::WebPage => "is a web page and not the document; \
            download the file itself, signed in where needed"
            .to_string(),
        Code::NotMetadata => "is XML, and not SAML metadata".to_string(),
        Code::TooManyEntities => format!(
            "has more than {} entities; take the metadata of the one you want",
            params.number("max").unwrap_or(0)
        ),
        Code::SeveralEntities => match params.number("count") {
            Some(1) => "has several entities, of which one is an identity provider".to_string(),
            count => format!(
                "has {} identity providers; pick the one you want",
                count.unwrap_or(0)
            ),
        },
        Code::NoIdentityProvider => "is no identity provider; it may be the metadata of the \
            application, which goes to the other side"
            .to_string(),
        Code::NotSaml2 => "does not speak SAML 2.0".to_string(),
        Code::NoEntityId => "has no `entityID`".to_string(),
        Code::MetadataExpired => match params.number("days").unwrap_or(0) {
            0 => "was valid until today (`validUntil`); fetch it again".to_string(),
            1 => "was valid until yesterday (`validUntil`); fetch it again".to_string(),
            days => format!("was valid until {days} days ago (`validUntil`); fetch it again"),
        },
        Code::NoSignIn => "has no sign-in URL".to_string(),
        Code::NoCommonBinding => format!(
            "takes requests in none of the ways that can be used: {}",
            params.words("taken").join(", ")
        ),
        Code::NoSigningCertificate => {
            "has no certificate that its answers can be checked with".to_string()
        }
        Code::SeveralCertificates => format!(
            "has {} certificates, of which a connection takes one; ask which one it signs with",
            params.number("count").unwrap_or(0)
        ),
        // The validator has the sentence.
        Code::Shared(_) => String::new(),
    }
}

/// What a sentence about a certificate begins with that stands inside of something else.
pub(super) fn one_of_several(number: i64) -> String {
    format!("certificate {number} in it ")
}

/// ` (line 3, column 7)`, or nothing where the place is not known.
fn position(params: &Params) -> String {
    match (params.number("line"), params.number("column")) {
        (Some(line), Some(column)) => format!(" (line {line}, column {column})"),
        _ => String::new(),
    }
}

fn unreadable(problem: &str) -> &'static str {
    match problem {
        "not-base64" => "is no certificate: it is not base64, or its end is missing",
        _ => "is no certificate: its bytes do not have the form of one",
    }
}
