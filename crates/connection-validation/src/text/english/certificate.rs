//! Sentences about certificates.

use alloc::format;
use alloc::string::{String, ToString};

use crate::code::Code;
use crate::params::Params;

/// The sentence for one of the codes `certificate/…`.
pub(super) fn message(code: Code, params: &Params) -> String {
    let days = params.number("days").unwrap_or(0);
    match code {
        Code::CertificateExpired => match days {
            0 => format!("expired today; {GET_IT}"),
            _ => format!("expired {} ago; {GET_IT}", counted(days)),
        },
        Code::CertificateExpiresSoon => match days {
            0 => format!("expires within a day; {GET_IT}"),
            1..=7 => format!(
                "expires in {}, and sign-in stops with it; put the new one in now",
                counted(days)
            ),
            8..=30 => format!("expires in {}; {GET_IT}", counted(days)),
            _ => format!(
                "expires in {}; ask whoever runs the other side when the new one comes",
                counted(days)
            ),
        },
        Code::CertificateNotYetValid => match days {
            0 => "is not valid yet, but within a day; keep the old one until then".to_string(),
            _ => format!(
                "is not valid for another {}; keep the old one until then",
                counted(days)
            ),
        },
        _ => format!(
            "{}, so that nobody knows when it expires",
            unreadable(params.word("problem"))
        ),
    }
}

const GET_IT: &str = "get the new one from whoever runs the other side";

fn unreadable(problem: &str) -> &'static str {
    match problem {
        "empty" => "is empty",
        "other-pem-block" => "holds something that is no certificate",
        "several" => "holds several certificates",
        _ => "cannot be read as one certificate",
    }
}

fn counted(days: i64) -> String {
    match days {
        1 => "1 day".to_string(),
        _ => format!("{days} days"),
    }
}
