//! Items as they are written in Rust, taken apart without a parser of all of Rust.

use proc_macro2::TokenStream;

use crate::derive::item::{Item, Kind, Style};
use crate::derive::literal;
use crate::derive::tokens::spaced;

fn item(source: &str) -> Item {
    Item::parse(source.parse().unwrap()).unwrap()
}

fn same(tokens: &TokenStream, source: &str) {
    assert_eq!(spaced(tokens), spaced(&source.parse().unwrap()));
}

#[test]
fn parameters_and_predicates_end_where_rust_ends_them() {
    let item = item(
        "#[a(b)] pub(in crate::x) enum E<'a, 'b: 'a, T: Fn(A, B) -> C<D> + 'a = Vec<Vec<u8>>, const N: usize = { 3 }> \
         where T: X<{ N }, Out = Vec<Vec<T>>>, for<'x> F<'x, { N }>: Y, { A }",
    );
    assert!(item.kind == Kind::Enum && item.variants.len() == 1);
    same(&item.vis, "pub(in crate::x)");
    let (declared, named, where_clause) = item.generics.split_for_impl();
    same(&declared, "<'a, 'b: 'a, T: Fn(A, B) -> C<D> + 'a, const N: usize>");
    same(&named, "<'a, 'b, T, N>");
    same(&where_clause, "where T: X<{ N }, Out = Vec<Vec<T>>>, for<'x> F<'x, { N }>: Y");
}

#[test]
fn a_tuple_struct_has_its_predicates_after_its_fields() {
    let item = item("struct S<T>(pub (u8, T), pub(crate) Box<dyn Fn(A<B, C>) -> (T)>,) where T: X;");
    assert!(item.head.style == Style::Tuple);
    let [pair, boxed] = item.head.fields.as_slice() else { panic!("two fields") };
    same(&pair.ty, "(u8, T)");
    same(&boxed.ty, "Box<dyn Fn(A<B, C>) -> (T)>");
    same(&item.generics.split_for_impl().2, "where T: X");
}

#[test]
fn discriminants_are_skipped() {
    let item =
        item("enum E { A = 1 << 3, B(u8) = <T as X<A, B>>::C, #[c] C { a: u8 } = f::<A, B>(a < b), D = -1 }");
    let names: Vec<_> = item.variants.iter().map(|variant| variant.ident.to_string()).collect();
    assert_eq!(names, ["A", "B", "C", "D"]);
    let styles = item.variants.iter().map(|variant| variant.style);
    assert!(styles.eq([Style::Unit, Style::Tuple, Style::Named, Style::Unit]));
}

#[test]
fn an_attribute_is_ours_by_its_whole_name() {
    let item =
        item("#[reply::x(1)] #[doc = \"reply\"] #[reply(250)] #[replies(1)] #[reply] #[reply = 2] struct S;");
    let lists: Vec<_> = item.head.attributes.iter().map(|one| one.list.as_ref().map(spaced)).collect();
    assert_eq!(lists, [Some("250 ".to_owned()), None, None]);
}

#[test]
fn strings_mean_what_the_compiler_takes_them_for() {
    macro_rules! check {
        ($($written:literal)+) => {
            $(
                let tokens: TokenStream = stringify!($written).parse().unwrap();
                let Some(proc_macro2::TokenTree::Literal(written)) = tokens.into_iter().next() else { panic!() };
                assert_eq!(literal::string(&written).as_deref(), Some($written), "{written}");
            )+
        };
    }
    check! {
        "" "plain" "\n\r\t\0\\\"\'" "\x41\x7f" "\u{1F600}\u{00_e9}" "é" r"raw \n" r#"raw "x" #"# r##"a"# b"##
        "one \
            line" "two
            lines"
    }
    for other in ["b\"a\"", "c\"a\"", "br\"a\"", "'a'", "250", "25z", "1.5"] {
        assert_eq!(literal::string(&other.parse().unwrap()), None, "{other}");
    }
}

#[test]
fn integers_of_every_base_have_their_value() {
    for written in ["250", "2_50", "250u16", "250foo", "0xfa", "0xFAu16", "0o372", "0b1111_1010i32"] {
        assert_eq!(literal::integer(written), Some(250), "{written}");
    }
    for written in ["25e1", "250.0", "99999999", "\"250\"", "'a'", ""] {
        assert_eq!(literal::integer(written), None, "{written}");
    }
}
