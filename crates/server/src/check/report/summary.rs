//! The last lines for people.

use std::io::{self, Write};

use super::Totals;

/// Writes what was counted, in a line or two.
pub(super) fn write(output: &mut impl Write, totals: &Totals) -> io::Result<()> {
    if totals.server_made > 0 {
        writeln!(
            output,
            "note: {} what only the server sets (id, provisioning_ticket_url) and {} checked as it \
             shows them; leave that out when you create",
            counted(totals.server_made, "connection has", "connections have"),
            if totals.server_made == 1 { "is" } else { "are" }
        )?;
    }
    if let Some(count) = totals.certificates {
        writeln!(
            output,
            "note: the dates of {} were read",
            counted(count, "certificate", "certificates")
        )?;
    }
    let connections = counted(totals.connections, "connection", "connections");
    match (totals.files, totals.tenants) {
        (0, 1..) => write!(output, "{connections} of a tenant: ")?,
        (files, _) => write!(
            output,
            "{connections} in {}: ",
            counted(files, "file", "files")
        )?,
    }
    if totals.errors + totals.warnings + totals.unusable == 0 {
        output.write_all(b"nothing wrong")?;
    } else {
        write!(
            output,
            "{}, {}",
            counted(totals.errors, "error", "errors"),
            counted(totals.warnings, "warning", "warnings"),
        )?;
    }
    if totals.unusable > 0 && totals.tenants > 0 {
        output.write_all(b"; not everything could be read")?;
    } else if totals.unusable > 0 {
        write!(
            output,
            "; {} be read whole",
            counted(totals.unusable, "file cannot", "files cannot")
        )?;
    }
    if totals.mendable > 0 {
        write!(output, "; {} can be mended with --fix", totals.mendable)?;
    }
    if totals.fixed > 0 {
        write!(output, "; {} fixed", totals.fixed)?;
    }
    if totals.fixable > 0 {
        write!(output, "; {} would be fixed", totals.fixable)?;
    }
    output.write_all(b"\n")
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
