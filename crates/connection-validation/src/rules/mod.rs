//! Rules that relations cannot say, grouped by theme.
//!
//! Each names the keys it reads and reports at one of them.

pub(crate) mod button;
pub(crate) mod clients;
pub(crate) mod code_exchange;
pub(crate) mod custom_database;
pub(crate) mod google_workspace;
pub(crate) mod identifiers;
pub(crate) mod microsoft_directory;
pub(crate) mod passwords;
pub(crate) mod retired;
pub(crate) mod scopes;
mod stored;

use connection_model::{Contract, Strategy};
use lossless_json::{Operation as PatchOperation, Patch, Pointer, Value};

use crate::Code;
use crate::catalogue::OptionId;
use crate::catalogue::relation::Expected;
use crate::catalogue::table::Checks;
use crate::context::{Context, Operation};
use crate::engine::{Facts, Named, Outbox};
use crate::finding::Severity;
use crate::params::Params;
use crate::strategies;

/// What a rule may look at.
pub(crate) struct Payload<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) strategy: Option<Strategy>,
    /// What it names as its strategy itself.
    pub(crate) named: Named,
    /// The options that are in the payload.
    pub(crate) options: &'a Facts,
    /// The top-level fields that are in the payload.
    pub(crate) common: &'a Facts,
}

/// Applies the rules of the payload's strategy and those of every connection.
pub(crate) fn apply(payload: &Payload<'_>, outbox: &mut Outbox) {
    button::apply(payload, outbox);
    retired::apply(payload, outbox);
    scopes::apply(payload, outbox);
    clients::apply(payload, outbox);
    match payload.strategy {
        Some(Strategy::Auth0) => {
            identifiers::apply(payload, outbox);
            passwords::apply(payload, outbox);
            custom_database::apply(payload, outbox);
        }
        Some(Strategy::GoogleApps) => google_workspace::apply(payload, outbox),
        Some(Strategy::Waad) => microsoft_directory::apply(payload, outbox),
        Some(Strategy::Oidc) => {
            code_exchange::apply(payload, &code_exchange::OIDC, outbox);
        }
        Some(Strategy::Okta) => {
            code_exchange::apply(payload, &code_exchange::OKTA, outbox);
        }
        _ => {}
    }
}

/// What a creation has to have at least one of, for a rule of the strategy to find anything.
///
/// `show_as_button` is apart: it is no option.
pub(crate) fn triggers(strategy: Strategy) -> impl Iterator<Item = &'static (u16, Expected)> {
    let lists: &[&[(u16, Expected)]] = match strategy {
        Strategy::Auth0 => &[identifiers::TRIGGERS, passwords::TRIGGERS],
        _ => &[],
    };
    lists.iter().copied().flatten()
}

/// The `scope` that a creation has to have for a rule of the strategy to find anything, and what it
/// is made from.
pub(crate) fn made_scope(strategy: Strategy) -> Option<scopes::Scope> {
    scopes::of(strategy)
}

impl Payload<'_> {
    /// Reports at an option, or at where it would stand, in the order of `near`.
    fn report(&self, outbox: &mut Outbox, at: u16, near: u16, code: Code, severity: Severity) {
        self.found(outbox, [at, near], code, severity);
    }

    /// Warns at an option that is left out, and offers to send what is stored, where that is known.
    fn left_out(&self, outbox: &mut Outbox, at: u16, code: Code, stored: Option<&Value>) {
        let Some((finding, path)) = self.found(outbox, [at, at], code, Severity::Warning) else {
            return;
        };
        if let Some(value) = stored.cloned() {
            outbox.fix(
                finding,
                Patch(alloc::vec![PatchOperation::Add { path, value }]),
            );
        }
    }

    fn found(
        &self,
        outbox: &mut Outbox,
        [at, near]: [u16; 2],
        code: Code,
        severity: Severity,
    ) -> Option<(usize, Pointer)> {
        let checks = self.strategy.map(strategies::checks)?;
        let position = [at, near]
            .into_iter()
            .find_map(|option| self.options.present(option))
            .map(|fact| fact.position)
            .or(self.options.start())
            .unwrap_or(0);
        let pointer = pointer(checks, at);
        let none = Params::none();
        let finding = outbox.report_earlier(position, pointer.clone(), code, severity, none);
        Some((finding, pointer))
    }

    /// Whether the payload replaces a stored connection's options as a whole.
    fn replaces_options(&self) -> bool {
        self.context.contract == Contract::Tenant
            && matches!(self.context.operation, Operation::Update { .. })
    }
}

fn pointer(checks: &'static Checks, option: u16) -> Pointer {
    crate::engine::option_pointer(checks, OptionId(option))
}
