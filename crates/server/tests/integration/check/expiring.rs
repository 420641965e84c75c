//! `--expiring`: the dates of certificates decide, too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Files, RIGHT};

const PEM: &str = include_str!("../../../../connection-validation/tests/data/example.pem");
/// The last second of the example, as it stands in it.
const NOT_AFTER: &[u8] = b"20540301235959Z";

/// The example as a tenant stores it, ending at another time.
fn certificate(not_after: &[u8]) -> String {
    let body: String = PEM.lines().filter(|line| !line.starts_with('-')).collect();
    let mut der = STANDARD.decode(body).unwrap();
    let place = der
        .windows(NOT_AFTER.len())
        .position(|bytes| bytes == NOT_AFTER)
        .unwrap();
    der[place..place + not_after.len()].copy_from_slice(not_after);
    STANDARD.encode(der)
}

fn connection(strategy: &str, option: &str, certificate: &str) -> String {
    format!(
        r#"{{"name":"a","strategy":"{strategy}","options":{{"signInEndpoint":"https://idp.example/sso","{option}":"{certificate}"}}}}"#
    )
}

#[test]
fn an_expired_certificate_is_an_error_and_one_that_expires_soon_a_warning() {
    let expired = certificate(b"20250301235959Z");
    let lasting = certificate(NOT_AFTER);
    let files = Files::new(&[
        (
            "expired.json",
            &connection("samlp", "signingCert", &expired),
        ),
        (
            "other.json",
            &connection("pingfederate", "cert", &expired)
                .replace("signInEndpoint", "pingFederateBaseUrl"),
        ),
        (
            "lasting.json",
            &connection("samlp", "signingCert", &lasting),
        ),
        ("none.json", RIGHT),
        (
            "expired.yaml",
            &format!(
                "name: a\nstrategy: samlp\noptions:\n  signInEndpoint: https://idp.example/\n  cert: {expired}\n"
            ),
        ),
    ]);
    for (name, place) in [
        ("expired.json", "1:86: error: /options/signingCert"),
        ("other.json", "1:98: error: /options/cert"),
        ("expired.yaml", "5:3: error: /options/cert"),
    ] {
        assert_eq!(files.check(&[name]).code, 0, "{name}: nobody asked");
        let run = files.check(&["--expiring", "30", name]);
        assert_eq!(run.code, 1, "{}", run.stdout);
        assert!(
            run.stdout.starts_with(&format!("{name}:{place}: expired ")),
            "{}",
            run.stdout
        );
        assert!(run.stdout.contains("[certificate/expired]"));
        assert!(
            run.stdout
                .contains("note: the dates of 1 certificate were read\n")
        );
    }
    let run = files.check(&["--expiring", "30", "lasting.json", "none.json"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    // 36,500 days are more than the example has left.
    let run = files.check(&["--expiring", "36500", "lasting.json"]);
    assert_eq!(run.code, 0);
    assert!(
        run.stdout.contains("[certificate/expires-soon]"),
        "{}",
        run.stdout
    );
    let run = files.check(&["--strict", "--expiring", "36500", "lasting.json"]);
    assert_eq!(run.code, 1);
}

#[test]
fn scripts_get_dates_like_any_other_finding() {
    let expired = connection("samlp", "cert", &certificate(b"20250301235959Z"));
    let files = Files::new(&[("a.json", &format!("[{RIGHT},{expired}]"))]);
    let rows = files
        .check(&["--format", "json", "--expiring", "1", "a.json"])
        .rows();
    assert_eq!(rows.len(), 1);
    let text = rows[0].to_string();
    assert!(
        text.starts_with(
            r#"{"file":"a.json","index":1,"pointer":"/options/cert","code":"certificate/expired","severity":"error","message":"expired "#
        ),
        "{text}"
    );
    for days in ["-1", "soon", "100000"] {
        assert_eq!(files.check(&["--expiring", days, "a.json"]).code, 2);
    }
}

/// Each finding is sought from its own connection on: else this would take minutes.
#[test]
fn the_dates_of_thousands_of_certificates_take_one_pass() {
    let expired = connection("samlp", "signingCert", &certificate(b"20250301235959Z"));
    let lines = format!("{expired}\n").repeat(5_000);
    let run = Files::new(&[]).check_input(&["--format", "sarif", "--expiring", "1", "-"], &lines);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout
            .contains(r#""region":{"startLine":5000,"startColumn":86}"#)
    );
}
