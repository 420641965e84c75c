//! Pointers, and values at them.

use lossless_json::{Kind, Pointer, Value};
use proptest::prelude::*;

use crate::generate::{config, places, value};

fn tokens() -> impl Strategy<Value = Vec<String>> {
    let token = prop_oneof!["[~/01a]{0,4}", any::<String>()];
    prop::collection::vec(token, 0..5)
}

fn pointer(tokens: &[String]) -> Pointer {
    tokens
        .iter()
        .fold(Pointer::ROOT, |outer, token| outer.join(token))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_pointer_is_its_tokens(tokens in tokens()) {
        let pointer = pointer(&tokens);
        prop_assert!(pointer.tokens().eq(tokens.iter().map(String::as_str)));
        prop_assert_eq!(Pointer::parse(pointer.as_str()), Ok(pointer));
    }

    #[test]
    fn any_text_is_a_pointer_that_keeps_it_or_an_error(text in "[/~01a]{0,8}") {
        if let Ok(parsed) = Pointer::parse(&text) {
            prop_assert_eq!(parsed.as_str(), &text);
            let tokens: Vec<String> = parsed.tokens().map(String::from).collect();
            prop_assert_eq!(pointer(&tokens), parsed);
        }
    }

    #[test]
    fn a_prefix_is_one_of_tokens(one in tokens(), two in tokens()) {
        let (outer, below) = (pointer(&one), pointer(&two));
        let inner = outer.concat(&below);
        prop_assert_eq!(&inner, &pointer(&[one.clone(), two.clone()].concat()));
        prop_assert_eq!(inner.strip_prefix(&outer), Some(below.clone()));
        prop_assert_eq!(below.starts_with(&outer), two.starts_with(&one));
        prop_assert!(outer <= inner);
    }

    #[test]
    fn what_is_set_is_there_and_what_is_removed_is_gone(
        document in value(),
        place: prop::sample::Index,
        new in value(),
    ) {
        let places = places(&document);
        let place = &places[place.index(places.len())];
        let old = document.at(place).cloned();
        prop_assert!(old.is_some());

        let mut changed = document.clone();
        prop_assert!(changed.set(place, new.clone()));
        prop_assert_eq!(changed.at(place), Some(&new));
        prop_assert_eq!(changed.at_mut(place).cloned(), Some(new));
        // Putting the old value back leaves no trace.
        prop_assert!(changed.set(place, old.clone().unwrap_or_default()));
        prop_assert_eq!(&changed, &document);

        prop_assert_eq!(changed.remove(place), old);
        let parent = place.parent().and_then(|parent| document.at(&parent).map(Value::kind));
        if parent == Some(Kind::Object) {
            prop_assert_eq!(changed.at(place), None);
        }
    }

    #[test]
    fn any_place_can_be_set_or_is_refused_without_a_trace(document in value(), tokens in tokens()) {
        let place = pointer(&tokens);
        let mut changed = document.clone();
        if changed.set(&place, Value::from("new")) {
            // At the end of an array `-` is the place after it again.
            let found = changed.at(&place).is_some_and(|value| *value == Value::from("new"));
            prop_assert!(found || tokens.iter().any(|token| token == "-"));
        } else {
            prop_assert_eq!(changed, document);
        }
    }
}
