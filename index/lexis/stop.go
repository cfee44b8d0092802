package lexis

import (
	"strings"

	"github.com/ceasefire-facts/bot/knowledge"
)

// Function words carry no content of a question. Question words are not among
// them: they tell which of a fact's own questions is meant.
var stops = map[knowledge.Lang]map[string]bool{
	knowledge.English: wordSet(`a an the of to in on at by for from with into onto upon about as than then so and or but nor if
		is are was were be been being am do does did done doing has have had having will would shall should can could may might must
		it its itself this that these those there here he she they them him her his hers their theirs we us our ours you your yours i me my mine
		not no yes also just only even still yet already again ever very too such own same other another any some all both each every anything something everything anybody somebody everybody anyone someone everyone else thing things stuff
		up out off over under between during before after above below while because until though although however
		im ive id ill dont doesnt didnt isnt arent wasnt werent wont cant couldnt wouldnt shouldnt whats wheres whos hows theres thats lets
		s t d ll m re ve o get got let please pls plz ok okay hey hi hello sorry thanks thx well like really actually
		ur u r rn atm tbh imo smh ngl lol omg idk wdym fr wtf tf bc cuz w al el`),
	knowledge.Hebrew: wordSet(`של את על עם אל לא כן גם רק כבר עוד אם או אבל כי זה זאת זו הוא היא הם הן אני אתה אנחנו יש אין היה הייתה היו להיות כל אחרי לפני בין אצל
		בה בו להם לו לה אותו אותה אותם`),
	knowledge.Arabic: wordSet(`من في على عن الى ان أن إن لا ما لم لن قد كان كانت هو هي هم هذا هذه ذلك تلك التي الذي الذين و او ثم بعد قبل بين مع كل حتى اذا لو`),
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[Fold(w)] = true
	}
	return set
}

func isStop(fold string, lang knowledge.Lang) bool { return stops[lang][fold] }
