//! Options of a connection to PayPal (`paypal`).
//!
//! Source: the published Management API schema of June 2026, which has one list of options for
//! PayPal and its sandbox. Neither was recorded on tenants, so that everything beyond the options
//! all strategies share is only documented.

use crate::Code;
use crate::catalogue::macros::options;
use crate::catalogue::relation::Condition::Present;
use crate::catalogue::relation::Expected::Bool;
use crate::catalogue::relation::Relates::{MustBe, Together};
use crate::catalogue::relation::Relation;
use crate::strategies::paypal_app;

options! {
    closed: false;

    shared: [paypal_app::ROWS];

    relations: [
        Relation::advised(
            Together(&[option("client_id"), option("client_secret")]),
            Code::Incomplete,
        ),
        Relation::advised(
            MustBe(Present(option("profile")), option("profile"), Bool(true)),
            Code::AlwaysOn,
        ),
    ];
}
