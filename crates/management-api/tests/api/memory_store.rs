//! The store in memory keeps the promises of every store.

use management_api::MemoryStore;

fn with_store(test: impl FnOnce(&MemoryStore)) {
    test(&MemoryStore::new());
}

management_api::store_contract_tests!(with_store);
