//! Options that strategies which sign users in by a code have, written once.
//!
//! Their sources are those of the strategies that name these lists.

use crate::catalogue::check::{Check, boolean, closed_object, integer};
use crate::catalogue::form::{Group, group};
use crate::catalogue::line::Line;
use crate::catalogue::macros::rows;

/// The code that is sent, and who may use it.
pub(super) const SIGN_IN: &[Line] = rows! {
    "disable_signup": boolean().documented(),
        group(Group::SignIn),
        "Refuse sign-ups", "Only users who exist can sign in; others get no code.";
    "brute_force_protection": boolean().documented(),
        group(Group::SignIn).default("true"),
        "Brute-force protection", "Slows down and blocks repeated wrong codes.";
    "totp": closed_object().documented(),
        group(Group::SignIn),
        "One-time code", "What the code looks like and how long it can be used.";
    "totp.length": integer().range(4, 40).documented(),
        group(Group::SignIn),
        "Digits", "How many digits a code has, 4 to 40.";
    "totp.time_step": integer().at_least(60).documented(),
        group(Group::SignIn),
        "Lifetime", "For how many seconds a code can be used, at least 60.";
};

/// Parameters of the authorization request that a link or a code belongs to.
pub(super) const fn authorization_parameters(check: &'static Check) -> [Line; 1] {
    [Line {
        path: "authParams",
        check,
        form: group(Group::Advanced),
        label: "Authorization parameters",
        help: "What a sign-in by this connection asks for, for example its scope.",
    }]
}
