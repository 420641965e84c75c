//! Walks through the members of an object.

use alloc::string::String;
use alloc::vec::{self, Vec};
use core::iter::FusedIterator;
use core::slice;

use crate::value::Value;

type Member = (String, Value);

/// The members of an [`Object`](crate::Object), borrowed.
#[derive(Clone, Debug)]
pub struct Iter<'a>(slice::Iter<'a, Member>);

/// The members of an [`Object`](crate::Object), with values that can be changed.
#[derive(Debug)]
pub struct IterMut<'a>(slice::IterMut<'a, Member>);

/// The members of an [`Object`](crate::Object), taken out.
#[derive(Debug)]
pub struct IntoIter(vec::IntoIter<Member>);

impl<'a> Iter<'a> {
    pub(super) fn new(members: &'a [Member]) -> Iter<'a> {
        Iter(members.iter())
    }

    fn item((key, value): &'a Member) -> (&'a str, &'a Value) {
        (key, value)
    }
}

impl<'a> IterMut<'a> {
    pub(super) fn new(members: &'a mut [Member]) -> IterMut<'a> {
        IterMut(members.iter_mut())
    }

    fn item((key, value): &'a mut Member) -> (&'a str, &'a mut Value) {
        (key, value)
    }
}

impl IntoIter {
    pub(super) fn new(members: Vec<Member>) -> IntoIter {
        IntoIter(members.into_iter())
    }

    fn item(member: Member) -> Member {
        member
    }
}

macro_rules! iterator {
    ([$($lifetime:lifetime)?], $name:ty, $item:ty) => {
        impl<$($lifetime)?> Iterator for $name {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                self.0.next().map(Self::item)
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($lifetime)?> DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<$item> {
                self.0.next_back().map(Self::item)
            }
        }

        impl<$($lifetime)?> ExactSizeIterator for $name {}

        impl<$($lifetime)?> FusedIterator for $name {}
    };
}

iterator!(['a], Iter<'a>, (&'a str, &'a Value));
iterator!(['a], IterMut<'a>, (&'a str, &'a mut Value));
iterator!([], IntoIter, Member);
