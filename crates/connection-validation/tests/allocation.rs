//! A payload without findings and without escapes is checked without any heap memory.

#![cfg(not(target_arch = "wasm32"))]
#![allow(unsafe_code, reason = "an allocator that counts is unsafe to write")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use connection_model::Contract::{Reference, Tenant};
use connection_validation::{Context, validate_text};

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: everything is passed on to the system's allocator; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn a_right_payload_needs_no_heap() {
    let payloads = [
        r#"{"name":"a","strategy":"auth0","options":{"password_history":{"enable":true,"size":5},"disable_signup":true,"mfa":{"active":true,"return_enroll_settings":true},"password_dictionary":{"enable":true,"dictionary":["one","two","three"]}},"realms":["a"],"enabled_clients":["x","y"],"metadata":{"team":"a","stage":"b"}}"#,
        r#"{"options":{"client_id":"x","client_secret":"y","upstream_params":{"screen_name":{"alias":"login_hint"}}},"strategy":"github","name":"b"}"#,
        r#"{"options":{"signInEndpoint":"https://idp.example.com/saml","signingCert":"MIIDAAAA","fieldsMap":{"email":"mail","given_name":["a","b"]},"domain_aliases":["a.example.com"]},"strategy":"samlp","name":"c"}"#,
    ];
    for context in [Context::create(Reference), Context::create(Tenant)] {
        for payload in payloads {
            let before = ALLOCATIONS.get();
            let report = validate_text(payload.as_bytes(), &context);
            let made = ALLOCATIONS.get() - before;
            assert_eq!(report.findings, [], "{payload}");
            assert_eq!(made, 0, "{payload}");
        }
    }
}

#[test]
fn the_counter_counts() {
    let before = ALLOCATIONS.get();
    drop(Box::new(before));
    assert_eq!(ALLOCATIONS.get(), before + 1);
}
