//! The one entry.

use std::fmt;
use std::rc::Rc;

use crate::config::{Config, Root};
use crate::host::{Host, MountError};
use crate::page::Event;
use crate::shell::ShellProps;
use crate::stage::Stage;

/// A console on a page, until it is unmounted.
#[must_use = "without the handle the console stays until the page is closed"]
pub struct Mounted {
    root: Root,
    config: Config,
    host: Host,
    stage: Stage,
    /// Tells it from consoles on the same stage before it.
    key: u32,
    /// Counts updates.
    revision: u32,
}

/// Puts a console into a page.
///
/// Several consoles may be on one page: each keeps to its root. An element's content is replaced;
/// to a shadow root the console is added.
///
/// # Errors
/// [`MountError`] when the root is in no document that a window shows.
pub fn mount(root: &Root, config: Config) -> Result<Mounted, MountError> {
    let (host, mut stage) = Host::attach(root, &config)?;
    let key = stage.begin(ShellProps {
        host: host.clone(),
        config: config.clone(),
        revision: 0,
    });
    Ok(Mounted {
        root: root.clone(),
        config,
        host,
        stage,
        key,
        revision: 0,
    })
}

impl Mounted {
    /// Takes the console off the page, with every listener, timer and style sheet it had there.
    pub fn unmount(self) {
        self.stage.give_back();
        self.host.detach();
    }

    /// Takes another configuration over.
    ///
    /// Other settings and another page around it leave everything as it is, also what is being
    /// edited. With another server, another kind of session or other places for its routes, the
    /// console begins anew, and what was not saved is gone.
    ///
    /// # Errors
    /// As [`mount`], when it would begin anew; it stays as it was then.
    pub fn update(&mut self, config: Config) -> Result<(), MountError> {
        if self.begins_anew_with(&config) {
            let next = mount(&self.root, config)?;
            let before = std::mem::replace(self, next);
            if before.is_unsaved() {
                self.host.tell(Event::Dirty(false));
            }
            before.unmount();
            return Ok(());
        }
        if config.path != self.config.path {
            self.navigate(&config.path);
        }
        self.revision = self.revision.wrapping_add(1);
        self.config = config.clone();
        self.host.set_page(Rc::clone(&config.page));
        self.host.set_settings(config.settings.clone());
        let props = ShellProps {
            host: self.host.clone(),
            config,
            revision: self.revision,
        };
        self.stage.draw(self.key, props);
        Ok(())
    }

    /// Shows a page of the console, given its path, such as `/connections?q=acme`; asks the user
    /// first when there are changes that are not saved. A path that leads nowhere is said so.
    pub fn navigate(&self, path: &str) {
        self.host.navigate(path);
    }

    /// The configuration in use.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Whether it holds changes that are not saved.
    pub fn is_unsaved(&self) -> bool {
        self.host.is_unsaved()
    }

    fn begins_anew_with(&self, config: &Config) -> bool {
        self.config.api_base != config.api_base
            || self.config.routes != config.routes
            || !self.config.session.is_like(&config.session)
    }
}

impl fmt::Debug for Mounted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Mounted").finish_non_exhaustive()
    }
}
