//! Bytes as a source of choices.

use connection_model::{Contract, Strategy};
use connection_validation::Context;

/// What is left of the bytes; once they are used up every choice is the first.
pub(crate) struct Source<'a>(pub(crate) &'a [u8]);

impl<'a> Source<'a> {
    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One of `count` choices, counted from 0.
    pub(crate) fn choice(&mut self, count: usize) -> usize {
        usize::from(self.byte()) % count.max(1)
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let place = self.choice(from.len());
        from.get(place).copied()
    }

    /// Up to 255 bytes.
    pub(crate) fn bytes(&mut self) -> &'a [u8] {
        let wanted = usize::from(self.byte());
        let (taken, rest) = self.0.split_at(wanted.min(self.0.len()));
        self.0 = rest;
        taken
    }

    pub(crate) fn contract(&mut self) -> Contract {
        match self.choice(2) {
            0 => Contract::Reference,
            _ => Contract::Tenant,
        }
    }

    pub(crate) fn strategy(&mut self) -> Option<Strategy> {
        self.pick(Strategy::ALL)
    }

    pub(crate) fn context(&mut self) -> Context<'static> {
        let contract = self.contract();
        match self.choice(3) {
            0 => Context::create(contract),
            1 => Context::read(contract),
            _ => Context::update(contract, self.strategy(), None),
        }
    }
}
