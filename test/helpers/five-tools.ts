/** Four pages with five ordinary tools, as their vendors give the lines to copy, and one host that nobody knows. */
export const SITE = {
  'site/index.html': `<!doctype html>
<html lang="fr">
<head>
<title>Accueil</title>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC123"></script>
<script>
  window.dataLayer = window.dataLayer || [];
  function gtag(){dataLayer.push(arguments);}
  gtag('js', new Date());
  gtag('config', 'G-ABC123');
</script>
</head>
<body>
<iframe width="560" height="315" src="https://www.youtube.com/embed/abc" title="Film" allowfullscreen></iframe>
<a href="/confidentialite.html">Vie privée</a>
</body></html>`,
  'site/contact.html': `<!doctype html>
<html lang="fr"><head><title>Contact</title>
<SCRIPT SRC='https://www.google.com/recaptcha/api.js' async defer></SCRIPT>
</head><body>
<img src="/logo.png" alt=""><img src="https://pictures.example/team.png" alt="">
</body></html>`,
  'site/blog/post.html': `<!doctype html><html lang="en"><head><title>Post</title>
<script>!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){};if(!f._fbq)f._fbq=n;t=b.createElement(e);t.src=v;
s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,document,'script','https://connect.facebook.net/en_US/fbevents.js');
fbq('init','1');fbq('track','PageView');</script>
<script>(function(h,o,t,j,a,r){h.hj=h.hj||function(){(h.hj.q=h.hj.q||[]).push(arguments)};
h._hjSettings={hjid:1,hjsv:6};r=o.createElement('script');r.src=t+h._hjSettings.hjid+j;o.head.appendChild(r);
})(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');</script>
</head><body><p>Hello</p></body></html>`,
  'site/confidentialite.html':
    '<!doctype html><html lang="fr"><head><title>Vie privée</title></head><body><div data-consent-table></div></body></html>',
}
/** The services they are, by their names in the policy. */
export const FIVE = [
  'analytics/google-analytics',
  'analytics/hotjar',
  'functional/recaptcha',
  'marketing/meta-pixel',
  'media/youtube',
]
