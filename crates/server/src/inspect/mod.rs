//! `patchbay inspect`: what a certificate, SAML metadata, a discovery document or a key set says, and
//! what is to be minded about it.

mod report;

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};
use connection_documents::{Inspection, Kind};
use connection_validation::Severity;
use lossless_json::Value;

/// More is not read of a file: no such document is larger, in bytes.
const LARGEST: u64 = 5 << 20;

#[derive(Args, Debug)]
pub(crate) struct InspectArguments {
    /// Certificates, SAML metadata, OpenID Connect discovery documents, JSON Web Key Sets; - reads
    /// standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// How to print what was read
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON array with an object for each file
    Json,
}

/// 0: nothing is wrong; 1: sign-in fails with a document; 2: a file is none.
pub(crate) fn inspect(arguments: &InspectArguments) -> ExitCode {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |now| i64::try_from(now.as_secs()).unwrap_or(i64::MAX));
    let mut worst = 0;
    let mut found = Vec::new();
    for file in &arguments.files {
        match look(file, now) {
            Ok(inspection) => {
                worst = worst.max(u8::from(is_wrong(&inspection)));
                found.push((file.as_path(), inspection));
            }
            Err(reason) => {
                worst = 2;
                crate::log::say(format_args!("{}: {reason}", file.display()));
            }
        }
    }
    let text = match arguments.format {
        Format::Text => found
            .iter()
            .map(|(file, it)| report::text(file, it))
            .collect(),
        Format::Json => {
            let files = found.iter().map(|(file, it)| report::json(file, it));
            format!("{}\n", Value::Array(files.collect()))
        }
    };
    if io::stdout().write_all(text.as_bytes()).is_err() {
        // Whoever has read enough has closed the pipe.
        return ExitCode::from(worst);
    }
    ExitCode::from(worst)
}

fn look(file: &Path, now: i64) -> Result<Inspection, String> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
    };
    read.map_err(|error| error.to_string())?;
    connection_documents::inspect(&bytes, now).map_err(|reason| reason.to_string())
}

/// Whether sign-in fails with the document as it is.
fn is_wrong(inspection: &Inspection) -> bool {
    let own = inspection.findings.iter();
    let providers = match &inspection.kind {
        Kind::Metadata(providers) => providers.as_slice(),
        _ => &[],
    };
    let theirs = providers.iter().flat_map(|provider| &provider.findings);
    own.chain(theirs)
        .any(|finding| finding.severity == Severity::Error)
}
