//! connection-documents
