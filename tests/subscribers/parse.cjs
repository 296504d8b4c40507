// AsyncAPI's own parser on the file that is named; anything it calls an error, or a warning, fails.
const { Parser, fromFile } = require("@asyncapi/parser");
fromFile(new Parser(), process.argv[2]).parse().then(({ document, diagnostics }) => {
  const said = diagnostics.filter((one) => one.severity < 2);
  said.forEach((one) => console.error(one.path.join("."), one.message));
  if (said.length || !document || document.messages().length < 60) process.exit(1);
});
