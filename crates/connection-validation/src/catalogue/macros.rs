//! The macros by which a line of the catalogue is written once.

/// A list of lines: `"path": check, form, "label", "help";`.
///
/// Lines stand in depth-first order: an option, then everything below it.
macro_rules! rows {
    ($($path:literal: $check:expr, $form:expr, $label:literal, $help:literal;)*) => {
        &[$($crate::catalogue::row::Row {
            path: $path,
            check: $check,
            form: $form,
            label: $label,
            help: $help,
        }),*]
    };
}

/// Expands a table into statics that stand side by side, so that a module links only those it
/// reads: `CHECKS` (what is checked), `FORM` (where it stands in a form) and `TEXTS` (what people
/// read).
///
/// `closed` tells whether a key without a line is refused. `shared` names lists of lines that
/// several tables have. Relations name their options by path; a path without a line does not
/// compile. `rules` names lists of the options that functions in `rules` read.
macro_rules! options {
    (
        closed: $closed:literal;
        $($path:literal: $check:expr, $form:expr, $label:literal, $help:literal;)*
        shared: [$($shared:expr),* $(,)?];
        relations: [$($relation:expr),* $(,)?];
        $(rules: [$($reads:expr),* $(,)?];)?
    ) => {
        const LISTS: &[&[$crate::catalogue::row::Row]] = &[
            $crate::catalogue::macros::rows! {
                $($path: $check, $form, $label, $help;)*
            },
            $($shared),*
        ];
        const COUNT: usize = $crate::catalogue::row::total(LISTS);
        const ROWS: [$crate::catalogue::row::Row; COUNT] = $crate::catalogue::row::join(LISTS);
        const RELATIONS: &[$crate::catalogue::relation::Relation] = &[$($relation),*];
        const LINKED: [$crate::catalogue::check::Check; COUNT] =
            $crate::catalogue::link::link($crate::catalogue::row::checks(&ROWS));

        /// What is checked.
        pub(crate) static CHECKS: $crate::catalogue::table::Checks =
            $crate::catalogue::table::Checks {
                rows: {
                    static COLUMN: [$crate::catalogue::check::Check; COUNT] =
                        $crate::catalogue::link::watch(LINKED, RELATIONS, &[$($($reads),*)?]);
                    &COLUMN
                },
                relations: {
                    static RELATED: &[$crate::catalogue::relation::Relation] = RELATIONS;
                    RELATED
                },
                index: {
                    static INDEX: [u16; $crate::catalogue::index::size(COUNT)] =
                        $crate::catalogue::index::build(&LINKED);
                    &INDEX
                },
                requires: $crate::catalogue::link::requires(&LINKED),
                closed: $closed,
            };

        /// Where each option stands in a form.
        pub(crate) static FORM: [$crate::catalogue::form::Form; COUNT] =
            $crate::catalogue::row::forms(&ROWS);

        /// The label and the help of each option.
        pub(crate) static TEXTS: [(&str, &str); COUNT] = $crate::catalogue::row::texts(&ROWS);

        /// The place of the option with this path.
        #[allow(dead_code, reason = "a table without relations names no option")]
        pub(crate) const fn option(path: &str) -> u16 {
            $crate::catalogue::link::id_of(&LINKED, path)
        }
    };
}

pub(crate) use {options, rows};
