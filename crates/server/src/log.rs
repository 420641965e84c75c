//! The log: lines on standard error, of what happens to the server, never of what is in a request.

use std::fmt::Arguments;
use std::io::Write;

/// Writes one line. Nobody is told when standard error is gone.
pub(crate) fn say(line: Arguments<'_>) {
    drop(writeln!(std::io::stderr().lock(), "patchbay: {line}"));
}

/// Writes where a panic happened and not what it says: its message may quote a request.
pub(crate) fn hide_panic_messages() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(String::new, |place| format!(" at {place}"));
        say(format_args!("internal error{place}"));
    }));
}

/// Writes one line to standard output, which is for what the caller asked for and nothing else.
pub(crate) fn print(line: &str) -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    writeln!(output, "{line}")?;
    output.flush()
}
