//! Enterprise connections: what proves a request, an answer and an address.

use connection_model::Strategy;
use lossless_json::Value;

use super::{Review, option, word};
use crate::Code;
use crate::params::Params;
use crate::set::public_mail_domains;

pub(super) fn look(review: &mut Review<'_>) {
    match review.strategy {
        Some(Strategy::Samlp | Strategy::PingFederate) => saml(review),
        Some(Strategy::Oidc | Strategy::Okta) => openid_connect(review),
        Some(Strategy::Oauth2) if review.is_off("pkce_enabled") => {
            // A provider that knows no PKCE may refuse who asks with it, so nothing is mended here.
            let params = word("kind", "switch");
            review.find(option("pkce_enabled"), Code::ReviewPkceDisabled, params);
        }
        _ => {}
    }
    let trusted = review.text("should_trust_email_verified_connection");
    // Recorded on tenants: without the option an AD FS server is trusted.
    let is_default = review.strategy == Some(Strategy::Adfs)
        && review.options().is_some()
        && review.is_absent("should_trust_email_verified_connection");
    if trusted == Some("always_set_emails_as_verified") || is_default {
        let place = option("should_trust_email_verified_connection");
        let never = Value::from("never_set_emails_as_verified");
        let params = if is_default {
            word("state", "absent")
        } else {
            Params::none()
        };
        review.mend_one(place, Code::ReviewEmailTrust, params, never);
    }
    // Who is sent away without it may have nowhere else to go, so nothing is mended here.
    review
        .findings
        .extend(public_mail_domains(review.connection));
}

fn saml(review: &mut Review<'_>) {
    if !review.is_on("signSAMLRequest") {
        // The identity provider has to know the certificate first, so nothing is mended here.
        let pointer = option("signSAMLRequest");
        review.find(pointer, Code::ReviewUnsignedRequests, Params::none());
    }
    for (key, weak, strong) in [
        ("signatureAlgorithm", "rsa-sha1", "rsa-sha256"),
        ("digestAlgorithm", "sha1", "sha256"),
    ] {
        if review.text(key) == Some(weak) {
            // Old servers know nothing else, so this is theirs to say first.
            review.find(option(key), Code::ReviewSha1, word("instead", strong));
        }
    }
}

fn openid_connect(review: &mut Review<'_>) {
    // Documented: without `type` an OpenID Connect connection takes the ID token from the browser.
    let flow = review.text("type");
    let implicit = match review.strategy {
        Some(Strategy::Oidc) => matches!(flow, None | Some("front_channel")),
        _ => flow == Some("front_channel"),
    };
    if implicit {
        let pointer = option("type");
        review.find(pointer, Code::ReviewImplicitFlow, Params::none());
    }
    let settings = review.option("connection_settings");
    let pkce = settings.and_then(|settings| settings.get("pkce"));
    if pkce.and_then(Value::as_str) == Some("disabled") {
        let place = option("connection_settings").join("pkce");
        // With `auto` a provider that knows no PKCE is asked without it.
        review.mend(place, Code::ReviewPkceDisabled, Value::from("auto"));
    }
}
