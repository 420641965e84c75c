//! The code exchange of OpenID Connect: what an update takes away by leaving it out.

use super::{Payload, stored};
use crate::Code;
use crate::catalogue::relation::Expected::Choice;
use crate::engine::Outbox;
use crate::strategies::{oidc, okta};

/// The options of a strategy that the rule reads.
pub(crate) struct Options {
    settings: u16,
    /// The flow, where a code is exchanged in one of several.
    flow: Option<u16>,
}

/// Those of `oidc`.
pub(crate) const OIDC: Options = Options {
    settings: oidc::option("connection_settings"),
    flow: Some(oidc::option("type")),
};

/// Those of `okta`, where a code is always exchanged.
pub(crate) const OKTA: Options = Options {
    settings: okta::option("connection_settings"),
    flow: None,
};

/// Reads `connection_settings` and `type` of the payload, and `connection_settings` of the stored
/// connection.
///
/// Recorded on tenants: an update of the options without these settings stores
/// `{"pkce":"disabled"}`, whatever was there before. Where it is not known what was there, only a
/// connection that exchanges a code is told.
pub(super) fn apply(payload: &Payload<'_>, options: &Options, outbox: &mut Outbox) {
    if !payload.replaces_options() || !payload.options.absent(options.settings) {
        return;
    }
    let settings = stored::options(payload).and_then(|stored| stored.get("connection_settings"));
    let pkce = settings.and_then(|settings| settings.get("pkce")?.as_str());
    let back_channel = Choice("back_channel");
    let exchanges = options
        .flow
        .is_none_or(|flow| payload.options.is(flow, back_channel));
    match pkce {
        Some("disabled") => {}
        Some(_) => payload.left_out(outbox, options.settings, Code::PkceReset, settings),
        None if exchanges => payload.left_out(outbox, options.settings, Code::PkceReset, None),
        None => {}
    }
}
