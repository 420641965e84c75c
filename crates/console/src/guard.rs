//! What stands between a console and every write: the page around it, and whether it may write at
//! all.

use management_client::{Guard, LocalBoxFuture, Veto, Write};

use crate::host::Host;
use crate::page::Event;

/// The guard of a console.
pub(crate) struct PageGuard(pub(crate) Host);

impl Guard for PageGuard {
    fn before<'a>(&'a self, write: &'a Write) -> LocalBoxFuture<'a, Result<(), Veto>> {
        if self.0.settings().read_only {
            let reason = Some("This console is read-only.".to_owned());
            return Box::pin(std::future::ready(Err(Veto { reason })));
        }
        let page = self.0.page();
        Box::pin(async move { page.before(write).await })
    }

    fn after(&self, write: Write) {
        self.0.tell(Event::of(write));
    }
}
