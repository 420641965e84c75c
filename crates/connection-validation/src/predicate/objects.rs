//! A function for each object of the catalogue; objects that are alike share one.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use connection_model::Contract;

use crate::catalogue::check::{Address, Check};
use crate::catalogue::row::Row;
use crate::catalogue::table::Checks;
use crate::catalogue::{Bounds, Types};
use crate::format::Format;

/// The functions so far; each is named by its place.
#[derive(Default)]
pub(super) struct Objects(Vec<String>);

/// No text is longer of which the helpers say that it fits.
const LONGEST: &str = "1e5";

/// What an object takes besides the keys it has a row for.
enum Others {
    Nothing,
    Anything,
    Checked(String),
}

impl Objects {
    /// The function for the top of a payload; `options` are judged apart.
    pub(super) fn payload(&mut self, checks: &'static Checks) -> String {
        let body = self.members(checks, None, "case\"options\":break;\n", &Others::Nothing);
        self.name(body)
    }

    /// The function for the options of a strategy.
    pub(super) fn options(&mut self, checks: &'static Checks) -> String {
        let body = self.members(checks, None, "", &Others::Nothing);
        self.name(body)
    }

    pub(super) fn into_text(self) -> String {
        let functions = self.0.iter().enumerate();
        functions
            .map(|(place, body)| format!("function f{place}{body}\n"))
            .collect()
    }

    fn name(&mut self, body: String) -> String {
        let place = self.0.iter().position(|own| *own == body);
        let place = place.unwrap_or_else(|| {
            self.0.push(body);
            self.0.len() - 1
        });
        format!("f{place}")
    }

    /// The body of a function of an object `v` on the tenant contract `t`.
    fn members(
        &mut self,
        checks: &'static Checks,
        parent: Option<&'static Row>,
        more: &str,
        others: &Others,
    ) -> String {
        let mut cases = String::from(more);
        let mut required = 0;
        for row in checks.children(parent) {
            if row.is_entry() {
                continue;
            }
            let reads = match row.check.reads {
                None => "",
                Some(Contract::Tenant) => "t&&",
                Some(Contract::Reference) => "!t&&",
            };
            let value = self.value(checks, row);
            let seen = if row.is_required() {
                required += 1;
                "r++;"
            } else {
                ""
            };
            cases.push_str(&format!(
                "case{:?}:if(!({reads}({value})))return false;{seen}break;\n",
                row.key()
            ));
        }
        let others = match others {
            Others::Nothing => "return false".to_string(),
            Others::Anything => "if(!K(k)||!J(x,0))return false".to_string(),
            Others::Checked(value) => format!("if(!K(k)||!({value}))return false"),
        };
        let count = parent.map(|row| row.check.count);
        let count = count.map_or(String::new(), |count| between("n", count.bounds()));
        format!(
            "(v,t){{if(!O(v))return false;let r=0,n=0;for(const k in v){{const x=v[k];n++;switch(k){{\n{cases}default:{others}}}}}return r==={required}&&Z(24*n){count}}}"
        )
    }

    /// An expression: whether the value `x` fits the row.
    fn value(&mut self, checks: &'static Checks, row: &'static Row) -> String {
        let check = row.check;
        let types = check.types;
        let mut ways = Vec::new();
        if types.has(Types::BOOLEAN) {
            ways.push("typeof x==='boolean'".to_string());
        }
        if types.has(Types::NULL) {
            ways.push("x===null".to_string());
        }
        if types.has(Types::STRING) {
            ways.push(text(check));
        }
        if types.has(Types::NUMBER) || types.has(Types::INTEGER) {
            let test = if types.has(Types::NUMBER) {
                "isFinite"
            } else {
                "isInteger"
            };
            let range = between("x", check.range.bounds());
            ways.push(format!("(Number.{test}(x){range})"));
        }
        if types.has(Types::ARRAY) {
            ways.push(self.array(checks, row));
        }
        if types.has(Types::OBJECT) {
            let others = match (checks.members(row), check.closed) {
                (Some(member), _) => Others::Checked(self.value(checks, member)),
                (None, true) => Others::Nothing,
                (None, false) => Others::Anything,
            };
            let body = self.members(checks, Some(row), "", &others);
            ways.push(format!("{}(x,t)", self.name(body)));
        }
        if ways.is_empty() {
            return "false".to_string();
        }
        ways.join("||")
    }

    fn array(&mut self, checks: &'static Checks, row: &'static Row) -> String {
        let entry = match checks.items(row) {
            Some(entry) => self.value(checks, entry),
            None => "J(x,0)".to_string(),
        };
        let count = between("v.length", row.check.count.bounds());
        let unique = if row.check.unique { "&&U(v)" } else { "" };
        let wants = row.check.words.iter().filter(|_| row.check.wants_words);
        let wanted: String = wants
            .map(|word| format!("&&v.includes({word:?})"))
            .collect();
        let body = format!(
            "(v,t){{if(!R(v)||!Z(12*v.length){})return false;for(let i=0;i<v.length;i++){{const x=v[i];if(!({entry}))return false}}return true{unique}{wanted}}}",
            if count.is_empty() {
                String::new()
            } else {
                format!("||!(true{count})")
            }
        );
        format!("{}(x,t)", self.name(body))
    }
}

/// Whether `x` is a text that fits the row.
fn text(row: &Check) -> String {
    if !row.choices.is_empty() {
        let choices: Vec<String> = row
            .choices
            .iter()
            .map(|word| format!("x==={word:?}"))
            .collect();
        let fits = if row.length.is_none() && row.format == Format::Any && !row.filled_in {
            ""
        } else {
            // No table has such a row; were there one, the engine would decide.
            "&&false"
        };
        return format!("(({}){fits})", choices.join("||"));
    }
    let ascii = is_ascii(row.format);
    let length = row.length.bounds();
    let bounded = length.min.is_some() || length.max.is_some();
    let least = length.min.unwrap_or(0);
    let most = length
        .max
        .map_or(LONGEST.to_string(), |max| max.to_string());
    let mut tests = match (ascii, bounded) {
        (true, _) => format!("T(x,{least},{most})"),
        (false, true) => format!("Q(x,{least},{most})"),
        (false, false) => "S(x)".to_string(),
    };
    if row.filled_in {
        tests.push_str("&&!H(x)");
    }
    match row.format {
        Format::Any | Format::Strategy => {}
        format => {
            let called = if row.address == Address::Called {
                " called"
            } else {
                ""
            };
            if format == Format::Certificate {
                tests.push_str("&&!D");
            }
            tests.push_str(&format!("&&F['{}{called}'].test(x)", format.as_str()));
        }
    }
    format!("({tests})")
}

/// `&&` and a comparison for each bound.
fn between(what: &str, bounds: Bounds) -> String {
    let mut text = String::new();
    if let Some(min) = bounds.min {
        text.push_str(&format!("&&{what}>={min}"));
    }
    if let Some(max) = bounds.max {
        text.push_str(&format!("&&{what}<={max}"));
    }
    text
}

/// Whether the helper of the format refuses whatever is not ASCII.
fn is_ascii(format: Format) -> bool {
    match format {
        Format::Any | Format::Strategy | Format::OpenIdScope => false,
        Format::ConnectionName
        | Format::HttpsUrl
        | Format::HostName
        | Format::DomainAlias
        | Format::Server
        | Format::Hexadecimal
        | Format::Uuid
        | Format::Digits
        | Format::EntraClientId
        | Format::MicrosoftAccountClientId
        | Format::TwilioAccount
        | Format::TwilioMessagingService
        | Format::DateTime
        | Format::Certificate
        | Format::PrivateKey => true,
    }
}
