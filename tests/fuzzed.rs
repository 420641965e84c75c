//! The inputs that fuzzing found to reach far, once more, without a fuzzer, and some long ones.

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

/// How long an input is that shows what grows faster than its input.
const LONG: usize = 64 * 1024;

/// Runs a target over an input of one part again and again, `before` and `behind` it others.
fn grow(target: fn(&[u8]), before: &str, part: &str, behind: &str) {
    let parts = part.repeat(LONG / part.len());
    target(format!("{before}{parts}{behind}").as_bytes());
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

#[test]
fn any_yaml_is_read_or_not_and_pointed_back_into() {
    replay("yaml", fuzz::yaml);
}

#[test]
fn what_is_as_long_as_it_likes_takes_no_more_for_each_byte() {
    let create = |start: &str| format!("\0\0\0{start}");
    grow(
        fuzz::text,
        &create("{\"options\":{"),
        "\"x\":1,",
        "\"y\":1}}",
    );
    // Below a long key each finding would tell the whole way.
    let key = "k".repeat(LONG);
    grow(
        fuzz::text,
        &create(&format!("{{\"options\":{{\"{key}\":{{")),
        "\"x\":1,",
        "\"y\":1}}}",
    );
    grow(fuzz::text, &create("{\"name\":\""), "-", "\"}");
    grow(fuzz::text, &create(""), "[", "");
    grow(fuzz::text, &create(""), "{\"a\":", "");
    grow(fuzz::text, &create("["), "{},", "{}]");
    grow(
        fuzz::certificate,
        "-----BEGIN CERTIFICATE-----\n",
        "MIIB",
        "",
    );
    grow(fuzz::certificate, "", "0\u{7f}", "");
    grow(fuzz::document, "<EntityDescriptor>", "<a>", "");
    grow(fuzz::document, "{\"keys\":[", "{},", "{}]}");
    let unknown = "Additional properties not allowed: ";
    grow(fuzz::refusal, &format!("\0\0{unknown}"), "a,", "");
    grow(
        fuzz::refusal,
        "\0\0x on property a. Inner errors: [",
        "b (also) ",
        "]",
    );
}

#[test]
fn yaml_as_long_as_it_likes_takes_no_more_for_each_byte() {
    grow(fuzz::yaml, "a: ", "##B##", "\n");
    grow(fuzz::yaml, "", "[", "");
    grow(fuzz::yaml, "", "- ", "");
    grow(fuzz::yaml, "- [", "1,", "1]\n");
    grow(fuzz::yaml, "a: \"", "\\x41", "\"\n");
    grow(fuzz::yaml, "", "- &a x\n", "");
    let keys: Vec<_> = (0..4_000).map(|key| key.to_string()).collect();
    grow(
        fuzz::yaml,
        &format!("- &a {{{}}}\n", keys.join(": 1, ")),
        "- &b {<<: *a}\n",
        "",
    );
    grow(fuzz::yaml, "- &a [x,x,x,x]\n- [", "*a,", "*a]\n");
}
