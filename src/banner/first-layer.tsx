import { h } from 'preact'
import type { Policy } from '../policy/policy'
import { Choices } from './choices'
import type { Words } from './words'

interface FirstLayerProps {
  policy: Policy
  words: Words
  onReject(): void
  onAccept(): void
  onCustomize(): void
}

/** The question: who asks, what for, what a no means, and three buttons. */
export function FirstLayer({ policy, words, onReject, onAccept, onCustomize }: FirstLayerProps) {
  const { texts } = words
  return (
    <section aria-labelledby="title" part="banner" data-treize="banner">
      <div class="text">
        <h2 id="title">{texts.title}</h2>
        <p>{words.fill(texts.intro, { controller: policy.controller?.name ?? texts.us })}</p>
        <ul>
          {Object.entries(policy.categories).map(
            ([key, category]) =>
              !category.essential && (
                <li>
                  <b>{words.label(key, category)}</b> <small>{words.why(key, category)}</small>
                </li>
              ),
          )}
        </ul>
        <p>
          {texts.consequence} {policy.policy.url && <a href={policy.policy.url}>{texts.policy}</a>}
        </p>
      </div>
      <div class="actions">
        <Choices reject={texts.reject} accept={texts.accept} onReject={onReject} onAccept={onAccept} />
        <button type="button" class="wide" part="button customize" data-treize="customize" onClick={onCustomize}>
          {texts.customize}
        </button>
      </div>
    </section>
  )
}
