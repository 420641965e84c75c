//! npm-package
