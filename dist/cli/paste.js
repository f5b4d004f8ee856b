const scriptTag = (src, integrity) => `<script src="${src}"${integrity ? ` integrity="${integrity}"` : ""}><\/script>`;
function linesToPaste(policy, tag) {
  const { $schema, ...rest } = policy;
  const json = JSON.stringify(rest).replaceAll("</", "<\\/").replaceAll("<!--", "<\\u0021--");
  return `<script type="application/json" data-treize>
${json}
<\/script>
${tag}`;
}

export { linesToPaste as l, scriptTag as s };
