//! The macro by which a line of the catalogue is written once.

/// Expands the lines of a table into statics that stand side by side, so that a module links only
/// those it reads: `CHECKS` (what is checked), `FORM` (where it stands in a form) and `TEXTS`
/// (what people read).
///
/// A line is `"path": check, form, "label", "help";`. Lines stand in depth-first order: an option,
/// then everything below it. Relations name their options by path; a path without a line does not
/// compile.
macro_rules! options {
    (
        closed: $closed:literal;
        $($path:literal: $check:expr, $form:expr, $label:literal, $help:literal;)+
        relations: [$($relation:expr),* $(,)?];
    ) => {
        const COUNT: usize = [$($path),+].len();
        const ROWS: [$crate::catalogue::check::Check; COUNT] =
            $crate::catalogue::link::link([$($check.at($path)),+]);

        /// What is checked.
        pub(crate) static CHECKS: $crate::catalogue::table::Checks =
            $crate::catalogue::table::Checks {
                rows: { static LINKED: [$crate::catalogue::check::Check; COUNT] = ROWS; &LINKED },
                relations: {
                    static RELATED: &[$crate::catalogue::relation::Relation] = &[$($relation),*];
                    RELATED
                },
                closed: $closed,
            };

        /// Where each option stands in a form.
        pub(crate) static FORM: [$crate::catalogue::form::Form; COUNT] = [$($form),+];

        /// The label and the help of each option.
        pub(crate) static TEXTS: [(&str, &str); COUNT] = [$(($label, $help)),+];

        /// The place of the option with this path.
        #[allow(dead_code, reason = "a table without relations names no option")]
        pub(crate) const fn option(path: &str) -> u16 {
            $crate::catalogue::link::id_of(&ROWS, path)
        }
    };
}

pub(crate) use options;
