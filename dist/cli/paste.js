function linesToPaste(policy, script = "/treize.js") {
  const { $schema, ...rest } = policy;
  const json = JSON.stringify(rest).replaceAll("</", "<\\/").replaceAll("<!--", "<\\u0021--");
  return `<script type="application/json" data-treize>
${json}
<\/script>
<script src="${script}"><\/script>`;
}

export { linesToPaste as l };
