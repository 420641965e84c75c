//! English.

mod certificate;
mod read;

use alloc::format;
use alloc::string::{String, ToString};

use super::phrase::{list, named, quoted};
use crate::code::Code;
use crate::params::Params;

pub(super) use read::codes;

/// The sentence; it ends without a full stop, so that it can stand in a list or in brackets.
#[expect(
    clippy::too_many_lines,
    reason = "one sentence a code, and none forgotten"
)]
pub(super) fn message(code: Code, params: &Params) -> String {
    match code {
        Code::Syntax => format!(
            "is not JSON: {} at line {}, column {}",
            syntax(params.word("problem")),
            params.number("line").unwrap_or(1),
            params.number("column").unwrap_or(1),
        ),
        Code::DuplicateKey => "is there twice; keep one of them".to_string(),
        Code::NotAnObject => format!("must be an object, not {}", article(params.word("found"))),
        Code::TooLarge => {
            "is larger than the 1 MB that the API reads; leave out what is not needed".to_string()
        }
        Code::Unlisted => format!(
            "has {} more findings, which are not listed; mend the others first",
            params.number("count").unwrap_or(1)
        ),
        Code::UnknownField => unknown("is no field of a connection", params),
        Code::UnknownOption => unknown("is no known option of this strategy", params),
        Code::OtherContract => format!(
            "is not read by this server, which reads `{}` instead",
            params.word("instead")
        ),
        Code::Required => "is missing; the API wants it".to_string(),
        Code::Type => format!(
            "must be {}, not {}",
            either(params.words("expected"), article),
            article(params.word("found"))
        ),
        Code::Choice => {
            format!("must be {}", either(params.words("allowed"), quoted))
        }
        Code::Range => format!("must be {}", between(params, "")),
        Code::Length => format!("must have {}", between(params, " characters")),
        Code::Count => match (params.number("min"), params.number("max")) {
            (Some(1), Some(1)) => "must have exactly 1 entry".to_string(),
            _ => format!("must have {}", between(params, " entries")),
        },
        Code::Unique => "is there twice; each entry may be there once".to_string(),
        Code::Lacks => format!("lacks {}, which must be listed", list(params.words("must"), "and", quoted)),
        Code::Format => form(params.word("form")).to_string(),
        Code::NotNormalised => {
            "has capital letters in the host, where they mean nothing; write it in lower case, so that it is spelt alike everywhere".to_string()
        }
        Code::PrivateHost => "is inside of a private network, where the API cannot reach it; give an address that the internet reaches".to_string(),
        Code::Placeholder => {
            "is a placeholder and not the value; put the real one in its place".to_string()
        }
        Code::Immutable => {
            "cannot change after the connection is created; leave it out of the update".to_string()
        }
        Code::EmptyUpdate => "changes nothing; name at least one field".to_string(),
        Code::OptionLost => {
            "is stored and left out here; an update replaces all options, so put it back to keep it"
                .to_string()
        }
        Code::SecretEmptied => {
            "takes the stored secret away; send the secret again to keep it".to_string()
        }
        Code::ClientsApart => {
            "is refused here by newer tenants; change it with PATCH /connections/{id}/clients"
                .to_string()
        }
        Code::OptionsNull => "cannot be null; leave it out to keep the options".to_string(),
        Code::UnknownStrategy => match params.word("meant") {
            "" => "is no strategy the API knows".to_string(),
            meant => format!("is no strategy the API knows; did you mean `{meant}`?"),
        },
        Code::ButtonNotEnterprise => {
            "has no effect: sign-in pages show buttons for enterprise strategies only".to_string()
        }
        Code::HasNoEffect => format!("has no effect unless {}", state(params)),
        Code::NoEffectBeside => format!("has no effect while {}", state(params)),
        Code::OnlyOneOf => format!(
            "cannot be combined with `{}`; keep one of the two",
            params.word("other")
        ),
        Code::MissingBeside => match params.words("others") {
            [] => format!("is missing; it is needed while {}", state(params)),
            others => format!(
                "is missing; it or {} is needed while {}",
                either(others, quoted),
                state(params)
            ),
        },
        Code::Overwritten => {
            "is overwritten: the API makes it from the permissions beside it; change those, and leave it out"
                .to_string()
        }
        Code::AlwaysOn => "is always on; the API keeps it so".to_string(),
        Code::Incomplete => format!(
            "is missing; it belongs together with {}",
            list(params.words("others"), "and", quoted)
        ),
        Code::MustBe => format!("must be `{}` while {}", params.word("must"), state(params)),
        Code::RetiredStrategy => match params.word("creation") {
            "refused" => {
                "is retired: the API creates no such connection any more, so this one cannot be \
                 made again; move its users to another before you delete it"
            }
            _ => "is retired: the API still takes it, and new connections should use another",
        }
        .to_string(),
        Code::MissingFederationMetadata => {
            "is missing; give it, or the metadata itself in `fedMetadataXml`".to_string()
        }
        Code::MissingWithoutDiscovery => {
            "is missing; name it, or a `discovery_url` where it can be found".to_string()
        }
        Code::PkceReset => "is missing; an update without it turns PKCE off".to_string(),
        Code::MissingWithoutMetadata => {
            "is missing; give it, or the SAML metadata that has it".to_string()
        }
        Code::MissingDirectoryDomain => {
            "is missing; name the directory, for example example.onmicrosoft.com".to_string()
        }
        Code::CommonEndpointWithScim => {
            "is refused while users are provisioned over SCIM; leave it off, or remove the SCIM configuration first"
                .to_string()
        }
        Code::ObjectIdNeededByScim => {
            "must be `oid` while users are provisioned over SCIM, which needs it".to_string()
        }
        Code::MissingOktaDomain => {
            "is missing; name the Okta organization, for example example.okta.com".to_string()
        }
        Code::MissingWithoutOktaDomain => {
            "is missing; name it, or the Okta `domain` where it can be found".to_string()
        }
        Code::MissingWorkspaceDomain => {
            "is missing; name the Google Workspace domain, for example example.com".to_string()
        }
        Code::NeededByProvisioning => {
            "is refused while directory provisioning is on, which needs it".to_string()
        }
        Code::AttributesWithUsername => {
            "cannot be combined with `attributes`; use `attributes.username` instead".to_string()
        }
        Code::AttributesWithValidation => {
            "cannot be combined with `attributes`; use `attributes.username.validation` instead"
                .to_string()
        }
        Code::NoActiveIdentifier => {
            "needs one identifier that is active, so that users can sign in".to_string()
        }
        Code::RequiredNotOnSignup => {
            "must be `required`, since every profile must have the attribute".to_string()
        }
        Code::NonUniqueEmailAdded => {
            "cannot be false on a connection that exists; create a new connection for it"
                .to_string()
        }
        Code::EmailUniqueChanged | Code::UserIdMappingChanged => {
            "cannot change after the connection is created; send the stored value".to_string()
        }
        Code::NonUniqueIdentifier => {
            "should be false: an email that several users share identifies nobody".to_string()
        }
        Code::PasswordOptionsWithLegacy => {
            "is an older setting that `password_options` replaces; keep one of the two".to_string()
        }
        Code::ThreeOfFour => {
            "asks for three of four kinds, so `character_types` must list all four".to_string()
        }
        Code::UnverifiedWithoutPassword => {
            "should be on: without a password, the code sent at sign-up is the only proof"
                .to_string()
        }
        Code::PasskeyAlone => {
            "needs a second method, for users who have no passkey yet or lost it".to_string()
        }
        Code::ScriptContextOneWay => "cannot be turned off again once it was on".to_string(),
        Code::CustomDatabaseSwitch => {
            "is refused once the database has users; try it on an empty one".to_string()
        }
        Code::RootAttributesInternal => {
            "is for custom databases; here the users live in the tenant".to_string()
        }
        Code::ReviewWeakPasswordPolicy => match params.word("setting") {
            "length" => "is too small: so short a password can be guessed; ask for 8 or more",
            "dictionary" => {
                "is off, so that the passwords everybody tries first are taken; turn it on"
            }
            _ => "takes passwords that are easy to guess; set `good` or `excellent`",
        }
        .to_string(),
        Code::ReviewPasswordHistoryOff => {
            "is off, so that users can go back to a password that has leaked; turn it on"
                .to_string()
        }
        Code::ReviewBruteForceProtectionOff => {
            "is off, so that passwords can be guessed without an end; turn it on".to_string()
        }
        Code::ReviewImportMode => {
            "is on: sign-ins still go to the old database; turn it off once everybody has moved"
                .to_string()
        }
        Code::ReviewUnsignedRequests => {
            "is off, so that the identity provider cannot tell who asks; give it the tenant's \
             certificate, then turn it on"
                .to_string()
        }
        Code::ReviewSha1 => format!(
            "is broken; use `{}` unless the identity provider knows nothing else",
            params.word("instead")
        ),
        Code::ReviewImplicitFlow => {
            "brings the ID token through the browser; set `back_channel`, which fetches it with a \
             secret behind it"
                .to_string()
        }
        Code::ReviewPkceDisabled => match params.word("kind") {
            "switch" => {
                "is off, so that whoever catches a code can use it; turn it on if the provider \
                 knows PKCE"
            }
            _ => {
                "is disabled, so that whoever catches a code can use it; set `auto`, which uses it \
                 where the provider can"
            }
        }
        .to_string(),
        Code::ReviewEmailTrust => format!(
            "{}: who sets somebody else's address there gets into their account here; set \
             `never_set_emails_as_verified` unless each address is verified there",
            match params.word("state") {
                "absent" => "is missing, and then every email counts as verified",
                _ => "counts every email as verified",
            }
        ),
        Code::ReviewDeveloperKeys => match params.word("keys") {
            "none" => {
                "is missing, so that the provider does not know who asks and nobody can sign in; \
                 register an app there and put its client ID in"
            }
            _ => {
                "is missing, so that shared developer keys are used: users see another app's name, \
                 and it can stop at any time; register an app of your own"
            }
        }
        .to_string(),
        Code::ReviewWideScope => format!(
            "asks users for {}, which lets applications change or remove what is theirs or act as \
             them; keep it only if one needs it",
            match params.word("scope") {
                "" => "a permission".to_string(),
                scope => quoted(scope),
            }
        ),
        Code::ReviewUnused => {
            "is empty: nobody can sign in with this connection; delete it or enable a client"
                .to_string()
        }
        Code::ReviewNameSaysNothing => {
            "should tell people what the connection is for, since its name does not; give it one"
                .to_string()
        }
        Code::ReviewNoNotes => {
            "is empty; note who owns the connection and why it is there, for whoever comes next"
                .to_string()
        }
        Code::ReviewPublicMailDomain => {
            "is a domain at which anybody can have an address, so that strangers are sent to this \
             connection; name domains that its organisation owns"
                .to_string()
        }
        Code::SetSameName => {
            "is the name of another connection, too; a tenant takes each name once".to_string()
        }
        Code::SetSameRealm => {
            "is a realm of another connection, too; a tenant takes each realm once".to_string()
        }
        Code::SetSecondDomainConnection => {
            "is on for another connection of this strategy, too; a tenant takes one".to_string()
        }
        Code::SetSameDomain => {
            "is a domain of another connection, too, so that nobody can say which of them its \
             users come to; keep it in one"
                .to_string()
        }
        Code::SetSameCertificate => {
            "is the certificate of another connection, too, whose identity provider is elsewhere; \
             has it been copied by mistake?"
                .to_string()
        }
        Code::CertificateExpired
        | Code::CertificateExpiresSoon
        | Code::CertificateNotYetValid
        | Code::CertificateUnreadable => certificate::message(code, params),
    }
}

/// What a text has to look like, by the slug of its form.
const FORMS: &[(&str, &str)] = &[
    (
        "connection-name",
        "must have letters, digits and single hyphens between them, nothing else",
    ),
    (
        "https-url",
        "must be a full https:// URL, without a password and without a # part",
    ),
    (
        "host-name",
        "must be a host name such as example.com, without https:// or a path",
    ),
    (
        "domain-alias",
        "must be a domain such as example.com, without @, * or a # part",
    ),
    (
        "server",
        "must be a host name such as adfs.example.com, or a full https:// URL without a password and without a # part",
    ),
    (
        "hexadecimal",
        "must have hexadecimal digits (0 to 9, a to f), nothing else",
    ),
    (
        "uuid",
        "must be an ID of the form 00000000-0000-0000-0000-000000000000",
    ),
    ("digits", "must have digits, nothing else"),
    (
        "entra-client-id",
        "must have letters, digits and - : . / _ ~, nothing else",
    ),
    (
        "twilio-account",
        "must be the SID of a Twilio account: AC and 32 hexadecimal digits",
    ),
    (
        "twilio-messaging-service",
        "must be the SID of a Twilio messaging service: MG and 32 hexadecimal digits",
    ),
    (
        "date-time",
        "must be a date with a time, for example 2026-01-31T12:00:00Z",
    ),
    (
        "openid-scope",
        "must contain the word `openid`; words are separated by a space",
    ),
    ("certificate", "must be a certificate: PEM text or base64"),
    ("private-key", "must be a private key: PEM text or base64"),
    (
        "microsoft-account-client-id",
        "must be an application ID of Microsoft: a UUID, or 16 hexadecimal digits",
    ),
];

fn form(slug: &str) -> &'static str {
    named(FORMS, slug).unwrap_or("does not have the form that is wanted here")
}

/// A condition by its parameters: `` `option` is on ``, `` `option` is `value` `` or
/// `` `option` is set ``.
fn state(params: &Params) -> String {
    let option = params.word("when");
    if let Some(number) = params.number("value") {
        return format!("`{option}` is {number}");
    }
    match params.word("value") {
        "" => format!("`{option}` is set"),
        "true" => format!("`{option}` is on"),
        "false" => format!("`{option}` is off"),
        value => format!("`{option}` is `{value}`"),
    }
}

/// Why a text is not JSON, by the slug of the problem.
const PROBLEMS: &[(&str, &str)] = &[
    ("unexpected-end", "the text ends too early"),
    ("invalid-utf-8", "bytes that are no UTF-8"),
    (
        "invalid-escape",
        "a backslash followed by something that is no escape",
    ),
    ("invalid-number", "a number that is written wrongly"),
    (
        "control-character",
        "a line break or control character inside a text",
    ),
    (
        "too-deep",
        "more than 128 objects and arrays inside each other",
    ),
    ("trailing-text", "something behind the end of the value"),
    ("duplicate-key", "a key that is there twice"),
    ("lone-surrogate", "half of a surrogate pair"),
];

fn syntax(slug: &str) -> &'static str {
    named(PROBLEMS, slug).unwrap_or("an unexpected character")
}

fn unknown(sentence: &str, params: &Params) -> String {
    match params.word("meant") {
        "" => format!("{sentence}; check the spelling"),
        meant => format!("{sentence}; did you mean `{meant}`?"),
    }
}

/// `0 to 24`, `at least 1`, `at most 128 characters`, `exactly 3 entries`.
fn between(params: &Params, unit: &str) -> String {
    match (params.number("min"), params.number("max")) {
        (Some(min), Some(max)) if min == max => format!("exactly {min}{unit}"),
        (Some(min), Some(max)) => format!("{min} to {max}{unit}"),
        (Some(min), None) => format!("at least {min}{unit}"),
        (None, Some(max)) => format!("at most {max}{unit}"),
        (None, None) => unit.trim_start().to_string(),
    }
}

/// `a, b or c`.
fn either(words: &[&str], show: impl Fn(&str) -> String) -> String {
    list(words, "or", show)
}

/// A JSON type with its article.
fn article(name: &str) -> String {
    match name {
        "null" => "null".to_string(),
        "boolean" => "true or false".to_string(),
        "integer" => "a whole number".to_string(),
        "string" => "a text".to_string(),
        "array" | "object" => format!("an {name}"),
        other => format!("a {other}"),
    }
}
