//! From values to texts and back.

use lossless_json::{Patch, Scanner, Value, events};
use proptest::prelude::*;

use crate::generate::{config, spelled, value};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_printed_value_parses_to_itself_numbers_as_written(value in value()) {
        prop_assert_eq!(Value::parse(value.to_string().as_bytes()), Ok(value.clone()));
        prop_assert_eq!(Value::parse(value.to_pretty().as_bytes()), Ok(value));
    }

    #[test]
    fn any_spelling_of_a_value_parses_to_it((value, text) in spelled()) {
        prop_assert_eq!(Value::parse(text.as_bytes()), Ok(value));
    }

    #[test]
    fn the_events_of_a_tree_are_those_of_its_text((value, text) in spelled()) {
        let scanned: Result<Vec<_>, _> = Scanner::new(text.as_bytes()).collect();
        let replayed: Vec<_> = events(&value).collect();
        prop_assert_eq!(scanned, Ok(replayed));
    }

    #[test]
    fn serde_json_reads_what_is_printed(value in value()) {
        let compact: Result<serde_json::Value, _> = serde_json::from_str(&value.to_string());
        let pretty: Result<serde_json::Value, _> = serde_json::from_str(&value.to_pretty());
        let compact = compact.map_err(|error| error.to_string());
        prop_assert!(compact.is_ok());
        prop_assert_eq!(compact, pretty.map_err(|error| error.to_string()));
    }

    #[test]
    fn a_document_of_any_shape_is_a_patch_or_an_error(value in value()) {
        if let Ok(patch) = Patch::from_value(&value) {
            prop_assert_eq!(Patch::from_value(&patch.to_value()), Ok(patch));
        }
    }
}
