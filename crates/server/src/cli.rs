//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::check::CheckArguments;
use crate::inspect::InspectArguments;
use crate::oauth::DEFAULT_CLIENT;

/// Manages the connections of a tenant: a console, and the Connections endpoints of the
/// Management API on an embedded database.
#[derive(Debug, Parser)]
#[command(name = "patchbay", version)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the console and the API; the one line on standard output is a link that signs in
    Serve(ServeArguments),
    /// Print a fresh link that signs in once within five minutes, also while the server runs
    SignIn(SignInArguments),
    /// Add sample connections when there are none
    Seed(SeedArguments),
    /// Make a secret for a client of POST /oauth/token; standard output is one line of JSON
    Client(ClientArguments),
    /// Print an access token for the API; the last line on standard output is the bare token
    Token(TokenArguments),
    /// Check connections in files before they are sent, or those of a tenant
    Check(CheckArguments),
    /// Say what a certificate, SAML metadata, a discovery document or a key set holds, which
    /// options it decides, and what is to be minded
    Inspect(InspectArguments),
}

#[derive(Args, Debug)]
pub(crate) struct DataArguments {
    /// Folder of the database and the signing key [default: $XDG_DATA_HOME/patchbay, else
    /// ~/.local/share/patchbay]
    #[arg(long = "data", value_name = "DIR", env = "PATCHBAY_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct ServeArguments {
    #[command(flatten)]
    pub(crate) data: DataArguments,
    /// Address to listen on; port 0 takes any free port
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Take the next free port when the wanted one is in use
    #[arg(long)]
    pub(crate) next_free_port: bool,
    /// Serve the console from this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) assets: Option<PathBuf>,
    /// Rate limit of each access token's subject: 50 requests a minute, 100, or none
    #[arg(long, value_enum, default_value_t = Plan::Default)]
    pub(crate) plan: Plan,
    /// A further audience that access tokens may name; may be repeated
    #[arg(long, value_name = "URL")]
    pub(crate) audience: Vec<String>,
    /// A further host name that requests may be addressed to; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) allow_host: Vec<String>,
    /// An origin whose pages may use /api/v2 and /oauth/token; may be repeated
    #[arg(long, value_name = "URL")]
    pub(crate) allow_origin: Vec<String>,
    /// Who may show the console in a frame, as in Content-Security-Policy; may be repeated
    #[arg(long, value_name = "SOURCE")]
    pub(crate) frame_ancestors: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Plan {
    /// 50 requests a minute
    Default,
    /// 100 requests a minute
    Enterprise,
    /// No rate limit and no headers of it
    Off,
}

impl Plan {
    /// The name on the command line.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Default => connection_model::Plan::Default.as_str(),
            Self::Enterprise => connection_model::Plan::Enterprise.as_str(),
            Self::Off => connection_model::Plan::Off.as_str(),
        }
    }
}

#[derive(Args, Debug)]
pub(crate) struct SignInArguments {
    #[command(flatten)]
    pub(crate) data: DataArguments,
    /// Where the console is [default: where the server of this folder listens, else
    /// http://127.0.0.1:8080]
    #[arg(long, value_name = "URL")]
    pub(crate) origin: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct SeedArguments {
    #[command(flatten)]
    pub(crate) data: DataArguments,
}

#[derive(Args, Debug)]
pub(crate) struct ClientArguments {
    #[command(flatten)]
    pub(crate) data: DataArguments,
    /// Which client; a new one is made when there is none of this id
    #[arg(long, value_name = "ID", default_value = DEFAULT_CLIENT)]
    pub(crate) id: String,
    /// The scopes it may have, separated by spaces [default: every scope of the API]
    #[arg(long, value_name = "SCOPES")]
    pub(crate) scope: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct TokenArguments {
    #[command(flatten)]
    pub(crate) data: DataArguments,
    /// Scopes separated by spaces [default: every scope of the API]
    #[arg(long, value_name = "SCOPES")]
    pub(crate) scope: Option<String>,
    /// The audience the token is for
    #[arg(
        long,
        value_name = "URL",
        default_value = "http://127.0.0.1:8080/api/v2/"
    )]
    pub(crate) audience: String,
    /// How long the token is good for
    #[arg(long, value_name = "SECONDS", default_value_t = 86_400)]
    pub(crate) expires_in: u64,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::CommandLine;

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }
}
