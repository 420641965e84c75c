//! The stable names of what can be wrong with a document.

use std::fmt;

use connection_validation::Code as ValidationCode;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $slug:literal;)+) => {
        /// What is wrong: a stable slug `family/what` that scripts and documents may rely on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            /// What the validator knows, too; the sentence is the validator's.
            Shared(ValidationCode),
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code of this crate alone, in the order of its declaration.
            pub const OWN: &'static [Self] = &[$(Self::$variant,)+];

            /// The slug.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Self::Shared(code) => code.as_str(),
                    $(Self::$variant => $slug,)+
                }
            }

            /// What the code stands for, whatever the place: one or two English sentences in plain
            /// text, with names in backticks.
            pub const fn description(self) -> &'static str {
                match self {
                    Self::Shared(code) => code.description(),
                    $(Self::$variant => concat!($($doc),+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// There is nothing but white space.
    Empty = "document/empty";
    /// The document is larger than what is read.
    TooLarge = "document/too-large";
    /// The document is of no kind that is read.
    UnknownKind = "document/unknown-kind";
    /// The JSON text is not of the type that such a document has.
    NotAnObject = "document/not-an-object";
    /// There are PEM blocks, and none of them is a certificate.
    NoCertificate = "certificate/none";
    /// The text is no certificate.
    Unreadable = "certificate/not-a-certificate";
    /// The certificate's dates could be read, and nothing else in it.
    NotUnderstood = "certificate/not-understood";
    /// The key is too small, or of a kind that is no longer used.
    WeakKey = "certificate/weak-key";
    /// The certificate is signed with a hash that is broken.
    WeakSignature = "certificate/weak-signature";
    /// The certificate belongs to an authority, which signs certificates and not messages.
    Authority = "certificate/authority";
    /// The certificate's key may encrypt and may not sign.
    NotForSigning = "certificate/not-for-signing";
    /// The certificate is base64 alone where the API is documented to read PEM.
    NotPem = "certificate/not-pem";
    /// A private key stands among the certificates.
    PrivateKeyBlock = "certificate/private-key";
    /// A PEM block is neither a certificate nor a private key.
    OtherBlock = "certificate/other-block";
    /// The issuer has a placeholder in it, which stands for a directory or tenant.
    IssuerTemplate = "discovery/issuer-template";
    /// The issuer has a query, which an issuer must not have (OpenID Connect Discovery 1.0,
    /// section 3).
    IssuerQuery = "discovery/issuer-query";
    /// The provider does not do the code flow.
    NoCodeFlow = "discovery/no-code-flow";
    /// The provider signs ID tokens with no algorithm that is taken.
    NoCommonAlgorithm = "discovery/no-common-algorithm";
    /// The provider may issue ID tokens without a signature.
    UnsignedTokens = "discovery/unsigned-tokens";
    /// The provider takes no proof of the application that can be given.
    NoClientAuthentication = "discovery/no-client-authentication";
    /// The provider does not say that it does PKCE with S256 (RFC 7636).
    NoPkce = "discovery/no-pkce";
    /// The document has no array `keys` (RFC 7517).
    NoKeys = "jwks/no-keys";
    /// No key of the set can check signatures.
    NoSigningKey = "jwks/no-signing-key";
    /// An entry of the set is not a key.
    NotAKey = "jwks/not-a-key";
    /// A private or symmetric key stands in the set.
    PrivateKey = "jwks/private-key";
    /// The key is too small.
    WeakJwk = "jwks/weak-key";
    /// Its kind or its curve is not known here.
    UnknownKey = "jwks/unknown-key";
    /// Two keys have the same `kid`.
    DuplicateId = "jwks/duplicate-id";
    /// One of several keys has no `kid`.
    MissingId = "jwks/missing-id";
    /// The text is not XML, or breaks off.
    NotWellFormed = "xml/not-well-formed";
    /// The text is neither UTF-8 nor plain ASCII.
    Encoding = "xml/encoding";
    /// The document has a document type declaration, with which it could read files or grow
    /// without end.
    DocumentType = "xml/document-type";
    /// The document refers to an entity that XML itself does not have.
    XmlEntity = "xml/entity";
    /// Elements stand too deep inside each other.
    TooDeep = "xml/too-deep";
    /// An element has too many attributes, or a place too many namespaces.
    TooManyAttributes = "xml/too-many-attributes";
    /// It is a web page, such as one to sign in at.
    WebPage = "xml/web-page";
    /// The XML is no SAML metadata.
    NotMetadata = "saml/not-metadata";
    /// The document has more entities than are read.
    TooManyEntities = "saml/too-many-entities";
    /// The document has several entities, of which one is meant.
    SeveralEntities = "saml/several-entities";
    /// There is no identity provider; it may be the metadata of a service provider.
    NoIdentityProvider = "saml/no-identity-provider";
    /// The identity provider does not speak SAML 2.0.
    NotSaml2 = "saml/not-saml-2";
    /// The entity has no name.
    NoEntityId = "saml/no-entity-id";
    /// The metadata says that it counts no longer.
    MetadataExpired = "saml/expired";
    /// The identity provider has no sign-in URL.
    NoSignIn = "saml/no-sign-in";
    /// The identity provider takes requests in no way that can be used.
    NoCommonBinding = "saml/no-common-binding";
    /// The identity provider has no certificate for signing.
    NoSigningCertificate = "saml/no-signing-certificate";
    /// The identity provider has several certificates for signing.
    SeveralCertificates = "saml/several-certificates";
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Code, ValidationCode};

    #[test]
    fn every_code_has_a_slug_of_its_own() {
        let shared = ValidationCode::ALL.iter().map(|code| Code::Shared(*code));
        let all: Vec<_> = shared.chain(Code::OWN.iter().copied()).collect();
        let slugs: BTreeSet<_> = all.iter().map(|code| code.as_str()).collect();
        assert_eq!(slugs.len(), all.len());
    }
}
