//! Members that must be there.

use lossless_json::Pointer;

use super::node::Members;
use super::{Engine, Place, Source, scalar};
use crate::Code;
use crate::catalogue::check::Aspects;
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::finding::Severity;
use crate::params::{Param, Params};

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// Reports what an object that ends here lacks.
    pub(super) fn required_in(
        &mut self,
        checks: &'static Checks,
        parent: Option<&'static Row>,
        object: &Place<'_, 'a>,
        members: &Members,
    ) {
        // A server holds the connection without what it asks of one that is to be created.
        if self.reads() && (object.is_root() || object.is_member("options")) {
            return;
        }
        for row in checks.children(parent) {
            if row.is_required() && !members.has_seen(row.ordinal) {
                let strategy_needs = object.is_member("options");
                self.missing(row, strategy_needs, || object.pointer(), object);
            }
        }
    }

    /// A connection without `options` lacks what its strategy needs at their top.
    pub(super) fn required_without_options(&mut self, checks: &'static Checks) {
        for row in checks.children(None) {
            if row.is_required() {
                let options = || Pointer::root().join("options");
                self.missing(row, true, options, &Place::ANYWHERE);
            }
        }
    }

    fn missing(
        &mut self,
        row: &'static Row,
        strategy_needs: bool,
        parent: impl FnOnce() -> Pointer,
        object: &Place<'_, 'a>,
    ) {
        // What a strategy needs was seen to be asked for when a connection is created; whether an
        // update without it is refused is unknown.
        let severity = if strategy_needs && !self.creates() {
            Severity::Warning
        } else {
            scalar::severity(row.check, Aspects::REQUIRED)
        };
        let pointer = || parent().join(row.key());
        let params = Params::none().with("key", Param::Word(row.key()));
        self.memory
            .outbox
            .report_below(object, pointer, Code::Required, severity, params);
    }
}
