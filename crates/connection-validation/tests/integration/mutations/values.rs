//! Values that an option takes, and values that break one constraint of it.

use connection_validation::catalogue::{Address, Format, OptionView, Table, Types};
use connection_validation::{Code, Secret};
use lossless_json::{Number, Object, Value};

/// A key that no table has, and that is near to none.
pub(crate) const UNKNOWN_KEY: &str = "zz no such option zz";

/// A kind of constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The JSON type.
    Type,
    /// No `null`.
    Null,
    /// No fraction.
    Whole,
    /// The list of allowed texts.
    Choice,
    /// The smallest number.
    Least,
    /// The largest number.
    Most,
    /// The smallest length of a text.
    Shortest,
    /// The largest length of a text.
    Longest,
    /// The smallest number of entries or members.
    Fewest,
    /// The largest number of entries or members.
    MostEntries,
    /// No entry twice.
    Unique,
    /// The form of a text.
    Format,
    /// No capital letter in a host.
    Capital,
    /// No host of a private network, where the API itself calls it.
    PrivateHost,
    /// No placeholder for a secret.
    Placeholder,
    /// The entries that must be there.
    Lacks,
    /// No other keys.
    Closed,
    /// It must be there.
    Required,
    /// It is fixed at creation.
    CreateOnly,
    /// The other contract does not read it.
    OtherContract,
}

impl Kind {
    pub(crate) const ALL: [Self; 20] = [
        Self::Type,
        Self::Null,
        Self::Whole,
        Self::Choice,
        Self::Least,
        Self::Most,
        Self::Shortest,
        Self::Longest,
        Self::Fewest,
        Self::MostEntries,
        Self::Unique,
        Self::Format,
        Self::Capital,
        Self::PrivateHost,
        Self::Placeholder,
        Self::Lacks,
        Self::Closed,
        Self::Required,
        Self::CreateOnly,
        Self::OtherContract,
    ];
}

/// A text that has the form.
pub(crate) fn of_format(format: Format) -> &'static str {
    match format {
        Format::Any | Format::ConnectionName => "customers",
        Format::Strategy => "auth0",
        Format::HttpsUrl => "https://example.com/path",
        Format::HostName | Format::DomainAlias | Format::Server => "example.com",
        Format::Hexadecimal => "0123456789abcdef",
        Format::Uuid | Format::EntraClientId | Format::MicrosoftAccountClientId => {
            "0f8fad5b-d9cb-469f-a165-70867728950e"
        }
        Format::Digits => "0123456789",
        Format::TwilioAccount => "AC0123456789abcdef0123456789abcdef",
        Format::TwilioMessagingService => "MG0123456789abcdef0123456789abcdef",
        Format::DateTime => "2026-01-31T12:00:00Z",
        Format::OpenIdScope => "openid profile",
        Format::Certificate | Format::PrivateKey => "MIID",
    }
}

/// A text of this form with exactly so many characters, where the form has one.
pub(crate) fn of_length(format: Format, length: usize) -> Option<String> {
    let filled = |start: &str, filler: &str| {
        let missing = length.checked_sub(start.len())?;
        Some(format!("{start}{}", filler.repeat(missing)))
    };
    let text = match format {
        Format::Certificate | Format::PrivateKey if length % 4 == 1 => {
            format!("{} ", "A".repeat(length - 1))
        }
        Format::Certificate | Format::PrivateKey => "A".repeat(length),
        Format::HttpsUrl => filled("https://a.example/", "a")?,
        Format::OpenIdScope => filled("openid", " ")?,
        Format::DomainAlias | Format::Server if length > 253 => filled("https://a.example/", "a")?,
        Format::HostName | Format::DomainAlias | Format::Server => {
            let mut text = "abcdefg.".repeat(length / 8 + 1);
            text.truncate(length);
            text.trim_end_matches('.').to_string()
        }
        Format::DateTime if length > 21 => {
            format!("2026-01-31T12:00:00.{}Z", "1".repeat(length - 21))
        }
        Format::Any => "x".repeat(length),
        Format::Strategy
        | Format::Uuid
        | Format::MicrosoftAccountClientId
        | Format::TwilioAccount
        | Format::TwilioMessagingService
        | Format::DateTime => of_format(format).to_string(),
        Format::ConnectionName | Format::Hexadecimal | Format::EntraClientId | Format::Digits => {
            "1".repeat(length)
        }
    };
    (text.len() == length && format.matches(&text)).then_some(text)
}

/// What deployment tools replace by a value, and what covers one that is printed.
pub(crate) const PLACEHOLDERS: [&str; 4] = ["##A_KEY##", "@@A_KEY@@", "****", "<redacted>"];

/// Whether the option is a program, in which anything may stand.
fn is_script(option: &OptionView) -> bool {
    let path = option.path();
    path.starts_with("customScripts.") || path.starts_with("scripts.")
}

/// Whether the option takes any text that is long enough.
fn is_free(option: &OptionView) -> bool {
    let mut lengths = PLACEHOLDERS.iter().map(|text| text.len());
    option.format() == Format::Any
        && option.choices().is_empty()
        && lengths.all(|length| option.length().allow(i64::try_from(length).unwrap()))
}

/// A text of this form in whose host a letter is in upper case, where the form has a host.
fn with_capital(format: Format) -> Option<&'static str> {
    match format {
        Format::HttpsUrl => Some("https://Example.com/path"),
        Format::HostName | Format::DomainAlias => Some("Example.com"),
        Format::Server => Some("Example.com:8443"),
        _ => None,
    }
}

/// A text of this form whose host only a private network reaches, where the form has a host.
fn of_private_host(format: Format) -> Option<&'static str> {
    match format {
        Format::HttpsUrl => Some("https://10.1.2.3/path"),
        Format::HostName | Format::DomainAlias | Format::Server => Some("idp.internal"),
        _ => None,
    }
}

/// A value that the option takes.
pub(crate) fn fitting(table: &Table, option: &OptionView) -> Value {
    let types = option.types();
    if types.has(Types::BOOLEAN) {
        Value::Bool(true)
    } else if types.has(Types::INTEGER) || types.has(Types::NUMBER) {
        Value::from(option.range().min.or(option.range().max).unwrap_or(1))
    } else if types.has(Types::STRING) {
        match option.choices().first() {
            Some(choice) => Value::from(*choice),
            None => Value::from(fitting_text(option)),
        }
    } else {
        let fewest = size(option.count().min.unwrap_or(0));
        container(table, option, fewest).unwrap()
    }
}

fn fitting_text(option: &OptionView) -> String {
    let text = of_format(option.format());
    let length = i64::try_from(text.len()).unwrap();
    if option.length().allow(length) {
        return text.to_string();
    }
    let ends = [option.length().min, option.length().max];
    let mut fitting = ends.into_iter().flatten();
    fitting
        .find_map(|length| of_length(option.format(), size(length)))
        .unwrap()
}

/// An array or object of the option with so many entries or members, where it has as many, and with
/// the members that must be there.
pub(crate) fn container(table: &Table, option: &OptionView, count: usize) -> Option<Value> {
    let children = children(table, option);
    if option.types().has(Types::ARRAY) {
        let entry = children.iter().find(|child| child.key() == "[]");
        let wanted = option.contains();
        let count = count.max(wanted.len());
        let entries = (0..count).map(|place| match entry {
            _ if place < wanted.len() => Some(Value::from(wanted[place])),
            Some(entry) if entry.choices().is_empty() => Some(distinct(table, entry, place)),
            Some(entry) => entry
                .choices()
                .get(place)
                .map(|choice| Value::from(*choice)),
            None => Some(Value::from(format!("entry{place}"))),
        });
        return Some(Value::Array(entries.collect::<Option<_>>()?));
    }
    let (maps, named): (Vec<OptionView>, Vec<OptionView>) =
        children.into_iter().partition(|child| child.key() == "*");
    let mut members = Object::new();
    for child in named.iter().filter(|child| child.required()) {
        members.insert(child.key(), fitting(table, child));
    }
    for child in named {
        if members.len() < count && !members.contains_key(child.key()) {
            members.insert(child.key(), fitting(table, &child));
        }
    }
    for place in members.len()..count {
        if option.closed() && maps.is_empty() {
            return None;
        }
        let value = maps
            .first()
            .map_or(Value::Bool(true), |it| fitting(table, it));
        members.insert(format!("member{place}"), value);
    }
    Some(Value::Object(members))
}

/// A value of an entry that differs from the one at any other place.
fn distinct(table: &Table, entry: &OptionView, place: usize) -> Value {
    let value = fitting(table, entry);
    let Some(text) = value.as_str() else {
        return value;
    };
    let number = place.to_string();
    let rest = text.get(number.len()..).unwrap_or_default();
    let numbered = format!("{number}{rest}");
    if entry.format().matches(&numbered) {
        Value::from(numbered)
    } else {
        value
    }
}

/// Values that the option takes: one of each type and choice, and those at both ends of each bound,
/// or as near to it as the form allows.
pub(crate) fn accepted(table: &Table, option: &OptionView) -> Vec<Value> {
    let mut values = vec![fitting(table, option)];
    let types = option.types();
    if types.has(Types::NULL) {
        values.push(Value::Null);
    }
    if types.has(Types::BOOLEAN) {
        values.push(Value::Bool(false));
    }
    if types.has(Types::STRING) {
        values.extend(option.choices().iter().map(|choice| Value::from(*choice)));
        let near = |length: i64, step: i64| {
            let lengths = (0..300).map(|steps| length + step * steps);
            let allowed = lengths.filter(|length| *length >= 0 && option.length().allow(*length));
            let mut texts = allowed.filter_map(|length| of_length(option.format(), size(length)));
            texts.next()
        };
        let shortest = option.length().min.and_then(|min| near(min, 1));
        let longest = option.length().max.and_then(|max| near(max, -1));
        let texts = [shortest, longest].into_iter().flatten();
        values.extend(texts.map(Value::from));
        let host = |of: fn(Format) -> Option<&'static str>| of(option.format()).map(Value::from);
        if option.address() == Address::Compared {
            values.extend(host(with_capital));
        }
        if option.address() != Address::Called {
            values.extend(host(of_private_host));
        }
        if is_free(option) && (option.secret() == Secret::No || is_script(option)) {
            values.extend(PLACEHOLDERS.map(Value::from));
        }
    }
    if types.has(Types::INTEGER) || types.has(Types::NUMBER) {
        let ends = [option.range().min, option.range().max];
        values.extend(ends.into_iter().flatten().map(Value::from));
    }
    if types.has(Types::ARRAY) || types.has(Types::OBJECT) {
        let ends = [option.count().min, option.count().max, Some(1)];
        let allowed = ends.into_iter().flatten();
        let allowed = allowed.filter(|count| option.count().allow(*count));
        values.extend(allowed.filter_map(|count| container(table, option, size(count))));
    }
    if types.has(Types::OBJECT) && !option.closed() && option.count().allow(1) {
        let has_map = children(table, option).iter().any(|it| it.key() == "*");
        if !has_map {
            values.push(with_unknown_key(fitting(table, option)));
        }
    }
    values
}

/// Values that break one constraint of the option each: what is broken, and the code that says so.
pub(crate) fn broken(table: &Table, option: &OptionView) -> Vec<(Kind, Value, Code)> {
    let mut cases = Vec::new();
    let types = option.types();
    let values = [
        Value::Object(Object::new()),
        Value::from("text"),
        Value::Bool(true),
    ];
    let others = values.into_iter();
    let others = others.filter(|value| !types.allow(value.kind(), false));
    cases.extend(others.map(|value| (Kind::Type, value, Code::Type)));
    if !types.has(Types::NULL) {
        cases.push((Kind::Null, Value::Null, Code::Type));
    }
    if types.has(Types::INTEGER) && !types.has(Types::NUMBER) {
        let half = Value::Number(Number::parse("1.5").unwrap());
        cases.push((Kind::Whole, half, Code::Type));
    }
    if !option.choices().is_empty() {
        cases.push((Kind::Choice, Value::from("no such choice"), Code::Choice));
    }
    if let Some(min) = option.range().min {
        cases.push((Kind::Least, Value::from(min - 1), Code::Range));
    }
    if let Some(max) = option.range().max {
        cases.push((Kind::Most, Value::from(max + 1), Code::Range));
    }
    let text = |length: i64| Value::from("x".repeat(size(length)));
    if let Some(min) = option.length().min {
        cases.push((Kind::Shortest, text(min - 1), Code::Length));
    }
    if let Some(max) = option.length().max {
        cases.push((Kind::Longest, text(max + 1), Code::Length));
    }
    if option.format() != Format::Any {
        let least = size(option.length().min.unwrap_or(1));
        let code = match option.format() {
            Format::Strategy => Code::UnknownStrategy,
            _ => Code::Format,
        };
        cases.push((Kind::Format, Value::from("!".repeat(least)), code));
    }
    if types.has(Types::STRING) {
        let mut host = |kind, text: Option<&'static str>, code| {
            cases.extend(text.map(|text| (kind, Value::from(text), code)));
        };
        if option.address() != Address::Compared {
            host(
                Kind::Capital,
                with_capital(option.format()),
                Code::NotNormalised,
            );
        }
        if option.address() == Address::Called {
            let text = of_private_host(option.format()).unwrap();
            host(Kind::PrivateHost, Some(text), Code::PrivateHost);
        }
        if option.secret() != Secret::No && !is_script(option) {
            let forms = PLACEHOLDERS.map(Value::from);
            cases.extend(forms.map(|form| (Kind::Placeholder, form, Code::Placeholder)));
        }
    }
    if !option.contains().is_empty() {
        let without = Value::Array(vec![Value::from("another entry")]);
        cases.push((Kind::Lacks, without, Code::Lacks));
    }
    let other_count = |count: i64| container(table, option, size(count));
    if let Some(min) = option.count().min {
        let fewer = other_count(min - 1);
        cases.extend(fewer.map(|value| (Kind::Fewest, value, Code::Count)));
    }
    if let Some(max) = option.count().max {
        let more = other_count(max + 1);
        cases.extend(more.map(|value| (Kind::MostEntries, value, Code::Count)));
    }
    cases
}

/// An array of the option in which the first entry stands twice, otherwise one that it takes.
pub(crate) fn with_entry_twice(table: &Table, option: &OptionView) -> Value {
    let count = size(option.count().min.unwrap_or(2).max(2));
    let Some(Value::Array(mut entries)) = container(table, option, count) else {
        panic!("{} has no two entries", option.path());
    };
    entries[1] = entries[0].clone();
    Value::Array(entries)
}

/// The object with one more key that no table has.
pub(crate) fn with_unknown_key(mut object: Value) -> Value {
    if let Some(members) = object.as_object_mut() {
        members.insert(UNKNOWN_KEY, Value::Bool(true));
    }
    object
}

/// The options right below an option.
pub(crate) fn children(table: &Table, option: &OptionView) -> Vec<OptionView> {
    let children = table.children(option.id());
    children.filter_map(|id| table.option(id)).collect()
}

pub(crate) fn size(number: i64) -> usize {
    usize::try_from(number).unwrap()
}
