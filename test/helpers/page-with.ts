/** The HTML of a page that begins as the README says: a policy block, then `treize.js`. */
export function pageWith(
  policy: unknown,
  { head = '', body = '', lang = 'en', tag = '<script src="/dist/treize.js"></script>' } = {},
): string {
  const json = typeof policy == 'string' ? policy : JSON.stringify(policy).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Test page</title>
<script type="application/json" data-treize>${json}</script>
${tag}
${head}
</head>
<body>
<main><h1>A page</h1><p>Of somebody else.</p>${body}</main>
</body>
</html>`
}
