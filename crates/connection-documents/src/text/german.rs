//! German. Sentences address nobody: what to do stands in the infinitive.

use connection_validation::Params;

use super::size;
use crate::Code;

/// The sentence; it ends without a full stop, so that it can stand in a list or in brackets.
#[expect(
    clippy::too_many_lines,
    reason = "one sentence a code, and none forgotten"
)]
pub(super) fn message(code: Code, params: &Params) -> String {
    match code {
        Code::Empty => "ist leer; das Dokument einfügen".to_string(),
        Code::TooLarge => format!(
            "ist größer als {}, sodass nichts davon gelesen wurde",
            size(params.number("max").unwrap_or(0))
        ),
        Code::UnknownKind => "ist weder ein Zertifikat noch SAML-Metadaten, und weder ein \
            Discovery-Dokument noch ein Key Set"
            .to_string(),
        Code::NoCertificate => "enthält kein Zertifikat; die PEM-Datei mit dem Block CERTIFICATE \
            anfordern"
            .to_string(),
        Code::Unreadable => unreadable(params.word("problem")).to_string(),
        Code::NotUnderstood => {
            "lässt seinen Gültigkeitszeitraum lesen und sonst nichts; der Schlüssel ist nicht bekannt"
                .to_string()
        }
        Code::WeakKey => match params.number("bits") {
            Some(bits) => format!(
                "hat einen zu schwachen Schlüssel ({}, {bits} Bit); ein neues anfordern",
                params.word("kind")
            ),
            None => format!(
                "hat einen Schlüssel von einer Art, die niemand mehr verwenden sollte ({}); \
                 ein neues anfordern",
                params.word("kind")
            ),
        },
        Code::WeakSignature => format!(
            "ist mit {} signiert, was gebrochen ist; ein neues anfordern",
            params.word("algorithm")
        ),
        Code::Authority => "gehört einer Zertifizierungsstelle, die Zertifikate signiert und keine \
            Nachrichten; das Zertifikat anfordern, das Nachrichten signiert"
            .to_string(),
        Code::NotForSigning => "hat einen Schlüssel, der verschlüsseln und nicht signieren darf; \
            das Zertifikat zum Signieren anfordern"
            .to_string(),
        Code::NotPem => "hat um das Base64 keine Zeilen BEGIN CERTIFICATE und END CERTIFICATE; \
            das Zertifikat als PEM eintragen"
            .to_string(),
        Code::PrivateKeyBlock => "ist ein privater Schlüssel, der allein der Gegenseite gehört; \
            er wurde nicht gelesen und ist zu ersetzen, falls er von dort kam"
            .to_string(),
        Code::OtherBlock => "ist kein Zertifikat; weglassen".to_string(),
        Code::NotAnObject => "muss ein JSON-Objekt sein".to_string(),
        Code::IssuerTemplate => "enthält einen Platzhalter; das Dokument eines einzelnen \
            Verzeichnisses oder Tenants lesen, dessen Issuer der ist, den seine Tokens nennen"
            .to_string(),
        Code::IssuerQuery => "hat eine Query, die ein Issuer nicht haben darf".to_string(),
        Code::NoCodeFlow => {
            "nennt den Code Flow nicht; nur der Front Channel lässt sich verwenden".to_string()
        }
        Code::NoCommonAlgorithm => format!(
            "nennt keinen der Algorithmen, die angenommen werden: {}",
            params.words("taken").join(", ")
        ),
        Code::UnsignedTokens => {
            "sagt, dass Tokens ohne Signatur kommen können; die angenommenen Algorithmen nennen"
                .to_string()
        }
        Code::NoClientAuthentication => format!(
            "nennt keinen der Wege, auf denen sich eine Anwendung ausweisen kann: {}",
            params.words("taken").join(", ")
        ),
        Code::NoPkce => "nennt S256 nicht, sodass PKCE womöglich nicht verwendet wird; \
            ein gestohlener Code ist dann etwas wert"
            .to_string(),
        Code::NoKeys => {
            "muss ein Array von Schlüsseln sein, auch bei einem einzigen".to_string()
        }
        Code::NoSigningKey => {
            "hat keinen Schlüssel, mit dem sich Signaturen prüfen lassen".to_string()
        }
        Code::NotAKey => "ist kein Schlüssel: nötig ist ein Objekt mit `kty`".to_string(),
        Code::PrivateKey => "ist Teil eines privaten Schlüssels, den dort jeder lesen kann; \
            der Betreiber des Providers muss den Schlüssel sofort ersetzen"
            .to_string(),
        Code::WeakJwk => format!(
            "ist zu schwach ({}, {} Bit)",
            params.word("kind"),
            params.number("bits").unwrap_or(0)
        ),
        Code::UnknownKey => {
            "ist ein Schlüssel von einer Art, die hier nicht bekannt ist, oder beschädigt"
                .to_string()
        }
        Code::DuplicateId => {
            "hat die `kid` eines anderen Schlüssels, sodass niemand weiß, welchen ein Token meint"
                .to_string()
        }
        Code::MissingId => {
            "hat keine `kid`, sodass ein Token ihn unter mehreren nicht nennen kann".to_string()
        }
        Code::NotWellFormed => format!("ist kein XML{}", position(params)),
        Code::Encoding => "ist kein UTF-8; in dieser Kodierung speichern".to_string(),
        Code::DocumentType => format!(
            "hat eine Dokumenttyp-Deklaration{}, die Metadaten nie brauchen; nicht gelesen",
            position(params)
        ),
        Code::XmlEntity => format!(
            "verweist auf eine Entität, die XML nicht hat{}; nicht gelesen",
            position(params)
        ),
        Code::TooDeep => format!(
            "hat mehr als {} Elemente ineinander{}; nicht gelesen",
            params.number("max").unwrap_or(0),
            position(params)
        ),
        Code::TooManyAttributes => format!(
            "hat ein Element mit mehr als {} Attributen oder Namensräumen{}; nicht gelesen",
            params.number("max").unwrap_or(0),
            position(params)
        ),
        Code::WebPage => "ist eine Webseite und nicht das Dokument; \
            die Datei selbst herunterladen, nötigenfalls angemeldet"
            .to_string(),
        Code::NotMetadata => "ist XML und keine SAML-Metadaten".to_string(),
        Code::TooManyEntities => format!(
            "hat mehr als {} Entitäten; die Metadaten der gewünschten nehmen",
            params.number("max").unwrap_or(0)
        ),
        Code::SeveralEntities => match params.number("count") {
            Some(1) => "hat mehrere Entitäten, von denen eine ein Identity Provider ist".to_string(),
            count => format!(
                "hat {} Identity Provider; den gewünschten wählen",
                count.unwrap_or(0)
            ),
        },
        Code::NoIdentityProvider => "ist kein Identity Provider; vielleicht sind es die Metadaten \
            der Anwendung, die an die Gegenseite gehen"
            .to_string(),
        Code::NotSaml2 => "spricht nicht SAML 2.0".to_string(),
        Code::NoEntityId => "hat keine `entityID`".to_string(),
        Code::MetadataExpired => match params.number("days").unwrap_or(0) {
            0 => "war bis heute gültig (`validUntil`); neu holen".to_string(),
            1 => "war bis gestern gültig (`validUntil`); neu holen".to_string(),
            days => format!("war bis vor {days} Tagen gültig (`validUntil`); neu holen"),
        },
        Code::NoSignIn => "hat keine Anmelde-URL".to_string(),
        Code::NoCommonBinding => format!(
            "nimmt Anfragen auf keinem der Wege an, die sich verwenden lassen: {}",
            params.words("taken").join(", ")
        ),
        Code::NoSigningCertificate => {
            "hat kein Zertifikat, mit dem sich seine Antworten prüfen lassen".to_string()
        }
        Code::SeveralCertificates => format!(
            "hat {} Zertifikate, von denen eine Verbindung eines nimmt; fragen, mit welchem \
             signiert wird",
            params.number("count").unwrap_or(0)
        ),
        // The validator has the sentence.
        Code::Shared(_) => String::new(),
    }
}

/// What a sentence about a certificate begins with that stands inside of something else.
pub(super) fn one_of_several(number: i64) -> String {
    format!("Zertifikat {number} darin ")
}

/// ` (Zeile 3, Spalte 7)`, or nothing where the place is not known.
fn position(params: &Params) -> String {
    match (params.number("line"), params.number("column")) {
        (Some(line), Some(column)) => format!(" (Zeile {line}, Spalte {column})"),
        _ => String::new(),
    }
}

fn unreadable(problem: &str) -> &'static str {
    match problem {
        "not-base64" => "ist kein Zertifikat: es ist nicht Base64, oder das Ende fehlt",
        _ => "ist kein Zertifikat: seine Bytes haben nicht die Form eines solchen",
    }
}
