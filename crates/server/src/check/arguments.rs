//! The command line of `patchbay check`.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use connection_model::Contract;

use super::fix::Mode;
use super::tenant::Address;

/// Stands below the options in `--help`.
const EXPLANATION: &str = "\
A file holds one connection, an array of them, one a line (NDJSON), the answer of GET /connections
with include_totals, or YAML: one connection or a list in each document. Names that end in .yaml or
.yml are YAML, names that end in .json, .jsonl or .ndjson are JSON; of any other file the first
character decides. Each connection is checked as if it were to be created; one that has what only
the server sets (id, provisioning_ticket_url), such as that of an export, as one that exists.

Files of auth0-deploy-cli: a tenant.yaml (its lists connections and databases), or a folder with
connections/*.json and database-connections/*/database.json. Findings about values that hold
##KEY## or @@KEY@@ are left out, and files that a value names have to be there.

Terraform: the output of terraform show -json, of a state or a plan, or a state file. Attributes of
auth0_connection that are options in snake case, or are known to be options, are checked, each by
itself; standard error names those that are not checked.

Examples:
  patchbay check connection.json
  patchbay check --strict connections/*.yaml
  patchbay check auth0-export/
  patchbay check --contract tenant --format json export.ndjson
  patchbay check --expiring 30 export.json
  PATCHBAY_TOKEN=… patchbay check --expiring 30 --tenant https://tenant.eu.auth0.com
  patchbay check --review auth0-export/
  patchbay check --fix --dry-run connections/*.json
  curl -s http://127.0.0.1:8080/api/v2/connections -H \"Authorization: Bearer $TOKEN\" |
    patchbay check -

With --format json, standard output is one array of
  {\"file\", \"index\", \"pointer\", \"code\", \"severity\", \"message\", \"serverMessage\", \"fix\"}
index is the place of the connection in its file, from 0; pointer (RFC 6901) is the place in the
connection; severity is error (the API refuses it) or warning (it takes it, and you will regret
it); serverMessage is there when it is known what the API answers, without what varies in its
sentence; fix (RFC 6902) is there when one mend is certain.

--format sarif is for code scanning: name the files as they lie in the repository. --format github
shows findings beside the lines of a pull request, of which GitHub shows ten errors and ten warnings.

--fix changes what a fix says and not a byte beside it, replaces each file as a whole, and reports
what is left. What comes from standard input goes to standard output, mended. With --dry-run
standard output is the difference; values that may be secret are hidden in it. In both cases the
findings go to standard error.

--review adds what is no mistake and still not good: weak password policies, permissions that reach
far, unsigned requests, certificates that end within ninety days, names and notes that say nothing.
Each is a warning, so that the exit code stays as it is without --strict, and --fix leaves it alone.

--tenant reads the connections page by page, waits when the rate limit is used up, and changes
nothing. The token comes from PATCHBAY_TOKEN, or is fetched for PATCHBAY_CLIENT_ID and
PATCHBAY_CLIENT_SECRET; it needs the scopes read:connections and read:connections_options. The
server says which contract it keeps. In JSON, file is the URL of the connection then.

Exit codes:
  0  no error
  1  an error; with --strict a warning, too; with --dry-run something to fix
  2  not everything could be checked: a file cannot be read, is not JSON or YAML, or has nothing in
     it; a tenant cannot be read";

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
#[derive(Args, Debug)]
#[command(after_long_help = EXPLANATION)]
pub(crate) struct CheckArguments {
    /// The server the connections are meant for: one that keeps to the reference document, or a
    /// live tenant [default: reference; tenant for files of auth0-deploy-cli]
    #[arg(
        long,
        value_name = "CONTRACT",
        value_parser = PossibleValuesParser::new([
            Contract::Reference.as_str(),
            Contract::Tenant.as_str(),
        ])
        .try_map(|name| name.parse::<Contract>().map_err(|error| error.to_string()))
    )]
    pub(crate) contract: Option<Contract>,
    /// How findings are written to standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Exit with 1 for warnings, too
    #[arg(long)]
    pub(crate) strict: bool,
    /// Write findings alone: no notes, no summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// Say below a finding what the API answers to it, too, where its words are known
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// Look into certificates, too: one that expires within so many days is a warning, an expired
    /// one an error
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=36_500))]
    pub(crate) expiring: Option<u32>,
    /// Say, too, what the API takes and its owner may regret, such as weak passwords and wide
    /// permissions, as warnings
    #[arg(long)]
    pub(crate) review: bool,
    /// Check the connections of a tenant, or of a patchbay server, as they are now
    #[arg(long, value_name = "URL", value_parser = Address::parse, conflicts_with_all = ["files", "fix"])]
    pub(crate) tenant: Option<Address>,
    /// Mend what has one certain mend, in place, and report the rest; JSON only
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: write no file, show what would change as a unified diff
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// What to check: files, folders of auth0-deploy-cli, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "tenant")]
    pub(crate) files: Vec<PathBuf>,
}

impl CheckArguments {
    /// What is to become of mended texts; nothing when none is to be mended.
    pub(super) fn fix_mode(&self) -> Option<Mode> {
        self.fix.then_some(if self.dry_run {
            Mode::DryRun
        } else {
            Mode::Write
        })
    }

    /// Whether standard output is for texts of files, so that findings go to standard error.
    pub(super) fn writes_texts(&self) -> bool {
        self.fix && (self.dry_run || self.files.iter().any(|file| file == Path::new("-")))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line a finding, and a summary
    Human,
    /// One array of all findings
    Json,
    /// SARIF 2.1.0, for code scanning services
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
}
