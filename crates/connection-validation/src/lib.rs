#![doc = include_str!("../README.md")]
#![no_std]

extern crate alloc;

pub mod catalogue;
pub mod certificate;
mod code;
mod context;
pub mod docs;
mod engine;
mod explain;
mod finding;
mod format;
mod front;
mod params;
pub mod predicate;
pub mod review;
mod rules;
pub mod schema;
mod secrets;
mod set;
mod strategies;
mod suggest;
mod text;
pub mod typescript;

pub use catalogue::Secret;
pub use code::Code;
pub use context::{Context, Operation};
pub use explain::{
    Explanation, KnownSentence, Reason, Sent, ServerCode, ServerFinding, explain, known_sentences,
    refusal, server_message,
};
pub use finding::{Finding, Report, Severity};
pub use front::{Export, MOST_KEPT, Validator, validate_text, validate_value};
pub use params::{Param, Params};
pub use review::review;
pub use rules::microsoft_directory::validate_provisioned;
pub use secrets::secret_class;
pub use set::{Set, SetFinding, validate_set};
pub use text::{Locale, message};
