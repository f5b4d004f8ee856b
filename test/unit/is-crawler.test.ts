import { expect, it } from 'vitest'
import { isCrawler } from '../../src/page/is-crawler'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

it.each([
  `Mozilla/5.0 ${chrome.replace('Gecko)', 'Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html)')}`,
  'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 (compatible; Google-InspectionTool/1.0;)',
  'Mozilla/5.0 (compatible; Google-InspectionTool/1.0)',
  'GoogleOther',
  `Mozilla/5.0 (X11; Linux x86_64; Storebot-Google/1.0) ${chrome}`,
  'Mediapartners-Google',
  'AdsBot-Google (+http://www.google.com/adsbot.html)',
  'APIs-Google (+https://developers.google.com/webmasters/APIs-Google.html)',
  `Mozilla/5.0 (X11; Linux x86_64) ${chrome} Google-Read-Aloud`,
  `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${chrome} Chrome-Lighthouse`,
  'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
  'Mozilla/5.0 (compatible; YandexRenderResourcesBot/1.0; +http://yandex.com/bots)',
  'Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)',
  'Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)',
  `Mozilla/5.0 (X11; Linux x86_64) ${chrome} Prerender (+https://github.com/prerender/prerender)`,
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
])('asks nothing of a crawler: %s', (userAgent) => {
  expect(isCrawler(userAgent)).toBe(true)
})

it.each([
  '',
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`,
  `Mozilla/5.0 (Linux; Android 13; CUBOT X70) ${chrome}`,
  `Mozilla/5.0 (Linux; Android 9; CUBOT_P30) ${chrome}`,
  `Mozilla/5.0 (X11; Linux x86_64; Robotic Kiosk) ${chrome}`,
  `Mozilla/5.0 (Linux; Android 12; Robotics-Tab; wv) ${chrome} GSA/15.3`,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/22A [FBAN/FBIOS;FBAV/480.0]',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 10; GoogleTV) AppleWebKit/537.36 Chrome/120.0 Safari/537.36',
])('asks a visitor: %s', (userAgent) => {
  expect(isCrawler(userAgent)).toBe(false)
})
