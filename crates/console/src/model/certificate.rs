//! What a certificate is, in lines for people.

use connection_validation::certificate::date;
use lossless_json::Value;

/// One certificate: names of its facts, and the facts.
pub(crate) type Facts = Vec<(&'static str, String)>;

/// The certificates that a reader of documents has found in a text; none where it is something
/// else.
pub(crate) fn certificates(inspection: &Value) -> Vec<Facts> {
    let is_one = inspection.get("kind").and_then(Value::as_str) == Some("certificates");
    let found = inspection.get("content").and_then(Value::as_array);
    let found = found.filter(|_| is_one).into_iter().flatten();
    found.map(facts).collect()
}

fn facts(certificate: &Value) -> Facts {
    let text = |key| certificate.get(key)?.as_str().map(str::to_owned);
    let subject = text("subject");
    let issuer = text("issuer").filter(|issuer| Some(issuer) != subject.as_ref());
    let facts = [
        ("Subject", subject),
        ("Issuer", issuer),
        ("Valid", validity(certificate)),
        ("Key", certificate.get("key").and_then(key)),
        ("SHA-256", text("sha256")),
    ];
    facts
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact?)))
        .collect()
}

fn validity(certificate: &Value) -> Option<String> {
    let day = |key| Some(date(certificate.get(key)?.as_number()?.as_i64()?));
    Some([&day("not_before")?, " to ", &day("not_after")?].concat())
}

fn key(key: &Value) -> Option<String> {
    let kind = key.get("kind")?.as_str()?;
    // The name of a curve says its size.
    let bits = key.get("bits").filter(|_| kind == "RSA");
    Some(match bits.and_then(Value::as_number) {
        Some(bits) => [kind, ", ", bits.as_str(), " bits"].concat(),
        None => kind.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use lossless_json::Value;

    use super::certificates;

    #[track_caller]
    fn check(inspection: &str, expected: &[&str]) {
        let found = certificates(&Value::parse(inspection.as_bytes()).unwrap());
        let lines: Vec<String> = found
            .into_iter()
            .flatten()
            .map(|(name, fact)| format!("{name}: {fact}"))
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_certificate_says_whom_it_names_and_how_long_it_holds() {
        check(
            r#"{"kind":"certificates","findings":[],"content":[{"pointer":"/0","subject":"CN=a",
                "issuer":"CN=ca","not_before":1709208000,"not_after":2656022399,
                "key":{"kind":"RSA","bits":2048},"sha1":"ab","sha256":"cd"}]}"#,
            &[
                "Subject: CN=a",
                "Issuer: CN=ca",
                "Valid: 2024-02-29 to 2054-03-01",
                "Key: RSA, 2048 bits",
                "SHA-256: cd",
            ],
        );
    }

    #[test]
    fn what_is_not_known_or_says_the_same_twice_is_left_out() {
        check(
            r#"{"kind":"certificates","content":[{"subject":"CN=a","issuer":"CN=a",
                "key":{"kind":"P-256","bits":256}},{"not_before":0,"not_after":86400}]}"#,
            &[
                "Subject: CN=a",
                "Key: P-256",
                "Valid: 1970-01-01 to 1970-01-02",
            ],
        );
    }

    #[test]
    fn what_is_no_certificate_has_no_facts() {
        for other in [
            r#"{"kind":"unknown","content":[],"findings":[]}"#,
            r#"{"kind":"discovery","content":[{"subject":"a"}]}"#,
            r#"{"kind":"certificates","content":{}}"#,
            "null",
            "7",
        ] {
            check(other, &[]);
        }
    }
}
