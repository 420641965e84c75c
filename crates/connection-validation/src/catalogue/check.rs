//! What is checked of one option: the first of the parallel tables.

use connection_model::Contract;

use super::Types;
use super::bounds::Limits;
use super::loss::Loss;
use super::relation::Expected;
use crate::format::Format;

/// Whether an option's value may be shown, logged or stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Secret {
    /// It may be shown.
    No,
    /// It may hold a secret: scripts, free-form parameters, everything unknown.
    MayContain,
    /// It is one.
    Yes,
}

/// Who uses the host of an address: a URL or a host name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// Browsers and people, who may be inside of a private network.
    Visited,
    /// The API itself, from outside of every private network.
    Called,
    /// Whoever compares it letter by letter with what a message names, so that its spelling is the
    /// provider's: an issuer (OpenID Connect Core, 3.1.3.7), a destination (SAML Core, 3.2.1).
    Compared,
}

/// The kinds of constraint of which the API's enforcement can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aspects(u16);

impl Aspects {
    /// The JSON type.
    pub(crate) const TYPE: Self = Self(1);
    /// The list of allowed values.
    pub(crate) const CHOICES: Self = Self(1 << 1);
    /// The bounds of a number.
    pub(crate) const RANGE: Self = Self(1 << 2);
    /// The smallest length of a text.
    pub(crate) const MIN_LENGTH: Self = Self(1 << 3);
    /// The largest length of a text.
    pub(crate) const MAX_LENGTH: Self = Self(1 << 4);
    /// The smallest number of entries.
    pub(crate) const MIN_COUNT: Self = Self(1 << 5);
    /// The largest number of entries, and that none is there twice.
    pub(crate) const MAX_COUNT: Self = Self(1 << 6);
    /// That the member must be there.
    pub(crate) const REQUIRED: Self = Self(1 << 7);
    /// The form of a text.
    pub(crate) const FORMAT: Self = Self(1 << 8);
    /// That a closed object takes no other keys.
    pub(crate) const KEYS: Self = Self(1 << 9);
    /// All of them.
    pub(crate) const ALL: Self = Self(0x3ff);

    const NONE: Self = Self(0);

    /// Whether the set holds the aspect.
    pub(crate) const fn has(self, aspect: Self) -> bool {
        self.0 & aspect.0 == aspect.0
    }

    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What is checked of one option, or of several that are checked alike.
///
/// It is written as a chain, for example `integer().range(0, 24)`. What it says is refused by
/// the API unless it is called [`documented`](Self::documented).
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a row is a list of independent marks"
)]
pub(crate) struct Check {
    pub(crate) types: Types,
    pub(crate) choices: &'static [&'static str],
    pub(crate) range: Limits,
    pub(crate) length: Limits,
    pub(crate) count: Limits,
    pub(crate) format: Format,
    pub(crate) address: Address,
    pub(crate) unique: bool,
    /// Texts that are told apart in it: entries of an array, or words of a text.
    pub(crate) words: &'static [&'static str],
    /// Whether all of `words` must be there.
    pub(crate) wants_words: bool,
    pub(crate) closed: bool,
    pub(crate) required: bool,
    pub(crate) create_only: bool,
    pub(crate) documented: Aspects,
    pub(crate) secret: Secret,
    /// Whether a placeholder in the place of the text is certainly not the value.
    pub(crate) filled_in: bool,
    /// What becomes of it when an update leaves it out.
    pub(crate) loss: Loss,
    pub(crate) reads: Option<Contract>,
    pub(crate) twin: &'static str,
}

const fn of(types: Types) -> Check {
    Check {
        types,
        choices: &[],
        range: Limits::NONE,
        length: Limits::NONE,
        count: Limits::NONE,
        format: Format::Any,
        address: Address::Visited,
        unique: false,
        words: &[],
        wants_words: false,
        closed: false,
        required: false,
        create_only: false,
        documented: Aspects::NONE,
        secret: Secret::No,
        filled_in: false,
        loss: Loss::Unsaid,
        reads: None,
        twin: "",
    }
}

/// A text.
pub(crate) const fn string() -> Check {
    of(Types::STRING)
}

/// A number without a fraction.
pub(crate) const fn integer() -> Check {
    of(Types::INTEGER)
}

/// Any number.
pub(crate) const fn number() -> Check {
    of(Types::NUMBER)
}

/// `true` or `false`.
pub(crate) const fn boolean() -> Check {
    of(Types::BOOLEAN)
}

/// An array; its entries are the row `path[]`.
pub(crate) const fn array() -> Check {
    of(Types::ARRAY)
}

/// An object that takes any further key.
pub(crate) const fn object() -> Check {
    of(Types::OBJECT)
}

/// An object that takes only the keys of the catalogue.
pub(crate) const fn closed_object() -> Check {
    let mut check = of(Types::OBJECT);
    check.closed = true;
    check
}

/// One of these texts.
pub(crate) const fn one_of(choices: &'static [&'static str]) -> Check {
    let mut check = of(Types::STRING);
    check.choices = choices;
    check
}

impl Check {
    /// `null` is taken as well.
    pub(crate) const fn or_null(self) -> Self {
        self.or(Types::NULL)
    }

    /// Values of these types are taken as well.
    pub(crate) const fn or(mut self, types: Types) -> Self {
        self.types = self.types.or(types);
        self
    }

    /// A number from `min` to `max`.
    pub(crate) const fn range(self, min: u32, max: u32) -> Self {
        self.at_least(min).at_most(max)
    }

    /// A number that is at least `min`.
    pub(crate) const fn at_least(mut self, min: u32) -> Self {
        self.range = self.range.from(min);
        self
    }

    /// A number that is at most `max`.
    pub(crate) const fn at_most(mut self, max: u32) -> Self {
        self.range = self.range.to(max);
        self
    }

    /// A text of at least `min` characters (Unicode scalar values).
    pub(crate) const fn min_length(mut self, min: u32) -> Self {
        self.length = self.length.from(min);
        self
    }

    /// A text of at most `max` characters (Unicode scalar values).
    pub(crate) const fn max_length(mut self, max: u32) -> Self {
        self.length = self.length.to(max);
        self
    }

    /// At least `min` entries or members.
    pub(crate) const fn min_count(mut self, min: u32) -> Self {
        self.count = self.count.from(min);
        self
    }

    /// At most `max` entries or members.
    pub(crate) const fn max_count(mut self, max: u32) -> Self {
        self.count = self.count.to(max);
        self
    }

    /// No entry may be there twice.
    pub(crate) const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// These entries of an array, or words of a text, are told apart for the rules that read it.
    pub(crate) const fn words(mut self, words: &'static [&'static str]) -> Self {
        assert!(words.len() <= 64, "each word is one bit");
        self.words = words;
        self
    }

    /// These entries must be in the array.
    pub(crate) const fn contains(self, words: &'static [&'static str]) -> Self {
        let mut check = self.words(words);
        check.wants_words = true;
        check
    }

    /// A text of this form.
    pub(crate) const fn format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// An address that the API itself calls, from outside of every private network.
    pub(crate) const fn called(mut self) -> Self {
        self.address = Address::Called;
        self
    }

    /// An address that is compared letter by letter.
    pub(crate) const fn compared(mut self) -> Self {
        self.address = Address::Compared;
        self
    }

    /// The member must be there when its parent is.
    pub(crate) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Fixed at creation: an update that sends it is refused.
    pub(crate) const fn create_only(mut self) -> Self {
        self.create_only = true;
        self
    }

    /// Only documented: tenants were seen to accept what breaks the row, or it is unknown.
    pub(crate) const fn documented(self) -> Self {
        self.documented_for(Aspects::ALL)
    }

    /// Only documented in this aspect.
    pub(crate) const fn documented_for(mut self, aspect: Aspects) -> Self {
        self.documented = self.documented.or(aspect);
        self
    }

    /// Refused in this aspect all the same: recorded on tenants or reported by users.
    pub(crate) const fn refused_for(mut self, aspect: Aspects) -> Self {
        self.documented = self.documented.without(aspect);
        self
    }

    /// The value is a secret, which is often left to be filled in: a placeholder is told.
    pub(crate) const fn secret(mut self) -> Self {
        self.secret = Secret::Yes;
        self.filled_in = true;
        self
    }

    /// The value may hold a secret, and a placeholder is told as well.
    pub(crate) const fn may_contain_secret(mut self) -> Self {
        self.secret = Secret::MayContain;
        self.filled_in = true;
        self
    }

    /// The text is a program, which may hold a secret, and in which anything may stand.
    pub(crate) const fn script(mut self) -> Self {
        self.secret = Secret::MayContain;
        self.filled_in = false;
        self
    }

    /// Left out of an update it is gone, whatever it starts from in a creation.
    pub(crate) const fn lost_when_left_out(mut self) -> Self {
        self.loss = Loss::Gone;
        self
    }

    /// Left out of an update, the API fills it in anew.
    pub(crate) const fn refilled(mut self) -> Self {
        self.loss = Loss::Made;
        self
    }

    /// Left out of an update, the API fills in this value.
    pub(crate) const fn refilled_with(mut self, value: Expected) -> Self {
        self.loss = Loss::filled_in(value, self.choices);
        self
    }

    /// Left out of an update, the API fills in its members, each as its row says.
    pub(crate) const fn refilled_by_members(mut self) -> Self {
        self.loss = Loss::Members;
        self
    }

    /// A rule of its own tells what leaving it out of an update does.
    pub(crate) const fn loss_told_by_a_rule(mut self) -> Self {
        self.loss = Loss::Told;
        self
    }

    /// Only this contract reads the option; `twin` is the name the other one reads.
    pub(crate) const fn read_by(mut self, contract: Contract, twin: &'static str) -> Self {
        self.reads = Some(contract);
        self.twin = twin;
        self
    }

    /// Up to how many bytes a text may have that is right whatever it says, as long as it says
    /// something: characters are never more than bytes. 0 where no such text is right.
    pub(crate) const fn short_texts(&self) -> u8 {
        let says_any = self.types.has(Types::STRING) && self.words.is_empty() && !self.create_only;
        if says_any && self.takes_any_wording() {
            self.length.any_below()
        } else {
            0
        }
    }

    /// The types of scalars of which the row takes every value.
    pub(crate) const fn unbound(&self) -> Types {
        let mut bound = Types::ARRAY.or(Types::OBJECT);
        if !(self.takes_any_wording() && self.length.is_none()) {
            bound = bound.or(Types::STRING);
        }
        if !self.range.is_none() {
            bound = bound.or(Types::NUMBER).or(Types::INTEGER);
        }
        // An update may not empty what is stored.
        if matches!(self.secret, Secret::Yes) {
            bound = bound.or(Types::NULL);
        }
        self.types.without(bound)
    }

    /// Whether it does not matter what a text says, but perhaps how long it is.
    const fn takes_any_wording(&self) -> bool {
        self.choices.is_empty() && matches!(self.format, Format::Any) && !self.filled_in
    }
}
