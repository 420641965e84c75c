//! The rate limits that a server of ours knows by name.

use core::str::FromStr;

/// How many requests a server of ours lets through, as it names it in [`Plan::HEADER`].
///
/// A live tenant does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plan {
    /// 50 requests a minute.
    Default,
    /// 100 requests a minute.
    Enterprise,
    /// No rate limit; the answers have no headers of one.
    Off,
}

impl Plan {
    /// The response header in which a server names its plan.
    pub const HEADER: &'static str = "Patchbay-Plan";

    /// The name in the header and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Enterprise => "enterprise",
            Self::Off => "off",
        }
    }
}

/// A text that names no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownPlan;

impl FromStr for Plan {
    type Err = UnknownPlan;

    fn from_str(name: &str) -> Result<Self, UnknownPlan> {
        let plans = [Self::Default, Self::Enterprise, Self::Off];
        let named = plans.into_iter().find(|plan| plan.as_str() == name);
        named.ok_or(UnknownPlan)
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, UnknownPlan};

    #[test]
    fn a_plan_is_read_back_from_its_name() {
        for plan in [Plan::Default, Plan::Enterprise, Plan::Off] {
            assert_eq!(plan.as_str().parse(), Ok(plan));
        }
        assert_eq!("unlimited".parse::<Plan>(), Err(UnknownPlan));
    }
}
