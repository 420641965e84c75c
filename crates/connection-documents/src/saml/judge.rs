//! What an entity is good for: options of a connection, and findings.

use std::collections::BTreeSet;

use connection_model::Strategy;
use connection_validation::catalogue::choices;
use connection_validation::{Param, Params};
use lossless_json::{Object, Pointer};

use super::read::{Endpoint, RawEntity, RawProvider};
use super::{Entity, IdentityProvider, Metadata};
use crate::Code;
use crate::certificates::{self, CertificateDetails};
use crate::finding::Findings;
use crate::proposal::Proposal;

const STRATEGY: Strategy = Strategy::Samlp;
const DAY: i64 = 86_400;

/// Judges the entities of a document and the document itself at `now` (seconds since 1970).
pub(super) fn judge(entities: Vec<RawEntity>, now: i64) -> Metadata {
    let root = Pointer::root();
    let mut findings = Findings::default();
    let providers = entities
        .iter()
        .filter(|it| !it.providers.is_empty())
        .count();
    if providers == 0 && entities.len() != 1 {
        findings.error(&root, Code::NoIdentityProvider, Params::none());
    } else if entities.len() > 1 {
        let count = i64::try_from(providers).ok();
        let params = Params::none().with_number("count", count);
        findings.warning(&root, Code::SeveralEntities, params);
    }
    let place = root.join("entities");
    let entities = entities.into_iter().enumerate();
    Metadata {
        entities: entities
            .map(|(index, raw)| entity(raw, place.join_index(index), providers > 0, now))
            .collect(),
        findings: findings.into_vec(),
    }
}

/// Judges one entity. `others` is whether the document has an identity provider at all.
fn entity(raw: RawEntity, pointer: Pointer, others: bool, now: i64) -> Entity {
    let mut findings = Findings::default();
    if raw.id.as_deref().unwrap_or_default().is_empty() {
        findings.warning(&pointer, Code::NoEntityId, Params::none());
    }
    if let Some(ended) = raw.valid_until.filter(|until| *until < now) {
        let days = now.saturating_sub(ended) / DAY;
        let params = Params::none().with("days", Param::Number(days));
        findings.warning(&pointer, Code::MetadataExpired, params);
    }
    let chosen = chosen(raw.providers);
    if chosen.as_ref().is_some_and(|provider| !provider.is_saml_2) {
        findings.error(&pointer, Code::NotSaml2, Params::none());
    }
    let identity_provider = chosen.map(|it| provider(it, &pointer, now, &mut findings));
    let proposal = if let Some(provider) = &identity_provider {
        propose(provider, &pointer, now, &mut findings)
    } else {
        // Federations list those who sign in beside those who vouch for them.
        let add = if others {
            Findings::warning
        } else {
            Findings::error
        };
        let code = Code::NoIdentityProvider;
        add(&mut findings, &pointer, code, Params::none());
        Proposal::nothing(STRATEGY)
    };
    Entity {
        id: raw.id,
        valid_until: raw.valid_until,
        identity_provider,
        is_service_provider: raw.is_service_provider,
        proposal,
        findings: findings.into_vec(),
        pointer,
    }
}

/// An entity may describe itself for older protocols as well.
fn chosen(mut providers: Vec<RawProvider>) -> Option<RawProvider> {
    let place = providers.iter().position(|provider| provider.is_saml_2);
    (!providers.is_empty()).then(|| providers.swap_remove(place.unwrap_or(0)))
}

fn provider(
    raw: RawProvider,
    pointer: &Pointer,
    now: i64,
    findings: &mut Findings,
) -> IdentityProvider {
    let place = pointer.join("certificates");
    let mut certificates: Vec<CertificateDetails> = Vec::new();
    let mut seen = BTreeSet::new();
    for text in raw.certificates {
        let text: String = text.split_ascii_whitespace().collect();
        let place = place.join_index(seen.len());
        if seen.insert(text.clone()) {
            certificates.extend(certificates::certificate(
                text.as_bytes(),
                place,
                now,
                findings,
            ));
        }
    }
    IdentityProvider {
        wants_signed_requests: raw.wants_signed_requests,
        sign_in: raw.sign_in,
        sign_out: raw.sign_out,
        name_id_formats: raw.name_id_formats,
        certificates,
    }
}

fn propose(
    provider: &IdentityProvider,
    pointer: &Pointer,
    now: i64,
    findings: &mut Findings,
) -> Proposal {
    let mut options = Object::default();
    let taken = choices(STRATEGY, &Pointer::root().join("protocolBinding"));
    let sign_in = first(&provider.sign_in, taken);
    let mut sign_out = None;
    if let Some((_, endpoint)) = sign_in {
        options.insert("signInEndpoint", endpoint.location.as_str().into());
        options.insert("protocolBinding", endpoint.binding.as_str().into());
        // The connection has one binding for both.
        let same = first(&provider.sign_out, &[&endpoint.binding]);
        sign_out = same.or_else(|| first(&provider.sign_out, taken));
    } else if provider.sign_in.is_empty() {
        findings.error(pointer, Code::NoSignIn, Params::none());
    } else {
        let params = Params::none().with("taken", Param::Words(taken.to_vec()));
        findings.error(&pointer.join("signIn"), Code::NoCommonBinding, params);
    }
    if let Some((_, endpoint)) = sign_out {
        options.insert("signOutEndpoint", endpoint.location.as_str().into());
    }
    if let Some(details) = signing(provider, pointer, now, findings) {
        options.insert("signingCert", details.certificate.to_pem().into());
    }
    if provider.wants_signed_requests {
        options.insert("signSAMLRequest", true.into());
    }
    let (proposal, faults) = Proposal::checked(STRATEGY, options);
    for (place, fault) in faults {
        let below = |kind: &str, found: Option<(usize, &Endpoint)>| {
            found.map(|(index, _)| pointer.join(kind).join_index(index))
        };
        let place = match place.as_str() {
            "/signInEndpoint" => below("signIn", sign_in),
            "/signOutEndpoint" => below("signOut", sign_out),
            _ => None,
        };
        findings.shared(&place.unwrap_or_else(|| pointer.clone()), fault);
    }
    proposal
}

/// The first endpoint with the first of these bindings that any has.
fn first<'a>(endpoints: &'a [Endpoint], bindings: &[&str]) -> Option<(usize, &'a Endpoint)> {
    let of = |binding: &&str| {
        let mut all = endpoints.iter().enumerate();
        all.find(|(_, endpoint)| endpoint.binding == *binding)
    };
    bindings.iter().find_map(of)
}

/// The certificate that a connection gets: the first that is valid, or else the first. A provider
/// that is about to change its key lists the next one behind the one in use.
fn signing<'a>(
    provider: &'a IdentityProvider,
    pointer: &Pointer,
    now: i64,
    findings: &mut Findings,
) -> Option<&'a CertificateDetails> {
    let all = &provider.certificates;
    if all.is_empty() {
        findings.error(pointer, Code::NoSigningCertificate, Params::none());
    } else if all.len() > 1 {
        let count = i64::try_from(all.len()).ok();
        let params = Params::none().with_number("count", count);
        let place = pointer.join("certificates");
        findings.warning(&place, Code::SeveralCertificates, params);
    }
    let is_valid = |details: &&CertificateDetails| details.certificate.validity().holds_at(now);
    let chosen = all.iter().find(is_valid).or_else(|| all.first())?;
    findings.needs_to_hold(&chosen.pointer);
    Some(chosen)
}
