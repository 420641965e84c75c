//! Options that not every request or contract reads, and the member that all options are in.

use lossless_json::{Operation as PatchOperation, Patch};

use super::node::Node;
use super::{Engine, Named, Place, Source};
use crate::catalogue::row::Row;
use crate::finding::Severity;
use crate::params::{Param, Params};
use crate::strategies::common::OPTIONS;
use crate::{Code, strategies};

impl<'a, S: Source<'a>> Engine<'a, S> {
    /// What is known of an option that is not read as the others are.
    #[inline(never)]
    pub(super) fn restricted(
        &mut self,
        node: Node,
        row: &'static Row,
        place: &mut Place<'_, 'a>,
        at: usize,
    ) -> Node {
        if core::ptr::eq(row, &raw const OPTIONS) {
            return self.options(at);
        }
        if self.is_unread(row, place) {
            place.ignore();
        }
        node.child(row)
    }

    /// The options begin, by the strategy that the payload names before or behind them.
    fn options(&mut self, at: usize) -> Node {
        let asks = !self.in_options && self.named == Named::Not && self.names_strategy();
        if asks && self.looks_ahead {
            let strategy = self.source.strategy_ahead(at);
            self.expect(strategy);
        }
        self.in_options = true;
        match self.strategy {
            Some(strategy) => Node::root(strategies::checks(strategy)),
            None => Node::UNKNOWN_OPTIONS,
        }
    }

    /// A key the catalogue has: is it one that this contract does not read, or this request?
    fn is_unread(&mut self, row: &'static Row, place: &Place<'_, 'a>) -> bool {
        if row.check.create_only && self.updates() {
            let path = place.pointer();
            let fix = Some(Patch(alloc::vec![PatchOperation::Remove { path }]));
            let severity = Severity::Error;
            self.memory
                .outbox
                .report(place, Code::Immutable, severity, Params::none(), fix);
        }
        if row
            .check
            .reads
            .is_some_and(|contract| contract != self.context.contract)
        {
            let params = Params::none().with("instead", Param::Word(row.check.twin));
            let severity = Severity::Warning;
            let finding =
                self.memory
                    .outbox
                    .report(place, Code::OtherContract, severity, params, None);
            self.memory.renames.push((finding, row.check.twin));
            return true;
        }
        false
    }
}
