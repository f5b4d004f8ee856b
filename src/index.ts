export { createConsent } from './create-consent'
export { PolicyError } from './policy/policy-error'
export type {
  ChoiceDetail,
  Consent,
  ConsentEvents,
  ConsentRecord,
  GatedCookies,
  HeldDetail,
  Receipt,
  Source,
  SweepDetail,
} from './consent/types'
export type { Explanation } from './policy/explain-name'
export type {
  Category,
  Declaration,
  NameOf,
  Policy,
  RequestDeclaration,
  Service,
  Text,
  Undeclared,
} from './policy/policy'
