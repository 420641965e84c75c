//! The browser's clock.

use js_sys::{Date, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{Clock, LocalBoxFuture};

/// `Date.now` and `setTimeout`, in a page or a worker.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are a whole number far below 2^53; a clock set before that year counts as 0"
    )]
    fn now(&self) -> u64 {
        Date::now() as u64
    }

    fn sleep(&self, milliseconds: u32) -> LocalBoxFuture<'_, ()> {
        let promise = Promise::new(&mut |resolve, _reject| {
            if set_timeout(&resolve, milliseconds).is_err() {
                // Without a timer there is no wait, and no wait without an end.
                let _ = resolve.call0(&JsValue::UNDEFINED);
            }
        });
        Box::pin(async move {
            let _ = promise.await;
        })
    }
}

fn set_timeout(callback: &Function, milliseconds: u32) -> Result<JsValue, JsValue> {
    let global = js_sys::global();
    let set_timeout: Function = Reflect::get(&global, &"setTimeout".into())?.dyn_into()?;
    set_timeout.call2(&global, callback, &milliseconds.into())
}
