//! The relations and rules of a strategy as one expression over the options `o` and the
//! connection `c`, whose values are known to fit their rows.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use connection_model::Strategy;

use crate::catalogue::OptionId;
use crate::catalogue::relation::{Condition, Expected, Relates};
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::rules;
use crate::rules::scopes::Source;

/// `&&` and an expression for each relation and each rule: that it is not broken.
pub(super) fn unbroken(strategy: Strategy, checks: &'static Checks) -> String {
    let terms = Terms { checks };
    let mut text = String::new();
    for relation in checks.relations {
        let broken = terms.broken(relation.relates);
        text.push_str(&format!("\n&&!({broken})"));
    }
    for (option, expected) in rules::triggers(strategy) {
        text.push_str(&format!("\n&&!({})", terms.is(*option, *expected)));
    }
    if let Some(made) = rules::made_scope(strategy)
        && let Some((scope, others)) = made.reads.split_last()
    {
        let absent = terms.absent(*scope);
        let is_made = terms.is_made(*scope, others, made.source);
        text.push_str(&format!("\n&&({absent}||{is_made})"));
    }
    text.push_str(&unbroken_button(strategy));
    text
}

/// The same of the one rule that looks at the connection itself.
pub(super) fn unbroken_button(strategy: Strategy) -> String {
    if strategy.can_show_as_button() {
        return String::new();
    }
    "\n&&c.show_as_button!==true".to_string()
}

struct Terms {
    checks: &'static Checks,
}

impl Terms {
    /// When a creation breaks it.
    fn broken(&self, relates: Relates) -> String {
        match relates {
            Relates::Excludes(first, second) => {
                format!("{}&&{}", self.present(first), self.present(second))
            }
            Relates::MustBe(condition, option, expected) => format!(
                "{}&&{}&&!({})",
                self.holds(condition),
                self.present(option),
                self.is(option, expected)
            ),
            Relates::IdleWhile(option, condition) => {
                format!("{}&&{}", self.set(option), self.holds(condition))
            }
            Relates::CountsOnlyWith(option, condition) => {
                format!("{}&&!({})", self.set(option), self.holds(condition))
            }
            Relates::OneOf(condition, among) => {
                let on = |option: &u16| self.is(*option, Expected::Bool(true));
                format!("{}&&!({})", self.holds(condition), any(among, on))
            }
            Relates::AnyOf(condition, among) => {
                let present = |option: &u16| self.present(*option);
                format!("{}&&!({})", self.holds(condition), any(among, present))
            }
            Relates::SetTo(condition, option, expected) => {
                format!(
                    "{}&&!({})",
                    self.holds(condition),
                    self.is(option, expected)
                )
            }
            Relates::RequiredWhen(condition, option) => {
                format!("{}&&{}", self.holds(condition), self.absent(option))
            }
            Relates::Together(among) => {
                let present = |option: &u16| self.present(*option);
                let absent = |option: &u16| self.absent(*option);
                format!("({})&&({})", any(among, present), any(among, absent))
            }
        }
    }

    /// That the scope is what the API makes from the others, or that nobody knows what it makes.
    fn is_made(&self, scope: u16, others: &[u16], source: Source) -> String {
        match source {
            Source::One(places) => {
                let (switches, open) = others
                    .split_at_checked(places.switches.len())
                    .unwrap_or((others, &[]));
                let words = self
                    .checks
                    .row(OptionId(scope))
                    .map_or(&[][..], |row| row.check.words);
                let always = |place: &usize| places.always & (1 << place) != 0;
                let always: Vec<_> = (0..words.len())
                    .filter(always)
                    .map(|it| words[it])
                    .collect();
                let switches = switches.iter().zip(places.switches);
                let pairs: Vec<_> = switches
                    .flat_map(|(key, word)| [self.key(*key), words[usize::from(*word)]])
                    .collect();
                let open: Vec<_> = open.iter().map(|key| self.key(*key)).collect();
                format!("M(o,{},{always:?},{pairs:?},{open:?})", self.value(scope))
            }
            Source::Generations(generation, known) => {
                let known: Vec<i64> = known.iter().map(|(number, _)| *number).collect();
                format!("!{known:?}.includes({})", self.value(generation))
            }
        }
    }

    /// The key of an option at the top.
    fn key(&self, option: u16) -> &'static str {
        self.checks.row(OptionId(option)).map_or("", Row::key)
    }

    fn holds(&self, condition: Condition) -> String {
        match condition {
            Condition::Always => "true".to_string(),
            Condition::Present(option) => self.present(option),
            Condition::Absent(option) => self.absent(option),
            Condition::Is(option, expected) => format!("({})", self.is(option, expected)),
            Condition::IsNot(option, expected) => format!("!({})", self.is(option, expected)),
            Condition::All(conditions) => {
                let terms: Vec<String> = conditions.iter().map(|each| self.holds(*each)).collect();
                format!("({})", terms.join("&&"))
            }
        }
    }

    fn is(&self, option: u16, expected: Expected) -> String {
        let value = self.value(option);
        match expected {
            Expected::Bool(expected) => format!("{value}==={expected}"),
            Expected::Number(expected) => format!("{value}==={expected}"),
            Expected::Choice(word) => {
                let row = self.checks.row(OptionId(option));
                if row.is_some_and(|row| row.check.choices.contains(&word)) {
                    format!("{value}==={word:?}")
                } else {
                    // The engine recognizes only the words of the row.
                    "false".to_string()
                }
            }
        }
    }

    fn present(&self, option: u16) -> String {
        format!("{}!=null", self.value(option))
    }

    fn absent(&self, option: u16) -> String {
        format!("{}==null", self.value(option))
    }

    fn set(&self, option: u16) -> String {
        let value = self.value(option);
        format!("{value}!=null&&{value}!==false")
    }

    /// How the value is reached.
    fn value(&self, option: u16) -> String {
        let path = self.checks.watched_path(option);
        path.split('.')
            .fold(String::from("o"), |text, key| format!("{text}?.[{key:?}]"))
    }
}

fn any(among: &[u16], term: impl Fn(&u16) -> String) -> String {
    among.iter().map(term).collect::<Vec<_>>().join("||")
}
