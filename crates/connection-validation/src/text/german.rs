//! German. Sentences address nobody: what to do stands in the infinitive.

mod certificate;

use alloc::format;
use alloc::string::{String, ToString};

use super::phrase::{list, named, quoted};
use crate::code::Code;
use crate::params::Params;

/// The sentence; it ends without a full stop, so that it can stand in a list or in brackets.
#[expect(
    clippy::too_many_lines,
    reason = "one sentence a code, and none forgotten"
)]
pub(super) fn message(code: Code, params: &Params) -> String {
    match code {
        Code::Syntax => format!(
            "ist kein JSON: {} in Zeile {}, Spalte {}",
            syntax(params.word("problem")),
            params.number("line").unwrap_or(1),
            params.number("column").unwrap_or(1),
        ),
        Code::DuplicateKey => "steht zweimal da; eines davon behalten".to_string(),
        Code::NotAnObject => format!("muss ein Objekt sein, nicht {}", kind(params.word("found"))),
        Code::TooLarge => {
            "ist größer als das eine MB, das die API liest; weglassen, was nicht nötig ist"
                .to_string()
        }
        Code::Unlisted => format!(
            "hat {} weitere Befunde, die hier nicht stehen; erst die anderen beheben",
            params.number("count").unwrap_or(1)
        ),
        Code::UnknownField => unknown("ist kein Feld einer Verbindung", params),
        Code::UnknownOption => unknown("ist keine bekannte Option dieser Strategie", params),
        Code::OtherContract => format!(
            "wird von diesem Server nicht gelesen; er liest stattdessen `{}`",
            params.word("instead")
        ),
        Code::Required => "fehlt; die API verlangt es".to_string(),
        Code::Type => format!(
            "muss {} sein, nicht {}",
            either(params.words("expected"), kind),
            kind(params.word("found"))
        ),
        Code::Choice => format!("muss {} sein", either(params.words("allowed"), quoted)),
        Code::Range => format!("muss {} sein", between(params, "")),
        Code::Length => format!("muss {} haben", between(params, " Zeichen")),
        Code::Count => match (params.number("min"), params.number("max")) {
            (Some(1), Some(1)) => "muss genau 1 Eintrag haben".to_string(),
            _ => format!("muss {} haben", between(params, " Einträge")),
        },
        Code::Unique => "steht zweimal da; jeder Eintrag darf einmal vorkommen".to_string(),
        Code::Lacks => format!("muss auch {} nennen", list(params.words("must"), "und", quoted)),
        Code::Format => form(params.word("form")).to_string(),
        Code::NotNormalised => {
            "hat Großbuchstaben im Hostnamen, wo sie nichts bedeuten; bitte kleinschreiben, damit er überall gleich geschrieben ist".to_string()
        }
        Code::PrivateHost => "liegt in einem privaten Netz, wo die API nicht hinkommt; bitte eine Adresse angeben, die das Internet erreicht".to_string(),
        Code::Placeholder => {
            "ist ein Platzhalter und nicht der Wert; den echten an seine Stelle setzen".to_string()
        }
        Code::Immutable => {
            "lässt sich nach dem Anlegen der Verbindung nicht ändern; in der Änderung weglassen"
                .to_string()
        }
        Code::EmptyUpdate => "ändert nichts; mindestens ein Feld nennen".to_string(),
        Code::OptionLost => {
            "ist gespeichert und fehlt hier; eine Änderung ersetzt alle Optionen, also wieder \
             aufnehmen, was bleiben soll"
                .to_string()
        }
        Code::SecretEmptied => {
            "nimmt das gespeicherte Geheimnis weg; es noch einmal senden, wenn es bleiben soll"
                .to_string()
        }
        Code::ClientsApart => {
            "lehnen neuere Mandanten hier ab; mit PATCH /connections/{id}/clients ändern"
                .to_string()
        }
        Code::OptionsNull => {
            "darf nicht null sein; weglassen, um die Optionen zu behalten".to_string()
        }
        Code::UnknownStrategy => match params.word("meant") {
            "" => "ist keine Strategie, die die API kennt".to_string(),
            meant => format!("ist keine Strategie, die die API kennt; gemeint ist wohl `{meant}`"),
        },
        Code::ButtonNotEnterprise => {
            "bewirkt nichts: Anmeldeseiten zeigen Schaltflächen nur für Enterprise-Strategien"
                .to_string()
        }
        Code::HasNoEffect => format!("bewirkt nichts, solange nicht gilt: {}", state(params)),
        Code::NoEffectBeside => format!("bewirkt nichts, solange gilt: {}", state(params)),
        Code::OnlyOneOf => format!(
            "geht nicht zusammen mit `{}`; eines von beiden behalten",
            params.word("other")
        ),
        Code::MissingBeside => match params.words("others") {
            [] => format!("fehlt; nötig, solange gilt: {}", state(params)),
            others => format!(
                "fehlt; dies oder {} ist nötig, solange gilt: {}",
                either(others, quoted),
                state(params)
            ),
        },
        Code::Overwritten => {
            "wird überschrieben: die API bildet es aus den Berechtigungen daneben; diese ändern und es weglassen"
                .to_string()
        }
        Code::AlwaysOn => "ist immer an; die API lässt es so".to_string(),
        Code::Incomplete => format!(
            "fehlt; gehört zusammen mit {}",
            list(params.words("others"), "und", quoted)
        ),
        Code::MustBe => format!(
            "muss `{}` sein, solange gilt: {}",
            params.word("must"),
            state(params)
        ),
        Code::RetiredStrategy => match params.word("creation") {
            "refused" => {
                "ist ausgemustert: die API legt keine solche Verbindung mehr an, sodass diese nicht \
                 wiederherzustellen ist; ihre Benutzer vor dem Löschen in eine andere übernehmen"
            }
            _ => {
                "ist ausgemustert: die API nimmt sie noch, neue Verbindungen nehmen besser eine andere"
            }
        }
        .to_string(),
        Code::MissingFederationMetadata => {
            "fehlt; angeben, oder die Metadaten selbst in `fedMetadataXml`".to_string()
        }
        Code::MissingWithoutDiscovery => {
            "fehlt; nennen, oder eine `discovery_url`, unter der es zu finden ist".to_string()
        }
        Code::PkceReset => "fehlt; eine Änderung ohne dies schaltet PKCE ab".to_string(),
        Code::MissingWithoutMetadata => {
            "fehlt; angeben, oder die SAML-Metadaten, in denen es steht".to_string()
        }
        Code::MissingDirectoryDomain => {
            "fehlt; das Verzeichnis nennen, zum Beispiel example.onmicrosoft.com".to_string()
        }
        Code::CommonEndpointWithScim => {
            "wird abgelehnt, solange Benutzer über SCIM kommen; aus lassen, oder erst die SCIM-Einstellungen entfernen"
                .to_string()
        }
        Code::ObjectIdNeededByScim => {
            "muss `oid` sein, solange Benutzer über SCIM kommen, das es braucht".to_string()
        }
        Code::MissingOktaDomain => {
            "fehlt; die Okta-Organisation nennen, zum Beispiel example.okta.com".to_string()
        }
        Code::MissingWithoutOktaDomain => {
            "fehlt; nennen, oder die Okta-`domain`, unter der es zu finden ist".to_string()
        }
        Code::MissingWorkspaceDomain => {
            "fehlt; die Domain des Google Workspace nennen, zum Beispiel example.com".to_string()
        }
        Code::NeededByProvisioning => {
            "wird abgelehnt, solange die Verzeichnisübernahme an ist, die es braucht".to_string()
        }
        Code::AttributesWithUsername => {
            "geht nicht zusammen mit `attributes`; stattdessen `attributes.username` verwenden"
                .to_string()
        }
        Code::AttributesWithValidation => {
            "geht nicht zusammen mit `attributes`; stattdessen `attributes.username.validation` \
             verwenden"
                .to_string()
        }
        Code::NoActiveIdentifier => {
            "braucht eine aktive Kennung, mit der man sich anmelden kann".to_string()
        }
        Code::RequiredNotOnSignup => {
            "muss `required` sein, denn jedes Profil muss das Attribut haben".to_string()
        }
        Code::NonUniqueEmailAdded => {
            "darf bei einer bestehenden Verbindung nicht false sein; dafür eine neue anlegen"
                .to_string()
        }
        Code::EmailUniqueChanged | Code::UserIdMappingChanged => {
            "lässt sich nach dem Anlegen der Verbindung nicht ändern; den gespeicherten Wert senden"
                .to_string()
        }
        Code::NonUniqueIdentifier => {
            "sollte false sein: eine E-Mail-Adresse, die mehrere haben, weist niemanden aus"
                .to_string()
        }
        Code::PasswordOptionsWithLegacy => {
            "ist eine ältere Einstellung, die `password_options` ablöst; eine von beiden behalten"
                .to_string()
        }
        Code::ThreeOfFour => {
            "verlangt drei von vier Arten, also muss `character_types` alle vier nennen".to_string()
        }
        Code::UnverifiedWithoutPassword => {
            "sollte an sein: ohne Passwort ist der Code bei der Registrierung der einzige Nachweis"
                .to_string()
        }
        Code::PasskeyAlone => {
            "braucht ein zweites Verfahren für alle, die noch keinen Passkey haben oder ihn \
             verloren haben"
                .to_string()
        }
        Code::ScriptContextOneWay => {
            "lässt sich nicht wieder abschalten, wenn es einmal an war".to_string()
        }
        Code::CustomDatabaseSwitch => {
            "wird abgelehnt, sobald die Datenbank Benutzer hat; mit einer leeren versuchen"
                .to_string()
        }
        Code::RootAttributesInternal => {
            "ist für eigene Datenbanken; hier liegen die Benutzer beim Mandanten".to_string()
        }
        Code::ReviewWeakPasswordPolicy => match params.word("setting") {
            "length" => {
                "ist zu klein: so kurze Passwörter lassen sich erraten; 8 oder mehr verlangen"
            }
            "dictionary" => {
                "ist aus, sodass die Passwörter erlaubt sind, die alle zuerst versuchen; einschalten"
            }
            _ => "lässt leicht zu erratende Passwörter zu; `good` oder `excellent` setzen",
        }
        .to_string(),
        Code::ReviewPasswordHistoryOff => {
            "ist aus, sodass man zu einem bekannt gewordenen Passwort zurückkehren kann; einschalten"
                .to_string()
        }
        Code::ReviewBruteForceProtectionOff => {
            "ist aus, sodass sich Passwörter ohne Ende durchprobieren lassen; einschalten".to_string()
        }
        Code::ReviewImportMode => {
            "ist an: Anmeldungen gehen noch an die alte Datenbank; abschalten, sobald alle \
             umgezogen sind"
                .to_string()
        }
        Code::ReviewUnsignedRequests => {
            "ist aus, sodass der Identitätsanbieter nicht erkennt, wer fragt; ihm das Zertifikat \
             des Mandanten geben, dann einschalten"
                .to_string()
        }
        Code::ReviewSha1 => format!(
            "ist gebrochen; `{}` verwenden, außer der Identitätsanbieter kennt nichts anderes",
            params.word("instead")
        ),
        Code::ReviewImplicitFlow => {
            "führt das ID-Token durch den Browser; `back_channel` setzen, das holt es mit einem \
             Geheimnis dahinter"
                .to_string()
        }
        Code::ReviewPkceDisabled => match params.word("kind") {
            "switch" => {
                "ist aus, sodass ein abgefangener Code benutzt werden kann; einschalten, wenn der \
                 Anbieter PKCE kennt"
            }
            _ => {
                "ist abgeschaltet, sodass ein abgefangener Code benutzt werden kann; `auto` setzen, \
                 das nimmt PKCE, wo der Anbieter es kann"
            }
        }
        .to_string(),
        Code::ReviewEmailTrust => format!(
            "{}: wer dort eine fremde einträgt, kommt hier in das fremde Konto; \
             `never_set_emails_as_verified` setzen, außer dort wird jede Adresse bestätigt",
            match params.word("state") {
                "absent" => "fehlt, und dann gilt jede E-Mail-Adresse als bestätigt",
                _ => "lässt jede E-Mail-Adresse als bestätigt gelten",
            }
        ),
        Code::ReviewDeveloperKeys => match params.word("keys") {
            "none" => {
                "fehlt, sodass der Anbieter nicht weiß, wer fragt, und sich niemand anmelden kann; \
                 dort eine App registrieren und ihre Client-ID eintragen"
            }
            _ => {
                "fehlt, sodass gemeinsame Entwicklerschlüssel benutzt werden: Benutzer sehen den \
                 Namen einer anderen App, und es kann jederzeit aufhören; eine eigene App \
                 registrieren"
            }
        }
        .to_string(),
        Code::ReviewWideScope => format!(
            "bittet Benutzer um {}, womit Anwendungen ändern oder löschen dürfen, was ihnen \
             gehört, oder in ihrem Namen handeln; nur behalten, wenn eine es braucht",
            match params.word("scope") {
                "" => "eine Berechtigung".to_string(),
                scope => quoted(scope),
            }
        ),
        Code::ReviewUnused => {
            "ist leer: niemand kann sich mit dieser Verbindung anmelden; löschen oder einen \
             Client freigeben"
                .to_string()
        }
        Code::ReviewNameSaysNothing => {
            "sollte sagen, wofür die Verbindung ist, denn ihr Name tut es nicht; eintragen"
                .to_string()
        }
        Code::ReviewNoNotes => {
            "ist leer; notieren, wem die Verbindung gehört und wozu sie da ist"
                .to_string()
        }
        Code::ReviewPublicMailDomain => {
            "ist eine Domain, bei der jeder eine Adresse haben kann, sodass Fremde zu dieser \
             Verbindung geschickt werden; Domains nennen, die ihrer Organisation gehören"
                .to_string()
        }
        Code::SetSameName => {
            "ist auch der Name einer anderen Verbindung; ein Mandant nimmt jeden Namen einmal"
                .to_string()
        }
        Code::SetSameRealm => {
            "ist auch ein Realm einer anderen Verbindung; ein Mandant nimmt jeden Realm einmal"
                .to_string()
        }
        Code::SetSecondDomainConnection => {
            "ist auch bei einer anderen Verbindung dieser Strategie an; ein Mandant nimmt eine"
                .to_string()
        }
        Code::SetSameDomain => {
            "ist auch eine Domain einer anderen Verbindung, sodass niemand sagen kann, zu welcher \
             ihre Benutzer kommen; nur bei einer behalten"
                .to_string()
        }
        Code::SetSameCertificate => {
            "ist auch das Zertifikat einer anderen Verbindung, deren Identitätsanbieter woanders \
             ist; versehentlich kopiert?"
                .to_string()
        }
        Code::CertificateExpired
        | Code::CertificateExpiresSoon
        | Code::CertificateNotYetValid
        | Code::CertificateUnreadable => certificate::message(code, params),
    }
}

/// What a text has to look like, by the slug of its form.
const FORMS: &[(&str, &str)] = &[
    (
        "connection-name",
        "darf nur Buchstaben, Ziffern und einzelne Bindestriche dazwischen haben",
    ),
    (
        "https-url",
        "muss eine vollständige https://-URL sein, ohne Passwort und ohne Teil nach #",
    ),
    (
        "host-name",
        "muss ein Hostname wie example.com sein, ohne https:// und ohne Pfad",
    ),
    (
        "domain-alias",
        "muss eine Domain wie example.com sein, ohne @, * und Teil nach #",
    ),
    (
        "server",
        "muss ein Hostname wie adfs.example.com sein oder eine vollständige https://-URL ohne Passwort und ohne Teil nach #",
    ),
    (
        "hexadecimal",
        "darf nur Hexadezimalziffern haben (0 bis 9, a bis f)",
    ),
    (
        "uuid",
        "muss eine ID der Form 00000000-0000-0000-0000-000000000000 sein",
    ),
    ("digits", "darf nur Ziffern haben"),
    (
        "entra-client-id",
        "darf nur Buchstaben, Ziffern und - : . / _ ~ haben",
    ),
    (
        "twilio-account",
        "muss die SID eines Twilio-Kontos sein: AC und 32 Hexadezimalziffern",
    ),
    (
        "twilio-messaging-service",
        "muss die SID eines Twilio Messaging Service sein: MG und 32 Hexadezimalziffern",
    ),
    (
        "date-time",
        "muss ein Datum mit Uhrzeit sein, zum Beispiel 2026-01-31T12:00:00Z",
    ),
    (
        "openid-scope",
        "muss das Wort `openid` enthalten; Wörter sind durch ein Leerzeichen getrennt",
    ),
    (
        "certificate",
        "muss ein Zertifikat sein: PEM-Text oder Base64",
    ),
    (
        "private-key",
        "muss ein privater Schlüssel sein: PEM-Text oder Base64",
    ),
    (
        "microsoft-account-client-id",
        "muss eine Anwendungs-ID von Microsoft sein: eine UUID oder 16 Hexadezimalziffern",
    ),
];

fn form(slug: &str) -> &'static str {
    named(FORMS, slug).unwrap_or("hat nicht die Form, die hier gebraucht wird")
}

/// A condition by its parameters: `` `option` ist an ``, `` `option` ist `value` `` or
/// `` `option` ist gesetzt ``.
fn state(params: &Params) -> String {
    let option = params.word("when");
    if let Some(number) = params.number("value") {
        return format!("`{option}` ist {number}");
    }
    match params.word("value") {
        "" => format!("`{option}` ist gesetzt"),
        "true" => format!("`{option}` ist an"),
        "false" => format!("`{option}` ist aus"),
        value => format!("`{option}` ist `{value}`"),
    }
}

/// Why a text is not JSON, by the slug of the problem.
const PROBLEMS: &[(&str, &str)] = &[
    ("unexpected-end", "der Text endet zu früh"),
    ("invalid-utf-8", "Bytes, die kein UTF-8 sind"),
    (
        "invalid-escape",
        "ein umgekehrter Schrägstrich vor etwas, das keine Escape-Folge ist",
    ),
    ("invalid-number", "eine falsch geschriebene Zahl"),
    (
        "control-character",
        "ein Zeilenumbruch oder Steuerzeichen in einem Text",
    ),
    (
        "too-deep",
        "mehr als 128 ineinander geschachtelte Objekte und Arrays",
    ),
    ("trailing-text", "etwas hinter dem Ende des Wertes"),
    ("duplicate-key", "ein Schlüssel, der zweimal dasteht"),
    ("lone-surrogate", "ein halbes Surrogatpaar"),
];

fn syntax(slug: &str) -> &'static str {
    named(PROBLEMS, slug).unwrap_or("ein unerwartetes Zeichen")
}

fn unknown(sentence: &str, params: &Params) -> String {
    match params.word("meant") {
        "" => format!("{sentence}; die Schreibweise prüfen"),
        meant => format!("{sentence}; gemeint ist wohl `{meant}`"),
    }
}

/// `0 bis 24`, `mindestens 1`, `höchstens 128 Zeichen`, `genau 3 Einträge`.
fn between(params: &Params, unit: &str) -> String {
    match (params.number("min"), params.number("max")) {
        (Some(min), Some(max)) if min == max => format!("genau {min}{unit}"),
        (Some(min), Some(max)) => format!("{min} bis {max}{unit}"),
        (Some(min), None) => format!("mindestens {min}{unit}"),
        (None, Some(max)) => format!("höchstens {max}{unit}"),
        (None, None) => unit.trim_start().to_string(),
    }
}

/// `a, b oder c`.
fn either(words: &[&str], show: impl Fn(&str) -> String) -> String {
    list(words, "oder", show)
}

/// A JSON type with its article.
fn kind(name: &str) -> String {
    match name {
        "null" => "null",
        "boolean" => "true oder false",
        "integer" => "eine ganze Zahl",
        "number" => "eine Zahl",
        "string" => "ein Text",
        "array" => "ein Array",
        "object" => "ein Objekt",
        _ => "etwas anderes",
    }
    .to_string()
}
