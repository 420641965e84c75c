//! No input makes anything panic, and no finding repeats what stands in the document.

use connection_documents::{Inspection, Locale, inspect, message};
use connection_validation::certificate::base64;
use proptest::prelude::*;

use crate::support::{NOW, sample};

/// Every sample, with the inner form of those that are wrapped.
fn samples() -> Vec<Vec<u8>> {
    let names = [
        "signing.pem",
        "signing-next.pem",
        "plain-self-signed.pem",
        "authority.pem",
        "encryption.pem",
        "pss.pem",
        "ed25519.pem",
        "p521.pem",
        "weak.pem",
        "dsa.pem",
        "discovery.json",
        "key-set.json",
        "metadata.xml",
        "federation.xml",
    ];
    let files = names.map(sample);
    let unwrapped = files.iter().filter_map(|file| {
        let Inspection::Certificates(read) = inspect(file, NOW) else {
            return None;
        };
        Some(read.certificates.first()?.certificate.der().to_vec())
    });
    let mut all: Vec<_> = unwrapped.collect();
    assert_eq!(all.len(), 10);
    all.push(base64::encode(&files[0]).into_bytes());
    all.extend(files);
    all
}

/// Inspects it, and has every finding told.
fn whole(input: &[u8]) -> Inspection {
    let inspection = inspect(input, NOW);
    for finding in inspection.findings() {
        for locale in Locale::ALL {
            let sentence = message(locale, finding);
            assert!(!sentence.is_empty(), "{:?}", finding.code);
            assert!(!sentence.contains('\n'), "{sentence}");
        }
    }
    inspection
}

#[test]
fn no_sample_cut_short_makes_it_panic() {
    for sample in samples() {
        for end in 0..sample.len() {
            whole(&sample[..end]);
        }
        for start in 1..sample.len() {
            whole(&sample[start..]);
        }
    }
}

#[test]
fn no_flipped_byte_makes_it_panic() {
    for sample in samples() {
        let mut changed = sample.clone();
        for place in 0..sample.len() {
            // Another letter, the other case, and what is not ASCII.
            let flip = [0x01, 0x20, 0x80][place % 3];
            changed[place] = sample[place] ^ flip;
            whole(&changed);
            changed[place] = sample[place];
        }
        assert_eq!(whole(&changed), whole(&sample));
    }
}

#[test]
fn no_moment_makes_it_panic() {
    for sample in samples() {
        for now in [i64::MIN, -1, 0, i64::MAX] {
            for finding in inspect(&sample, now).findings() {
                assert!(!message(Locale::English, finding).is_empty());
            }
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(input in proptest::collection::vec(any::<u8>(), 0..400)) {
        whole(&input);
    }

    #[test]
    fn no_splice_makes_it_panic(
        which in any::<(prop::sample::Index, prop::sample::Index)>(),
        cuts in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let all = samples();
        let (first, second) = (which.0.get(&all), which.1.get(&all));
        let begin = &first[..cuts.0.index(first.len())];
        let end = &second[cuts.1.index(second.len())..];
        whole(&[begin, end].concat());
    }

    #[test]
    fn what_looks_like_xml_makes_no_panic(
        inner in "(<(md:)?[A-Za-z]{1,3}( [a-z]=\"[&a-z;]{0,4}\")?/?>|</[a-z]>|&[a-z#0-9]{0,4};|<!--|-->|<!\\[CDATA\\[|\\]\\]>|[a-z]){0,12}"
    ) {
        let root = "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">";
        whole(format!("{root}{inner}</md:EntityDescriptor>").as_bytes());
    }
}
