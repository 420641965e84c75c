//! connection-validation
