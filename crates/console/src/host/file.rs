//! Files that are handed to the browser, and files that the user picks.

use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

use super::Host;

/// How long a file stays at its address for the browser to take it, in milliseconds.
const DOWNLOAD_TIME: i32 = 5000;

/// The largest file that is read, in bytes; far below what a module's memory can hold.
const LARGEST: f64 = 256.0 * 1024.0 * 1024.0;

/// The address of a file in memory; it leads nowhere once this is dropped.
pub(super) struct ObjectUrl(String);

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Why a picked file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is larger than 256 MB.
    TooLarge,
    /// The browser did not hand it out, for example since it is gone.
    Refused,
}

impl Host {
    /// Hands a JSON text to the browser's downloads as a file; tells whether it could be made.
    /// Nothing of it is kept: its address ends after a few seconds, or with the console.
    pub(crate) fn download(&self, name: &str, text: &str) -> bool {
        self.offer(name, text).is_ok()
    }

    fn offer(&self, name: &str, text: &str) -> Result<(), JsValue> {
        let properties = BlobPropertyBag::new();
        properties.set_type("application/json");
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &properties)?;
        let url = ObjectUrl(Url::create_object_url_with_blob(&blob)?);
        let link: HtmlAnchorElement = self.0.document.create_element("a")?.unchecked_into();
        link.set_href(&url.0);
        link.set_download(name);
        // It is never put on the page, so that no router of an embedding page hears the click.
        link.click();
        let timer = self.after(DOWNLOAD_TIME, move || drop(url));
        *self.0.download.borrow_mut() = Some(timer);
        Ok(())
    }

    /// The day where the user is, as `YYYY-MM-DD`.
    pub(crate) fn today() -> String {
        let now = Date::new_0();
        let (month, day) = (now.get_month() + 1, now.get_date());
        format!("{:04}-{month:02}-{day:02}", now.get_full_year())
    }
}

/// The file picked in the field an event comes from.
pub(crate) fn picked(event: &Event) -> Option<File> {
    field(event)?.files()?.get(0)
}

/// Makes the field an event comes from forget its file: otherwise a browser does not report that
/// the same file was picked again after it was changed.
pub(crate) fn forget(event: &Event) {
    if let Some(field) = field(event) {
        field.set_value("");
    }
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// The bytes of a file.
pub(crate) async fn read(file: &File) -> Result<Vec<u8>, Unread> {
    if file.size() > LARGEST {
        return Err(Unread::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| Unread::Refused)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
