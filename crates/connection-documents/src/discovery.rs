//! Discovery documents of OpenID Connect providers (OpenID Connect Discovery 1.0, section 3).

use connection_model::Strategy;
use connection_validation::catalogue::{choices, derived};
use connection_validation::{Code as Shared, Param, Params};
use lossless_json::{Object, Pointer, Value};

use crate::finding::Findings;
use crate::json::{self, text, texts};
use crate::proposal::{Proposal, faults};
use crate::{Code, Finding};

/// The option whose document this is.
const SOURCE: &str = "discovery_url";
/// The option that holds the whole document.
const WHOLE: &str = "oidc_metadata";

/// Members without which nobody can sign in; that for codes has its own rule.
const NEEDED: [&str; 3] = ["/issuer", "/authorization_endpoint", "/jwks_uri"];

const TOKENS: &str = "token_endpoint";
const RESPONSE_TYPES: &str = "response_types_supported";
const SIGNING: &str = "id_token_signing_alg_values_supported";
const AUTHENTICATION: &str = "token_endpoint_auth_methods_supported";
const CHALLENGES: &str = "code_challenge_methods_supported";

/// What a discovery document says.
#[derive(Clone, Debug, PartialEq)]
pub struct Discovery {
    /// How the provider calls itself.
    pub issuer: Option<String>,
    /// Options for the strategy `oidc`: the endpoints, and what the provider leaves no choice in.
    pub proposal: Proposal,
    /// What is wrong, by pointers into the document.
    pub findings: Vec<Finding>,
}

/// Reads a discovery document of at most 128 KB.
pub fn discovery(input: &[u8]) -> Discovery {
    let mut findings = Findings::default();
    match json::object(input, &mut findings) {
        Some(document) => read(&document, findings),
        None => Discovery {
            issuer: None,
            proposal: Proposal::nothing(Strategy::Oidc),
            findings: findings.into_vec(),
        },
    }
}

/// Judges a document that has been read.
pub(crate) fn read(document: &Object, mut findings: Findings) -> Discovery {
    judge(document, &mut findings);
    // The whole document has been judged, the options with it.
    let (proposal, _) = Proposal::checked(Strategy::Oidc, options(document));
    Discovery {
        issuer: text(document, "issuer").map(str::to_string),
        proposal,
        findings: findings.into_vec(),
    }
}

/// The members that the catalogue has as options by the same name, as derived from the document,
/// and what follows from those it does not have.
fn options(document: &Object) -> Object {
    let mut options = Object::default();
    for path in derived(Strategy::Oidc, SOURCE).filter(|path| *path != WHOLE) {
        if let Some(value) = document.get(path) {
            options.insert(path, value.clone());
        }
    }
    if only_the_code_flow(document) {
        options.insert("type", "back_channel".into());
    }
    if let Some([only]) = taken_authentication(document).as_deref() {
        options.insert("token_endpoint_auth_method", (*only).into());
    }
    options
}

fn judge(document: &Object, findings: &mut Findings) {
    let whole = [(WHOLE.to_string(), Value::Object(document.clone()))];
    let below = Pointer::root().join(WHOLE);
    let issuer = text(document, "issuer").unwrap_or_default();
    let is_template = issuer.contains('{');
    for (place, fault) in faults(Strategy::Oidc, whole.into_iter().collect()) {
        let Some(place) = place.strip_prefix(&below) else {
            continue;
        };
        if fault.code == Shared::Required && NEEDED.contains(&place.as_str()) {
            findings.error(&place, Code::Shared(fault.code), fault.params);
        } else if !(is_template && place.as_str() == "/issuer") {
            findings.shared(&place, fault);
        }
    }
    let types = texts(document, RESPONSE_TYPES);
    let has_codes = |types: &[&str]| types.iter().any(|it| has_code(it));
    if !document.contains_key(TOKENS) && types.as_deref().is_none_or(has_codes) {
        let params = Params::none().with("key", Param::Word(TOKENS));
        let place = Pointer::root().join(TOKENS);
        findings.error(&place, Code::Shared(Shared::Required), params);
    }
    let mut warn = |member: &str, code, params| {
        findings.warning(&Pointer::root().join(member), code, params);
    };
    if is_template {
        warn("issuer", Code::IssuerTemplate, Params::none());
    }
    if issuer.contains('?') {
        warn("issuer", Code::IssuerQuery, Params::none());
    }
    if types.is_some_and(|types| !has_codes(&types)) {
        warn(RESPONSE_TYPES, Code::NoCodeFlow, Params::none());
    }
    let methods = texts(document, CHALLENGES).unwrap_or_default();
    if !methods.contains(&"S256") {
        warn(CHALLENGES, Code::NoPkce, Params::none());
    }
    let signing = texts(document, SIGNING).unwrap_or_default();
    if signing.contains(&"none") {
        warn(SIGNING, Code::UnsignedTokens, Params::none());
    }
    if taken_authentication(document).is_some_and(|taken| taken.is_empty()) {
        let params = words(authentication());
        warn(AUTHENTICATION, Code::NoClientAuthentication, params);
    }
    let taken = signing_algorithms();
    if !signing.is_empty() && !signing.iter().any(|it| taken.contains(it)) {
        let place = Pointer::root().join(SIGNING);
        findings.error(&place, Code::NoCommonAlgorithm, words(taken));
    }
}

fn words(taken: &'static [&'static str]) -> Params {
    Params::none().with("taken", Param::Words(taken.to_vec()))
}

/// Whether codes can be had, and ID tokens cannot come through the browser.
fn only_the_code_flow(document: &Object) -> bool {
    let types = texts(document, RESPONSE_TYPES).unwrap_or_default();
    let has_token = |it: &&str| it.split(' ').any(|word| word == "id_token");
    types.iter().any(|it| has_code(it)) && !types.iter().any(has_token)
}

fn has_code(response_type: &str) -> bool {
    response_type.split(' ').any(|word| word == "code")
}

/// The ways of the document in which an application can prove who it is that are taken, too.
/// Nothing where the document says nothing.
fn taken_authentication(document: &Object) -> Option<Vec<&str>> {
    let mut methods = texts(document, AUTHENTICATION)?;
    methods.retain(|method| authentication().contains(method));
    Some(methods)
}

fn authentication() -> &'static [&'static str] {
    choices(
        Strategy::Oidc,
        &Pointer::root().join("token_endpoint_auth_method"),
    )
}

fn signing_algorithms() -> &'static [&'static str] {
    let place = Pointer::root().join("id_token_signed_response_algs");
    choices(Strategy::Oidc, &place.join_index(0))
}
