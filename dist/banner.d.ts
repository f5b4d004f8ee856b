import { A as AnyConsent } from './shared/types.js';
import { B as Banner } from './shared/policy.js';
import { T as Texts } from './shared/texts.js';
import './shared/record-type.js';

/** How the banner looks comes before what the policy says of it. */
interface BannerOptions extends Omit<Banner, 'texts'> {
    /** Every word, as from `treize/locales/fr`. @default English */
    texts?: Texts | undefined;
    /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
    language?: string | undefined;
}

/** Fills every `[data-consent-table]` of the page, and those that come later, with the policy's cookies. Returns the undo. */
declare function mountTable(consent: AnyConsent, { texts, language }?: BannerOptions): () => void;

/**
 * Asks the visitor while something is unasked, shows the preferences when `consent.open()` is called, says in the place
 * of held embeds what waits there, and keeps a small button that opens the preferences on pages without one.
 * Returns the undo. On a server it does nothing.
 */
declare function mountBanner(consent: AnyConsent, options?: BannerOptions): () => void;

export { Texts, mountBanner, mountTable };
export type { BannerOptions };
