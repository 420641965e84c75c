//! `patchbay inspect`: what a certificate, SAML metadata, a discovery document or a key set says, and
//! what is wrong with it.

mod report;

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};
use connection_documents::{Inspection, Severity};
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
    /// Exit with 1 for warnings, too
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON array with an object for each file
    Json,
}

/// 0: nothing is wrong; 1: a document cannot serve its purpose; 2: a file is none, or nothing of it
/// can be read.
pub(crate) fn inspect(arguments: &InspectArguments) -> ExitCode {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |now| i64::try_from(now.as_secs()).unwrap_or(i64::MAX));
    let mut worst = 0;
    let mut found = Vec::new();
    for file in &arguments.files {
        match read(file) {
            Ok(bytes) => {
                let inspection = connection_documents::inspect(&bytes, now);
                worst = worst.max(outcome(&inspection, arguments.strict));
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
    // Whoever has read enough has closed the pipe.
    let _ = io::stdout().write_all(text.as_bytes());
    ExitCode::from(worst)
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(LARGEST).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The exit code that one document asks for.
fn outcome(inspection: &Inspection, strict: bool) -> u8 {
    let is_nothing = match inspection {
        Inspection::Certificates(read) => read.certificates.is_empty(),
        Inspection::Metadata(read) => read.entities.is_empty(),
        Inspection::Discovery(_) | Inspection::KeySet(_) => false,
        Inspection::Unknown(_) => true,
    };
    if is_nothing {
        return 2;
    }
    let is_wrong = |severity| strict || severity == Severity::Error;
    u8::from(inspection.findings().any(|it| is_wrong(it.severity)))
}
