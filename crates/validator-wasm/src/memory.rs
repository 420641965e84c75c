//! Where the module keeps what it makes.

use rlsf::{GlobalTlsf, GlobalTlsfOptions};

/// Taking memory and giving it back take the same time whatever came before, so that no payload
/// makes them slow. The usual allocator of this target is 4 KB larger.
#[global_allocator]
static MEMORY: GlobalTlsf<Options> = GlobalTlsf::new();

struct Options;

impl GlobalTlsfOptions for Options {
    /// What grows grows by doubling, so that copying it is cheap enough.
    const ENABLE_REALLOCATION: bool = false;

    /// Payloads are larger than a page; without this, what was given back would not be found again.
    const COALESCE_POOLS: bool = true;
}
