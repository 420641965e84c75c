//! The endpoints row by row, over the store in memory.
