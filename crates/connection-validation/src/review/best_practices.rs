//! The best practices of the API's reference, and what answers each of them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use crate::Code;

/// One line of the reference's chapter "Best Practices".
#[derive(Clone, Copy, Debug)]
pub struct BestPractice {
    /// The section it stands in.
    pub section: &'static str,
    /// The line itself.
    pub line: &'static str,
    /// What answers it.
    pub answer: Answer,
}

/// What helps to keep a best practice.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// A review says so where it is not kept.
    Review(&'static [Code]),
    /// A part of the product does it: the sentence that says which.
    Part(&'static str),
    /// A review, and a part of the product.
    Both(&'static [Code], &'static str),
    /// Nothing yet: the sentence that says what is missing.
    Missing(&'static str),
}

/// The eleven lines in their order.
pub const BEST_PRACTICES: [BestPractice; 11] = [
    line(
        "Security",
        "Use strong password policies",
        Answer::Review(&[
            Code::ReviewWeakPasswordPolicy,
            Code::ReviewBruteForceProtectionOff,
        ]),
    ),
    line(
        "Security",
        "Enable password history",
        Answer::Review(&[Code::ReviewPasswordHistoryOff]),
    ),
    line(
        "Security",
        "Configure appropriate connection options",
        Answer::Both(
            &[
                Code::ReviewDeveloperKeys,
                Code::ReviewEmailTrust,
                Code::ReviewImplicitFlow,
                Code::ReviewPkceDisabled,
                Code::ReviewPublicMailDomain,
                Code::ReviewSha1,
                Code::ReviewUnsignedRequests,
                Code::ReviewWideScope,
            ],
            "Every option is checked before it is sent.",
        ),
    ),
    line(
        "Security",
        "Regularly review enabled clients",
        Answer::Both(
            &[Code::ReviewUnused],
            "The list shows how many clients each connection has, and searches and sorts by them.",
        ),
    ),
    line(
        "Configuration",
        "Use meaningful connection names",
        Answer::Review(&[Code::ReviewNameSaysNothing]),
    ),
    line(
        "Configuration",
        "Document connection settings",
        Answer::Both(
            &[Code::ReviewNoNotes],
            "Each strategy has a page with all of its options, and each field says what it does.",
        ),
    ),
    line(
        "Configuration",
        "Test connections before enabling",
        Answer::Missing(
            "A connection is not tried out yet; `enabled_clients` can stay empty until it was.",
        ),
    ),
    line(
        "Configuration",
        "Monitor connection health",
        Answer::Both(
            &[
                Code::CertificateExpired,
                Code::CertificateExpiresSoon,
                Code::CertificateNotYetValid,
                Code::CertificateUnreadable,
            ],
            "`patchbay check --tenant URL --expiring DAYS`, every night, says what is wrong and which certificates end soon.",
        ),
    ),
    line(
        "User Management",
        "Backup user data before deletion",
        Answer::Part("The console exports users and reads the file back before it deletes them."),
    ),
    line(
        "User Management",
        "Plan user migrations carefully",
        Answer::Review(&[Code::ReviewImportMode]),
    ),
    line(
        "User Management",
        "Monitor user import/export operations",
        Answer::Part(
            "An export and a deletion show how far they are and what became of each user; an import is a job that can be read.",
        ),
    ),
];

/// The page in Markdown.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Best practices\n\nWhat answers each line of the chapter \"Best Practices\" of the API's reference.\n\
         This page is generated from the catalogue by `cargo xtask generate`.\n\n\
         | practice | what answers it |\n| --- | --- |\n",
    );
    for practice in &BEST_PRACTICES {
        let (codes, text): (&[Code], &str) = match practice.answer {
            Answer::Review(codes) => (codes, ""),
            Answer::Part(text) | Answer::Missing(text) => (&[], text),
            Answer::Both(codes, text) => (codes, text),
        };
        let codes: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
        let mut parts = Vec::new();
        if !codes.is_empty() {
            parts.push(format!("A review finds {}.", codes.join(", ")));
        }
        if !text.is_empty() {
            parts.push(text.to_string());
        }
        // Writing to a String cannot fail.
        let _ = writeln!(
            page,
            "| {}: {} | {} |",
            practice.section,
            practice.line,
            parts.join(" ")
        );
    }
    page
}

const fn line(section: &'static str, line: &'static str, answer: Answer) -> BestPractice {
    BestPractice {
        section,
        line,
        answer,
    }
}
