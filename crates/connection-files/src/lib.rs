#![doc = include_str!("../README.md")]

mod codes;
mod json;
mod place;
mod placeholder;
mod record;
mod yaml;

pub use codes::{YAML_NO_JSON, YAML_SYNTAX};
pub use json::JsonRecords;
pub use place::{Cursor, Offsets, Span, Target, locate, targets, within};
pub use placeholder::{hide_in_json, hide_in_yaml, is_placeholder, show_in_json};
pub use record::{Broken, BrokenPlace, INCLUDED, Included, Item, Origin, Record};
pub use yaml::YamlRecords;
