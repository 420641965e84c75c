//! The one entry.

use std::fmt;

use yew::{AppHandle, Renderer};

use crate::config::{Config, Root};
use crate::host::{Host, MountError};
use crate::shell::{Shell, ShellProps};

/// A console on a page, until it is unmounted.
#[must_use = "without the handle the console stays until the page is closed"]
pub struct Mounted {
    host: Host,
    shell: AppHandle<Shell>,
}

/// Puts a console into a page.
///
/// Several consoles may be on one page: each keeps to its root. An element's content is replaced;
/// to a shadow root the console is added.
///
/// # Errors
/// [`MountError`] when the root is in no document that a window shows.
pub fn mount(root: &Root, config: Config) -> Result<Mounted, MountError> {
    let host = Host::attach(root, &config)?;
    let container = host.container();
    let props = ShellProps {
        host: host.clone(),
        config,
    };
    let shell = Renderer::<Shell>::with_root_and_props(container, props).render();
    Ok(Mounted { host, shell })
}

impl Mounted {
    /// Takes the console off the page, with every listener, timer and style sheet it had there.
    pub fn unmount(self) {
        self.shell.destroy();
        self.host.detach();
    }

    /// Whether it holds changes that are not saved.
    pub fn is_unsaved(&self) -> bool {
        self.host.is_unsaved()
    }
}

impl fmt::Debug for Mounted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Mounted").finish_non_exhaustive()
    }
}
