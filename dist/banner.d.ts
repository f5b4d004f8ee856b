import { Consent } from './index.js';
import { T as Texts } from './shared/texts.js';

interface BannerOptions {
    /** Every word, as from `treize/locales/fr`. @default English */
    texts?: Texts | undefined;
    /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
    language?: string | undefined;
}
/**
 * Asks the visitor while something is unasked, shows the preferences when `consent.open()` is called, and says in the
 * place of held embeds what waits there.
 * Returns the undo.
 */
declare function mountBanner(consent: Consent<any>, { texts, language }?: BannerOptions): () => void;

/** Fills every `[data-consent-table]` of the page with the policy's cookies. Returns the undo. */
declare function mountTable(consent: Consent<any>, { texts, language }?: BannerOptions): () => void;

export { Texts, mountBanner, mountTable };
export type { BannerOptions };
