//! The macros by which a line of the catalogue is written once.

/// A list of lines: `"path": check, form, "label", "help";`.
///
/// Lines stand in depth-first order: an option, then everything below it.
macro_rules! rows {
    ($($path:literal: $check:expr, $form:expr, $label:literal, $help:literal;)*) => {
        &[$($crate::catalogue::line::Line {
            path: $path,
            check: const { &$check },
            form: $form,
            label: $label,
            help: $help,
        }),*]
    };
}

/// Expands a table into statics that stand side by side, so that a module links only those it
/// reads: `CHECKS` (what is checked), `PATHS`, `FORM` (where it stands in a form) and `TEXTS` (what
/// people read).
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
        const LISTS: &[&[$crate::catalogue::line::Line]] = &[
            $crate::catalogue::macros::rows! {
                $($path: $check, $form, $label, $help;)*
            },
            $($shared),*
        ];
        const COUNT: usize = $crate::catalogue::line::total(LISTS);
        const RELATIONS: &[$crate::catalogue::relation::Relation] = &[$($relation),*];
        const LINKED: [$crate::catalogue::row::Row; COUNT] =
            $crate::catalogue::link::link(&LINES, RELATIONS, &[$($($reads),*)?]);

        /// The lines, with all their columns.
        pub(crate) const LINES: [$crate::catalogue::line::Line; COUNT] =
            $crate::catalogue::line::join(LISTS);

        /// What is checked.
        pub(crate) static CHECKS: $crate::catalogue::table::Checks =
            $crate::catalogue::table::Checks {
                rows: {
                    static COLUMN: [$crate::catalogue::row::Row; COUNT] = LINKED;
                    &COLUMN
                },
                relations: {
                    static RELATED: [$crate::catalogue::relation::Relation; RELATIONS.len()] =
                        $crate::catalogue::link::related(RELATIONS, &LINKED);
                    &RELATED
                },
                nested: {
                    static NESTED: [(u8, &str); $crate::catalogue::link::count_nested(&LINKED)] =
                        $crate::catalogue::link::nested(&LINES, &LINKED);
                    &NESTED
                },
                requires: $crate::catalogue::link::requires(&LINKED),
                closed: $closed,
            };

        /// The path of each option.
        pub(crate) static PATHS: [&str; COUNT] = $crate::catalogue::line::paths(&LINES);

        /// Where each option stands in a form.
        pub(crate) static FORM: [$crate::catalogue::form::Form; COUNT] =
            $crate::catalogue::line::forms(&LINES);

        /// The label and the help of each option.
        pub(crate) static TEXTS: [(&str, &str); COUNT] = $crate::catalogue::line::texts(&LINES);

        /// The place of the option with this path. It is for constants: called while the program
        /// runs, it links the lines with all their texts.
        #[allow(dead_code, reason = "a table without relations names no option")]
        pub(crate) const fn option(path: &str) -> u16 {
            $crate::catalogue::link::id_of(&LINES, path)
        }
    };
}

pub(crate) use {options, rows};
