import { B as Banner } from './types.js';
import { T as Texts } from './texts.js';

/** How the banner looks comes before what the policy says of it. */
interface BannerOptions extends Omit<Banner, 'texts'> {
    /** Every word, as from `treize/locales/fr`. @default English */
    texts?: Texts | undefined;
    /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
    language?: string | undefined;
}

export type { BannerOptions as B };
