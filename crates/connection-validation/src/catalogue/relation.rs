//! Relations between options, as data.

use crate::{Code, Severity};

/// A scalar an option may be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `true` or `false`.
    Bool(bool),
    /// One of the option's choices.
    Choice(&'static str),
    /// A whole number.
    Number(i64),
}

/// A state of the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Any state.
    Always,
    /// The option is there and not null.
    Present(u16),
    /// The option is not there, or null.
    Absent(u16),
    /// The option has this value.
    Is(u16, Expected),
    /// The option is not there, or has another value.
    IsNot(u16, Expected),
    /// All of these hold. The first one is what a sentence names.
    All(&'static [Condition]),
}

/// What one relation asks. Options are named by their place in the table ([`Table::at`]).
///
/// [`Table::at`]: super::Table::at
///
/// What an option is asked to be there for is judged only where all options are known: not in an
/// update that the server merges.
#[derive(Clone, Copy, Debug)]
pub enum Relates {
    /// The two cannot both be there. The finding stands at the second.
    Excludes(u16, u16),
    /// When the condition holds, at least one of these is `true`. The finding stands at the
    /// condition's option.
    OneOf(Condition, &'static [u16]),
    /// When the condition holds, at least one of these is there. The finding stands where the
    /// first of them belongs.
    AnyOf(Condition, &'static [u16]),
    /// While the condition holds, the option, if it is there, has this value.
    MustBe(Condition, u16, Expected),
    /// While the condition holds, the option is there and has this value. The finding stands where
    /// the option belongs.
    SetTo(Condition, u16, Expected),
    /// While the condition holds, the option is there. The finding stands where it belongs.
    RequiredWhen(Condition, u16),
    /// Either all of these are there or none is. A finding stands where each that is missing
    /// belongs.
    Together(&'static [u16]),
    /// The option has an effect only while the condition holds; what says nothing, a switch
    /// that is off or an object without members, needs none. The finding stands at the option.
    CountsOnlyWith(u16, Condition),
    /// The option has no effect while the condition holds; what says nothing needs none.
    /// The finding stands at the option.
    IdleWhile(u16, Condition),
}

impl Relates {
    /// An option that must be there for anything to break it.
    pub(super) const fn needs(&self) -> Option<u16> {
        match self {
            Self::Excludes(_, option)
            | Self::MustBe(_, option, _)
            | Self::IdleWhile(option, _)
            | Self::CountsOnlyWith(option, _) => Some(*option),
            Self::OneOf(condition, _)
            | Self::AnyOf(condition, _)
            | Self::SetTo(condition, _, _)
            | Self::RequiredWhen(condition, _) => condition.needs(),
            Self::Together(_) => None,
        }
    }
}

impl Condition {
    /// An option that must be there for it to hold.
    const fn needs(&self) -> Option<u16> {
        match self {
            Self::Present(option) | Self::Is(option, _) => Some(*option),
            Self::Always | Self::Absent(_) | Self::IsNot(..) => None,
            Self::All(conditions) => {
                let mut index = 0;
                while index < conditions.len() {
                    if let Some(option) = conditions[index].needs() {
                        return Some(option);
                    }
                    index += 1;
                }
                None
            }
        }
    }
}

/// A relation between options of one table.
#[derive(Clone, Copy, Debug)]
pub struct Relation {
    pub(crate) relates: Relates,
    pub(crate) code: Code,
    pub(crate) severity: Severity,
    pub(crate) on_update: Severity,
    /// Whether a connection that a server shows may break it.
    pub(crate) of_requests: bool,
    /// What must hold for the API to refuse what breaks it; else it is only advised.
    pub(crate) refused_while: Condition,
    /// The number of a watched option without which nothing breaks it; 0 where there is none.
    pub(crate) needs: u8,
}

impl Relation {
    /// One that nothing breaks.
    pub(super) const NONE: Self = Self::advised(Relates::Together(&[]), Code::Required);

    /// What it asks.
    pub const fn relates(&self) -> Relates {
        self.relates
    }

    /// The code of its findings.
    pub const fn code(&self) -> Code {
        self.code
    }

    /// The severity of its findings, in an update or when a connection is created.
    pub const fn severity(&self, updates: bool) -> Severity {
        if updates {
            self.on_update
        } else {
            self.severity
        }
    }

    /// What must hold for what breaks it to be as severe as that; else it is a warning.
    pub const fn severe_while(&self) -> Condition {
        self.refused_while
    }

    /// The API refuses what breaks it.
    pub(crate) const fn refused(relates: Relates, code: Code) -> Self {
        Self {
            relates,
            code,
            severity: Severity::Error,
            on_update: Severity::Error,
            of_requests: false,
            refused_while: Condition::Always,
            needs: 0,
        }
    }

    /// The API refuses what breaks it while the condition holds; else that is unknown.
    pub(crate) const fn refused_while(relates: Relates, condition: Condition, code: Code) -> Self {
        Self {
            relates,
            code,
            severity: Severity::Error,
            on_update: Severity::Error,
            of_requests: false,
            refused_while: condition,
            needs: 0,
        }
    }

    /// The API refuses to create what breaks it; what it says to an update is unknown.
    pub(crate) const fn refused_on_create(relates: Relates, code: Code) -> Self {
        Self {
            relates,
            code,
            severity: Severity::Error,
            on_update: Severity::Warning,
            of_requests: false,
            refused_while: Condition::Always,
            needs: 0,
        }
    }

    /// The API takes what breaks it, or it is unknown.
    pub(crate) const fn advised(relates: Relates, code: Code) -> Self {
        Self {
            relates,
            code,
            severity: Severity::Warning,
            on_update: Severity::Warning,
            of_requests: false,
            refused_while: Condition::Always,
            needs: 0,
        }
    }

    /// Only requests are held to it: a server shows connections that break it, since it derives
    /// one of the options, or keeps it back.
    pub(crate) const fn of_requests(mut self) -> Self {
        self.of_requests = true;
        self
    }
}
