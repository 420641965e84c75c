//! Headers of every answer.

use anyhow::bail;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use connection_model::Contract;
use management_api::CONTRACT;

use crate::cli::Plan;

/// What the page may do; `frame-ancestors` follows. Scripts, styles and requests come from here
/// alone, nothing is inline, and WebAssembly is the only thing that is compiled.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors ";

/// The headers that are the same on all of them, ready to be put on answers.
pub(crate) struct FixedHeaders {
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl FixedHeaders {
    /// `frame_ancestors` are sources as the policy writes them; none means nobody.
    pub(crate) fn new(frame_ancestors: &[String], plan: Plan) -> anyhow::Result<Self> {
        let ancestors = if frame_ancestors.is_empty() {
            "'none'".to_owned()
        } else {
            frame_ancestors.join(" ")
        };
        if ancestors.contains([';', ',']) {
            bail!("--frame-ancestors takes one source each time it is given");
        }
        let Ok(policy) = HeaderValue::try_from(format!("{POLICY}{ancestors}")) else {
            bail!("--frame-ancestors has a character that no source has");
        };
        let fixed = |name, value| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        };
        Ok(Self {
            headers: vec![
                (CONTENT_SECURITY_POLICY, policy),
                (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
                (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
                fixed("cross-origin-opener-policy", "same-origin"),
                fixed("cross-origin-resource-policy", "same-origin"),
                fixed(CONTRACT_HEADER, CONTRACT.as_str()),
                fixed(PLAN_HEADER, plan.as_str()),
            ],
        })
    }

    /// Puts them on an answer. What says nothing about caches is never stored.
    pub(crate) fn apply(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        headers
            .entry(CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store"));
    }
}

/// In it a server names its rate limit, so that a console can say when there is none.
const PLAN_HEADER: &str = "patchbay-plan";
const _: () = assert!(PLAN_HEADER.eq_ignore_ascii_case(connection_model::Plan::HEADER));

const CONTRACT_HEADER: &str = "patchbay-contract";
const _: () = assert!(CONTRACT_HEADER.eq_ignore_ascii_case(Contract::HEADER));

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue};

    use super::FixedHeaders;
    use crate::cli::Plan;

    fn policy(frame_ancestors: &[&str]) -> anyhow::Result<String> {
        let sources: Vec<String> = frame_ancestors.iter().map(ToString::to_string).collect();
        let mut headers = HeaderMap::new();
        FixedHeaders::new(&sources, Plan::Off)?.apply(&mut headers);
        Ok(headers[CONTENT_SECURITY_POLICY].to_str()?.to_owned())
    }

    #[test]
    fn nobody_may_frame_the_console_unless_named() {
        assert!(policy(&[]).unwrap().ends_with("; frame-ancestors 'none'"));
        let named = policy(&["'self'", "https://portal.example"]).unwrap();
        assert!(named.ends_with("; frame-ancestors 'self' https://portal.example"));
    }

    #[test]
    fn a_source_cannot_add_a_directive() {
        for source in [
            "*; script-src *",
            "https://a.example, https://b.example",
            "a\nb",
        ] {
            assert!(policy(&[source]).is_err(), "{source}");
        }
    }

    #[test]
    fn nothing_inline_and_nothing_foreign_runs() {
        let policy = policy(&[]).unwrap();
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        assert!(!policy.contains("'unsafe-eval'"), "{policy}");
        assert!(
            !policy.contains('*') && !policy.contains("http"),
            "{policy}"
        );
    }

    #[test]
    fn an_answer_is_stored_only_where_it_says_so() {
        let headers = FixedHeaders::new(&[], Plan::Off).unwrap();
        let mut silent = HeaderMap::new();
        headers.apply(&mut silent);
        assert_eq!(silent[CACHE_CONTROL], "no-store");
        let mut spoken = HeaderMap::new();
        spoken.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.apply(&mut spoken);
        assert_eq!(spoken[CACHE_CONTROL], "no-cache");
    }
}
