//! The short names of the months in the languages that `journalctl` and syslog daemons run in.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Languages, and their names from January to December, as glibc abbreviates them.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("Afrikaans", "Jan,Feb,Mrt,Apr,Mei,Jun,Jul,Aug,Sep,Okt,Nov,Des"),
    ("Albanian", "Jan,Shk,Mar,Pri,Maj,Qer,Kor,Gsh,Sht,Tet,Nën,Dhj"),
    ("Arabic", "يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر"),
    ("Armenian", "Հնվ,Փտր,Մար,Ապր,Մայ,Հնս,Հլս,Օգս,Սեպ,Հոկ,Նմբ,Դեկ"),
    ("Azerbaijani", "Yan,Fev,Mar,Apr,May,İyn,İyl,Avq,Sen,Okt,Noy,Dek"),
    ("Basque", "urt,ots,mar,api,mai,eka,uzt,abu,ira,urr,aza,abe"),
    ("Belarusian", "сту,лют,сак,кра,мая,чэр,ліп,жні,вер,кас,ліс,сне"),
    ("Bosnian", "Jan,Feb,Mar,Apr,Maj,Jun,Jul,Aug,Sep,Okt,Nov,Dec"),
    ("Bulgarian", "яну,фев,мар,апр,май,юни,юли,авг,сеп,окт,ное,дек"),
    ("Catalan", "de gen.,de febr.,de març,d’abr.,de maig,de juny,de jul.,d’ag.,de set.,d’oct.,de nov.,de des."),
    ("Chinese and Japanese", "1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月"),
    ("Croatian", "sij,velj,ožu,tra,svi,lip,srp,kol,ruj,lis,stu,pro"),
    ("Czech", "led,úno,bře,dub,kvě,čen,čec,srp,zář,říj,lis,pro"),
    ("Danish and Swedish", "jan,feb,mar,apr,maj,jun,jul,aug,sep,okt,nov,dec"),
    ("Dutch", "jan,feb,mrt,apr,mei,jun,jul,aug,sep,okt,nov,dec"),
    ("Estonian", "jaan,veebr,märts,apr,mai,juuni,juuli,aug,sept,okt,nov,dets"),
    ("Finnish", "tammi,helmi,maalis,huhti,touko,kesä,heinä,elo,syys,loka,marras,joulu"),
    ("French", "janv.,févr.,mars,avril,mai,juin,juil.,août,sept.,oct.,nov.,déc."),
    ("Galician", "Xan,Feb,Mar,Abr,Mai,Xuñ,Xul,Ago,Set,Out,Nov,Dec"),
    ("Georgian", "იან,თებ,მარ,აპრ,მაი,ივნ,ივლ,აგვ,სექ,ოქტ,ნოე,დეკ"),
    ("German", "Jan,Feb,Mär,Apr,Mai,Jun,Jul,Aug,Sep,Okt,Nov,Dez"),
    ("German of Austria", "Jän,Feb,Mär,Apr,Mai,Jun,Jul,Aug,Sep,Okt,Nov,Dez"),
    ("Greek", "Ιαν,Φεβ,Μαρ,Απρ,Μαΐ,Ιουν,Ιουλ,Αυγ,Σεπ,Οκτ,Νοε,Δεκ"),
    ("Hebrew", "ינו,פבר,מרץ,אפר,מאי,יונ,יול,אוג,ספט,אוק,נוב,דצמ"),
    ("Hindi", "जन॰,फ़र॰,मार्च,अप्रैल,मई,जून,जुल॰,अग॰,सित॰,अक्तू॰,नव॰,दिस॰"),
    ("Hungarian", "jan,febr,márc,ápr,máj,jún,júl,aug,szept,okt,nov,dec"),
    ("Icelandic", "jan,feb,mar,apr,maí,jún,júl,ágú,sep,okt,nóv,des"),
    ("Indonesian", "Jan,Feb,Mar,Apr,Mei,Jun,Jul,Agu,Sep,Okt,Nov,Des"),
    ("Irish", "Ean,Feabh,Márta,Aib,Beal,Meith,Iúil,Lún,MFómh,DFómh,Samh,Noll"),
    ("Italian", "gen,feb,mar,apr,mag,giu,lug,ago,set,ott,nov,dic"),
    ("Kazakh", "Қаң,Ақп,Нау,Сәу,Мам,Мау,Шіл,Там,Қыр,Қаз,Қар,Жел"),
    ("Korean", "1월,2월,3월,4월,5월,6월,7월,8월,9월,10월,11월,12월"),
    ("Latvian", "jan,feb,mar,apr,mai,jūn,jūl,aug,sep,okt,nov,dec"),
    ("Lithuanian", "saus.,vas.,kov.,bal.,geg.,birž.,liep.,rugp.,rugs.,spal.,lapkr.,gruod."),
    ("Macedonian", "јан,фев,мар,апр,мај,јун,јул,авг,сеп,окт,ное,дек"),
    ("Malay", "Jan,Feb,Mac,Apr,Mei,Jun,Jul,Ogos,Sep,Okt,Nov,Dis"),
    ("Norwegian", "jan.,feb.,mars,april,mai,juni,juli,aug.,sep.,okt.,nov.,des."),
    ("Persian", "ژانویه,فوریه,مارس,آوریل,مه,ژوئن,ژوئیه,اوت,سپتامبر,اكتبر,نوامبر,دسامبر"),
    ("Polish", "sty,lut,mar,kwi,maj,cze,lip,sie,wrz,paź,lis,gru"),
    ("Portuguese", "jan,fev,mar,abr,mai,jun,jul,ago,set,out,nov,dez"),
    ("Romanian", "ian,feb,mar,apr,mai,iun,iul,aug,sep,oct,nov,dec"),
    ("Russian", "янв,фев,мар,апр,мая,июн,июл,авг,сен,окт,ноя,дек"),
    ("Serbian", "јан,феб,мар,апр,мај,јун,јул,авг,сеп,окт,нов,дец"),
    ("Slovak", "jan,feb,mar,apr,máj,jún,júl,aug,sep,okt,nov,dec"),
    ("Slovenian", "jan,feb,mar,apr,maj,jun,jul,avg,sep,okt,nov,dec"),
    ("Spanish", "ene,feb,mar,abr,may,jun,jul,ago,sep,oct,nov,dic"),
    ("Thai", "ม.ค.,ก.พ.,มี.ค.,เม.ย.,พ.ค.,มิ.ย.,ก.ค.,ส.ค.,ก.ย.,ต.ค.,พ.ย.,ธ.ค."),
    ("Turkish", "Oca,Şub,Mar,Nis,May,Haz,Tem,Ağu,Eyl,Eki,Kas,Ara"),
    ("Ukrainian", "січ,лют,бер,кві,тра,чер,лип,сер,вер,жов,лис,гру"),
    ("Vietnamese", "Thg 1,Thg 2,Thg 3,Thg 4,Thg 5,Thg 6,Thg 7,Thg 8,Thg 9,Thg 10,Thg 11,Thg 12"),
    ("Welsh", "Ion,Chw,Maw,Ebr,Mai,Meh,Gor,Aws,Med,Hyd,Tach,Rha"),
];

/// The months that have a name, one bit each: `lis` is October in Croatian and November in Polish.
static MONTHS: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for (_, names) in NAMES {
        for (month, name) in (1..).zip(names.split(',')) {
            *months.entry(folded(name)).or_default() |= 1 << month;
        }
    }
    months
});

/// Returns the months with a name, 1 to 12. Case and a full stop make no difference, as releases of glibc differ in
/// them.
pub(crate) fn named(name: &[u8]) -> impl Iterator<Item = u8> {
    let name = match std::str::from_utf8(name) {
        Ok(name) => folded(name),
        // Latin-1, in which each octet is a character.
        Err(_) => folded(&name.iter().copied().map(char::from).collect::<String>()),
    };
    let months = MONTHS.get(&name).copied().unwrap_or(0);
    (1..=12).filter(move |month| months >> month & 1 == 1)
}

fn folded(name: &str) -> String {
    name.trim().trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn a_year_has_twelve_months() {
        for (language, names) in NAMES {
            assert_eq!(names.split(',').count(), 12, "{language}");
        }
    }
}
