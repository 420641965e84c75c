//! The inputs that fuzzing found to reach far, once more, without a fuzzer.

use std::fs;

#[expect(
    unreachable_pub,
    reason = "it is the library of the fuzzer's crate as well"
)]
#[path = "fuzz/src/lib.rs"]
mod fuzz;

/// Runs a target over its inputs.
#[track_caller]
fn replay(name: &str, target: fn(&[u8])) {
    let folder = crate::root().join("tests/fuzz/corpus").join(name);
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        target(&fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 20, "{name} has {count} inputs");
}

#[test]
fn any_text_is_judged_alike_in_one_piece_and_in_many() {
    replay("text", fuzz::text);
}

#[test]
fn any_payload_is_mended_to_an_end_and_quoted_nowhere() {
    replay("payload", fuzz::payload);
}

#[test]
fn any_certificate_is_read_or_not() {
    replay("certificate", fuzz::certificate);
}

#[test]
fn any_document_is_read_or_not() {
    replay("document", fuzz::document);
}

#[test]
fn any_answer_of_a_server_is_explained_without_secrets() {
    replay("refusal", fuzz::refusal);
}
