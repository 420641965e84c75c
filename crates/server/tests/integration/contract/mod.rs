//! The reference document row by row, against the binary.
