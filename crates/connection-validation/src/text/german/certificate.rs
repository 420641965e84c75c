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
            0 => format!("ist heute abgelaufen; {GET_IT}"),
            _ => format!("ist vor {} abgelaufen; {GET_IT}", counted(days)),
        },
        Code::CertificateExpiresSoon => match days {
            0 => format!("läuft innerhalb eines Tages ab; {GET_IT}"),
            1..=7 => format!(
                "läuft in {} ab, und mit ihm endet die Anmeldung; jetzt das neue eintragen",
                counted(days)
            ),
            8..=30 => format!("läuft in {} ab; {GET_IT}", counted(days)),
            _ => format!(
                "läuft in {} ab; bei der Gegenseite fragen, wann das neue kommt",
                counted(days)
            ),
        },
        Code::CertificateNotYetValid => match days {
            0 => {
                "ist noch nicht gültig, aber in weniger als einem Tag; bis dahin das alte behalten"
                    .to_string()
            }
            _ => format!(
                "ist erst in {} gültig; bis dahin das alte behalten",
                counted(days)
            ),
        },
        _ => format!(
            "{}, sodass niemand weiß, wann es abläuft",
            unreadable(params.word("problem"))
        ),
    }
}

const GET_IT: &str = "das neue bei der Gegenseite holen";

fn unreadable(problem: &str) -> &'static str {
    match problem {
        "empty" => "ist leer",
        "other-pem-block" => "enthält etwas, das kein Zertifikat ist",
        "several" => "enthält mehrere Zertifikate",
        _ => "ist nicht als ein Zertifikat zu lesen",
    }
}

/// In the dative, as it stands after `in` and `vor`.
fn counted(days: i64) -> String {
    match days {
        1 => "1 Tag".to_string(),
        _ => format!("{days} Tagen"),
    }
}
