//! Findings: what is wrong with a document, and where.

use connection_validation::{Code as Shared, Finding as ValidationFinding, Params, Severity};
use lossless_json::{Operation, Patch, Pointer, Value};

use crate::Code;

/// One thing that is wrong with a document.
///
/// It holds no value of the document: [`crate::message`] makes the sentence. Only a fix may hold a
/// certificate in another form, and a certificate is public.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The place (RFC 6901). In JSON it leads into the document. Other documents have places of
    /// the same form, which each reader describes.
    pub pointer: Pointer,
    /// What is wrong.
    pub code: Code,
    /// An error means that the document cannot serve its purpose; a warning, that it can and that
    /// somebody will regret it.
    pub severity: Severity,
    /// The figures and names the sentence needs.
    pub params: Params,
    /// A JSON Patch (RFC 6902) on the connection that the document stands in, where exactly one
    /// mend is certain; none where the document stands alone.
    pub fix: Option<Patch>,
}

/// Collects findings in the order of the document.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// Adds an error.
    pub(crate) fn error(&mut self, pointer: &Pointer, code: Code, params: Params) {
        self.add(pointer, code, Severity::Error, params);
    }

    /// Adds a warning.
    pub(crate) fn warning(&mut self, pointer: &Pointer, code: Code, params: Params) {
        self.add(pointer, code, Severity::Warning, params);
    }

    /// Whether an input is something and has at most so many bytes; adds an error where not.
    pub(crate) fn take(&mut self, input: &[u8], most: usize) -> bool {
        let root = Pointer::root();
        if input.len() > most {
            let params = Params::none().with_number("max", i64::try_from(most).ok());
            self.error(&root, Code::TooLarge, params);
            return false;
        }
        let is_empty = input.trim_ascii().is_empty();
        if is_empty {
            self.error(&root, Code::Empty, Params::none());
        }
        !is_empty
    }

    /// Gives the last one a fix: another value at its place.
    pub(crate) fn mend(&mut self, value: Value) {
        if let Some(last) = self.0.last_mut() {
            let path = last.pointer.clone();
            last.fix = Some(Patch([Operation::Replace { path, value }].into()));
        }
    }

    /// A certificate that is not valid is an error where it is the one that messages are checked
    /// with; one that stands beside it does no harm.
    pub(crate) fn needs_to_hold(&mut self, certificate: &Pointer) {
        let is_of_dates = |code| {
            matches!(
                code,
                Code::Shared(Shared::CertificateExpired | Shared::CertificateNotYetValid)
            )
        };
        let own = |it: &&mut Finding| is_of_dates(it.code) && it.pointer == *certificate;
        for finding in self.0.iter_mut().filter(own) {
            finding.severity = Severity::Error;
        }
    }

    /// All of them.
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.0
    }

    /// Adds what the validator has found; it stands at `pointer` in the document.
    pub(crate) fn shared(&mut self, pointer: &Pointer, found: ValidationFinding) {
        self.add(
            pointer,
            Code::Shared(found.code),
            found.severity,
            found.params,
        );
    }

    fn add(&mut self, pointer: &Pointer, code: Code, severity: Severity, params: Params) {
        self.0.push(Finding {
            pointer: pointer.clone(),
            code,
            severity,
            params,
            fix: None,
        });
    }
}
