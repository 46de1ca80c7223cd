package edtf

import (
	"strings"
	"sync"
)

// monthWords are the names of the months, from January on, as people write them in the
// languages of sites and in those of their sources: in full, bent and cut short. A blank
// within a name is an underscore. Arabic has three sets: of Egypt, the Levant, the Maghreb.
var monthWords = [...]string{
	"january jan enero ene janvier janv jänner januar janeiro января январь янв يناير جانفي كانون_الثاني 一月 正月 일월",
	"february feb febrero fév févr février februar fevereiro fev февраля февраль фев февр فبراير فيفري شباط 二月 이월",
	"march mar marzo mars märz março марта март мар مارس آذار 三月 삼월",
	"april apr abril abr avril avr апреля апрель апр أبريل ابريل إبريل أفريل نيسان 四月 사월",
	"may mayo mai maio мая май مايو ماي أيار 五月 오월",
	"june jun junio juin juni junho июня июнь июн يونيو يونيه جوان حزيران 六月 유월",
	"july jul julio juillet juil juli julho июля июль июл يوليو يوليه يوليوز جويلية تموز 七月 칠월",
	"august aug agosto ago août августа август авг أغسطس أوت غشت آب 八月 팔월",
	"september sept sep septiembre setiembre set septembre setembro сентября сентябрь сен сент سبتمبر شتنبر أيلول 九月 구월",
	"october oct octubre octobre oktober okt outubro out октября октябрь окт أكتوبر تشرين_الأول 十月 시월",
	"november nov noviembre novembre novembro ноября ноябрь ноя нояб نوفمبر نونبر تشرين_الثاني 十一月 십일월",
	"december dec diciembre dic décembre déc dezember dez dezembro декабря декабрь дек ديسمبر دجنبر كانون_الأول 十二月 십이월",
}

// seasonWords are the names of the seasons, which EDTF numbers from 21 on.
var seasonWords = [...]string{
	"spring primavera printemps frühling весна весной весны ربيع 春 春季 春天 봄",
	"summer verano été sommer лето летом лета صيف 夏 夏季 夏天 여름",
	"autumn fall otoño automne herbst осень осенью осени خريف 秋 秋季 秋天 가을",
	"winter invierno hiver зима зимой зимы شتاء 冬 冬季 冬天 겨울",
}

// fillers stand between the parts of a date and say nothing.
var fillers = sync.OnceValue(func() map[string]bool {
	return words("of the de del le la el en den г год года году عام سنة شهر م يوم من 년도 º ª")
})

// months returns the number of each word for a month or a season.
var months = sync.OnceValue(func() map[string]int {
	all := map[string]int{}
	for i, names := range monthWords {
		for name := range words(names) {
			all[name] = i + 1
		}
	}
	for i, names := range seasonWords {
		for name := range words(names) {
			all[name] = 21 + i
		}
	}
	return all
})

func words(s string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(s) {
		all[foldWord(strings.ReplaceAll(word, "_", " "))] = true
	}
	return all
}

// accents folds what people leave out: accents, hamzas.
var accents = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "é", "e", "è", "e", "ê", "e", "í", "i", "ó", "o", "ô", "o", "ú", "u", "û", "u", "ü", "u", "ñ", "n", "ç", "c",
	"أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ـ", "", "ё", "е",
)

// foldWord returns a word as the tables have it.
func foldWord(s string) string { return accents.Replace(strings.ToLower(s)) }

// monthOf returns the number of a month, of a season from 21 on, or 0.
func monthOf(word string) int { return months()[foldWord(word)] }
