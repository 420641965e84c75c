//! What every command works with.

use anyhow::Result;

use crate::cache::Cache;
use crate::project::Project;

/// The workspace and the cache.
pub(crate) struct Context {
    pub(crate) project: Project,
    pub(crate) cache: Cache,
}

impl Context {
    pub(crate) fn load() -> Result<Self> {
        Ok(Context {
            project: Project::load()?,
            cache: Cache::open()?,
        })
    }
}
