//! The two contracts a Connections API can speak.

use core::fmt;
use core::str::FromStr;

/// Which rules of the wire a server follows.
///
/// The client knows it before its first write: a server of ours names it in the header
/// [`Contract::HEADER`]; without that header it is a live tenant. It is never inferred from what
/// a write did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Contract {
    /// The API as its reference document describes it: `PATCH` merges `options` deeply, error
    /// bodies have three keys, a delete is done at once.
    #[default]
    Reference,
    /// The API as live tenants answer: `PATCH` replaces `options` whole, error bodies carry an
    /// `errorCode`, a delete goes on in the background.
    Tenant,
}

impl Contract {
    /// The response header in which a server names its contract.
    pub const HEADER: &'static str = "Patchbay-Contract";

    /// The name in the header and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Tenant => "tenant",
        }
    }

    /// The other one of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Reference => Self::Tenant,
            Self::Tenant => Self::Reference,
        }
    }

    /// The contract of a server that sent this header value, or no such header.
    pub fn from_header(value: Option<&str>) -> Self {
        value
            .and_then(|value| value.trim().parse().ok())
            .unwrap_or(Self::Tenant)
    }
}

/// A text that names no contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownContract;

impl FromStr for Contract {
    type Err = UnknownContract;

    fn from_str(name: &str) -> Result<Self, UnknownContract> {
        match name {
            "reference" => Ok(Self::Reference),
            "tenant" => Ok(Self::Tenant),
            _ => Err(UnknownContract),
        }
    }
}

impl fmt::Display for Contract {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Display for UnknownContract {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a contract is `reference` or `tenant`")
    }
}

#[cfg(test)]
mod tests {
    use super::Contract;

    #[test]
    fn a_server_without_the_header_is_a_tenant() {
        assert_eq!(Contract::from_header(None), Contract::Tenant);
        assert_eq!(Contract::from_header(Some("")), Contract::Tenant);
        assert_eq!(
            Contract::from_header(Some("something else")),
            Contract::Tenant
        );
    }

    #[test]
    fn a_server_names_its_contract() {
        for contract in [Contract::Reference, Contract::Tenant] {
            assert_eq!(Contract::from_header(Some(contract.as_str())), contract);
            assert_eq!(contract.other().other(), contract);
        }
    }
}
