//! The sentences of servers, and the rules they stand for: the one table for both directions.
//!
//! Sources: answers of live tenants in the public test recordings of the official SDKs, quotations
//! in public issues, the OpenAPI document of the Management API and its documentation. The general
//! ones are those of z-schema, whose templates the API keeps, apart from `Invalid value`.

use alloc::string::String;
use alloc::vec::Vec;

use connection_model::{Contract, ErrorKind};
use lossless_json::Pointer;

use super::reason::{Reason, ServerCode};
use crate::text::template::{Filling, fill, filling, fixed};
use crate::{Code, Finding, Severity, catalogue};

/// One sentence.
///
/// The holes `{key}`, `{keys}` and `{index}` lead from the place that is named beside the sentence
/// to the one it is about; what fills `{value}` comes from the payload.
pub(super) struct Sentence {
    /// The sentence without the full stop at its end.
    template: &'static str,
    means: Means,
    /// The place it is about, with holes of the template for tokens; where the sentence is about no
    /// certain place, one may be named beside it.
    at: Option<&'static str>,
    /// Whether servers of both contracts say it, and not only tenants.
    on_both: bool,
}

/// What a sentence stands for.
enum Means {
    /// The first of these rules that can be about the place.
    Rule(&'static [Code]),
    Server(ServerCode),
}

/// Every sentence, special ones before general ones.
pub(super) const SENTENCES: &[Sentence] = &[
    // One strategy.
    rule(&[Code::MissingFederationMetadata], "missing federation metadata url")
        .at("/options/adfs_server"),
    rule(&[Code::Length], "Federation metadata document exceeds the maximum allowed size of 128 KB")
        .at("/options/fedMetadataXml"),
    rule(
        &[Code::AttributesWithUsername],
        "Cannot set both options.attributes and options.requires_username",
    )
    .at("/options/requires_username"),
    rule(
        &[Code::AttributesWithValidation],
        "Cannot set both options.attributes and options.validation",
    )
    .at("/options/validation"),
    rule(&[Code::NoActiveIdentifier], "attributes must contain one active identifier")
        .at("/options/attributes"),
    rule(&[Code::RequiredNotOnSignup], "attribute {attribute} must also be required on signup")
        .at("/options/attributes/{attribute}/signup/status"),
    rule(&[Code::NonUniqueEmailAdded], "cannot add non-unique email attribute")
        .at("/options/attributes/email/unique"),
    rule(&[Code::EmailUniqueChanged], "cannot patch unique property on email attribute")
        .at("/options/attributes/email/unique"),
    rule(
        &[Code::CustomDatabaseSwitch],
        "This database contains users. You cannot change \"options.enabledDatabaseCustomization\" setting",
    )
    .at("/options/enabledDatabaseCustomization"),
    rule(
        &[Code::RootAttributesInternal],
        "options.set_user_root_attributes can be set only for enterprise connections, social connections or custom database connections (using external users store)",
    )
    .at("/options/set_user_root_attributes"),
    server(
        ServerCode::PasswordHashAction,
        "custom_password_hash option cannot be set because the universal password hash feature is not enabled for this tenant",
    )
    .at("/options/custom_password_hash"),
    rule(
        &[Code::UnknownOption],
        "The custom_password_hash option is only available for database connections",
    )
    .at("/options/custom_password_hash"),
    rule(
        &[Code::Required, Code::Length, Code::Type],
        "The action_id field value cannot be empty, null or undefined",
    )
    .at("/options/custom_password_hash/action_id"),
    server(
        ServerCode::PasswordHashAction,
        "The provided custom password hash action id does not exist",
    )
    .at("/options/custom_password_hash/action_id"),
    server(
        ServerCode::PasswordHashAction,
        "The provided action does not support the password hash migration trigger",
    )
    .at("/options/custom_password_hash/action_id"),
    server(
        ServerCode::PasswordHashAction,
        "The provided action must be deployed to be used for password hash migration",
    )
    .at("/options/custom_password_hash/action_id"),
    rule(&[Code::MissingWorkspaceDomain], "{} is not a valid google apps domain")
        .at("/options/tenant_domain"),
    rule(
        &[Code::NeededByProvisioning],
        "The {} (options.{option}) cannot be disabled for this connection when inbound directory provisioning {}",
    )
    .at("/options/{option}"),
    server(
        ServerCode::DocumentTooLarge,
        "Discovery document exceeds the maximum allowed size of 128 KB",
    )
    .at("/options/discovery_url"),
    rule(&[Code::MissingOktaDomain], "options.domain is required").at("/options/domain"),
    server(
        ServerCode::NotSupported,
        "Cross App Access Requesting App is not supported for this connection",
    )
    .at("/cross_app_access_requesting_app"),
    rule(&[Code::Length], "SAML metadata document exceeded the maximum allowed size of 4 MB")
        .at("/options/metadataXml"),
    rule(
        &[Code::Format],
        "The signing certificate is not valid. Please provide a .pem or .cer certificate base64 encoded public key",
    )
    .at("/options/signingCert"),
    server(ServerCode::PhoneProvider, "No phone provider configured for the tenant"),
    server(
        ServerCode::PhoneProvider,
        "Passwordless connection cannot be made as delivery method ({}) is not supported by the configured Tenant phone provider",
    ),
    server(
        ServerCode::PhoneProvider,
        "Tenant Phone Provider not set. Connection can not be enable on a client",
    ),
    server(
        ServerCode::PhoneProvider,
        "Passwordless cannot be enabled for a client, as delivery method ({}) is not supported by the configured Tenant phone provider",
    ),
    rule(&[Code::MissingDirectoryDomain], "{} is not a valid Windows Azure AD domain")
        .at("/options/tenant_domain"),
    server(
        ServerCode::ClientNeeded,
        "Before creating Windows Azure Active Directory connections you must configure the client_id and client_secret settings in the dashboard. {}",
    )
    .at("/options/client_id"),
    rule(
        &[Code::CommonEndpointWithScim],
        "The Azure AD common endpoint cannot be enabled for this connection when SCIM is enabled",
    )
    .at("/options/useCommonEndpoint"),
    // Every strategy.
    server(ServerCode::NotInPlan, "Your account is not allowed to set options.{option}")
        .at("/options/{option}"),
    server(
        ServerCode::NotInPlan,
        "You reached the limit of entities of this type for this tenant",
    ),
    server(
        ServerCode::NotInPlan,
        "You can only create {} non-Okta enterprise connection(s) for this tenant",
    ),
    rule(&[Code::Required], "options.{option} is required").at("/options/{option}"),
    rule(&[Code::SetSameName], ErrorKind::Conflict.message()).at("/name").on_both(),
    server(
        ServerCode::NameBeingDeleted,
        "A connection with the same name is being deleted, try again later",
    )
    .at("/name"),
    rule(
        &[Code::SetSameRealm],
        "There is already another connection with some realms from \"realms\" parameter",
    )
    .at("/realms"),
    rule(
        &[Code::SetSecondDomainConnection],
        "There is already a domain connection enabled for strategy",
    )
    .at("/is_domain_connection"),
    server(
        ServerCode::ClientTaken,
        "The name/client_id tuple has already been used for another connection",
    )
    .at("/options/client_id"),
    server(
        ServerCode::InsufficientScope,
        "Insufficient scope, expected any of: {scopes}",
    ),
    // The schema.
    rule(
        &[Code::ClientsApart, Code::Immutable, Code::UnknownField, Code::UnknownOption],
        "Additional properties not allowed: {keys}",
    ),
    rule(&[Code::Required], "Missing required property: {key}"),
    rule(&[Code::Type], "Expected type {expected} but found type {found}"),
    rule(&[Code::UnknownStrategy, Code::Choice], "Invalid value \"{value}\""),
    rule(&[Code::Format], "Object didn't pass validation for format {format}: {value}"),
    rule(&[Code::Format], "String does not match pattern {}: {value}"),
    rule(&[Code::Length], "String is too short ({} chars), minimum {min}"),
    rule(&[Code::Length], "String is too long ({} chars), maximum {max}"),
    rule(&[Code::Range], "Value {value} is less than minimum {min}"),
    rule(&[Code::Range], "Value {value} is greater than maximum {max}"),
    rule(&[Code::Count], "Array is too short ({}), minimum {min}"),
    rule(&[Code::Count], "Array is too long ({}), maximum {max}"),
    rule(&[Code::Count], "Too few properties defined ({}), minimum {min}"),
    rule(&[Code::Count], "Too many properties defined ({}), maximum {max}"),
    rule(&[Code::Unique], "Array items are not unique (indexes {} and {index})"),
    server(ServerCode::NoSchemaFits, "None of the valid schemas were met"),
];

/// A sentence of a server and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSentence {
    /// The whole sentence without the full stop at its end, with `…` for what varies.
    pub text: String,
    /// Its first words in which nothing varies, as [`server_message`] gives them.
    pub words: &'static str,
    /// What it stands for: one of these, which the place decides.
    pub reasons: Vec<Reason>,
    /// The place it is about, a JSON pointer with `*` for any key; nothing where the sentence is
    /// about no certain place, or another part of the answer names it.
    pub place: Option<String>,
}

/// Every sentence that is known, special ones before general ones.
pub fn known_sentences() -> impl Iterator<Item = KnownSentence> {
    SENTENCES.iter().map(|sentence| KnownSentence {
        text: with_holes_as(sentence.template, "…"),
        words: sentence.fixed_part(),
        reasons: match &sentence.means {
            Means::Server(code) => [Reason::Server(*code)].into(),
            Means::Rule(codes) => codes.iter().copied().map(Reason::Known).collect(),
        },
        place: sentence.at.map(|at| with_holes_as(at, "*")),
    })
}

/// What a server of the contract answers where it refuses what a finding is about, as far as that
/// is known: the first words of its sentence in which nothing varies, so that they can be searched
/// for.
///
/// Nothing where several sentences are possible. A warning of the schema has only a sentence that
/// belongs to its place, since the API takes what the others would be about. On the `reference`
/// contract a server says what [`message`](crate::message) says.
pub fn server_message(finding: &Finding, contract: Contract) -> Option<&'static str> {
    let fitting = |reach: Reach| {
        let mut texts = SENTENCES
            .iter()
            .filter(move |sentence| {
                (contract == Contract::Tenant || sentence.on_both)
                    && sentence.reach() == reach
                    && sentence.can_be_about(finding)
            })
            .map(Sentence::fixed_part);
        let first = texts.next()?;
        texts.all(|text| text == first).then_some(first)
    };
    let own = fitting(Reach::Place);
    if finding.severity == Severity::Warning && finding.code.as_str().starts_with("common/") {
        return own;
    }
    own.or_else(|| fitting(Reach::Places))
        .or_else(|| fitting(Reach::Anywhere))
}

/// What a sentence can be about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// One certain place.
    Place,
    /// Places that are alike.
    Places,
    /// Any place.
    Anywhere,
}

impl Sentence {
    /// What fills its holes; nothing where the text is another sentence.
    pub(super) fn fill<'s>(&self, text: &'s str) -> Option<Vec<Filling<'static, 's>>> {
        let fillings = fill(self.template, text)?;
        // What a place is made of is one word, or else the sentence is a longer one.
        let fits = |(hole, word): &Filling<'_, '_>| {
            !matches!(*hole, "option" | "attribute") || !word.contains(' ')
        };
        fillings.iter().all(fits).then_some(fillings)
    }

    /// Whether it names a key, or several, of the place beside it.
    pub(super) fn names_a_key(&self) -> bool {
        self.template.contains("{key")
    }

    /// The place it is about, where it is about a certain one.
    pub(super) fn place(&self, fillings: &[Filling<'_, '_>]) -> Option<Pointer> {
        let at = Pointer::parse(self.at?).ok()?;
        let token = |place: Pointer, token: &str| {
            let hole = token.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
            place.join(
                hole.and_then(|name| filling(fillings, name))
                    .unwrap_or(token),
            )
        };
        Some(
            at.tokens()
                .fold(Pointer::root(), |place, it| token(place, &it)),
        )
    }

    fn reach(&self) -> Reach {
        match self.at {
            Some(at) if at.contains('{') => Reach::Places,
            Some(_) => Reach::Place,
            None => Reach::Anywhere,
        }
    }

    /// The rule it stands for when it is about this place.
    pub(super) fn reason(&self, place: &Pointer) -> Reason {
        match &self.means {
            Means::Server(code) => Reason::Server(*code),
            Means::Rule(codes) => codes
                .iter()
                .find(|code| is_about(**code, place))
                .map_or(Reason::Server(ServerCode::Refused), |code| {
                    Reason::Known(*code)
                }),
        }
    }

    fn can_be_about(&self, finding: &Finding) -> bool {
        let Means::Rule(codes) = &self.means else {
            return false;
        };
        let is_place = |at: &'static str| {
            let tokens = fill(at, finding.pointer.as_str());
            tokens.is_some_and(|tokens| tokens.iter().all(|(_, token)| !token.contains('/')))
        };
        let has_bound = |(hole, bound): (&str, &str)| {
            !self.template.contains(hole) || finding.params.number(bound).is_some()
        };
        let exceeds = || {
            let bound = |name: &str| finding.params.number(name);
            bound("found") > bound("max")
        };
        codes.contains(&finding.code)
            && self.at.is_none_or(is_place)
            && (!self.template.contains("maximum allowed size") || exceeds())
            && [("{min}", "min"), ("{max}", "max")]
                .into_iter()
                .all(has_bound)
    }

    /// The first part of several words in which nothing varies.
    fn fixed_part(&self) -> &'static str {
        let trimmed = |part: &'static str| part.trim_matches([' ', ':', '"', '(', ')']);
        let mut parts = fixed(self.template).map(trimmed);
        parts.find(|part| part.contains(' ')).unwrap_or_default()
    }

    const fn at(mut self, place: &'static str) -> Self {
        self.at = Some(place);
        self
    }

    const fn on_both(mut self) -> Self {
        self.on_both = true;
        self
    }
}

fn with_holes_as(template: &str, filling: &str) -> String {
    fixed(template).collect::<Vec<_>>().join(filling)
}

/// Whether a rule can be about a place, of those that have a sentence in common.
fn is_about(code: Code, place: &Pointer) -> bool {
    match code {
        Code::Immutable => {
            let fields = catalogue::common();
            let field = fields.find(place).and_then(|id| fields.option(id));
            field.is_some_and(|field| field.create_only())
        }
        Code::ClientsApart => place.as_str() == "/enabled_clients",
        Code::UnknownField => place.tokens().count() == 1,
        Code::UnknownStrategy => place.as_str() == "/strategy",
        _ => true,
    }
}

const fn rule(codes: &'static [Code], template: &'static str) -> Sentence {
    Sentence {
        template,
        means: Means::Rule(codes),
        at: None,
        on_both: false,
    }
}

const fn server(code: ServerCode, template: &'static str) -> Sentence {
    Sentence {
        template,
        means: Means::Server(code),
        at: None,
        on_both: false,
    }
}
