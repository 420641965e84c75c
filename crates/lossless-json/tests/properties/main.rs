//! What holds for every value and every text, tried on random ones.

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

mod agreement;
mod changes;
mod generate;
mod numbers;
mod places;
mod scanning;
mod texts;
