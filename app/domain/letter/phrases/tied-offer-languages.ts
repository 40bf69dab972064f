import { chinese } from '#domain/letter/phrases/tied-offer-chinese'
import { english } from '#domain/letter/phrases/tied-offer-english'
import { russian } from '#domain/letter/phrases/tied-offer-russian'
import { ukrainian } from '#domain/letter/phrases/tied-offer-ukrainian'

export const offerLanguages = [english, ukrainian, russian, chinese]
