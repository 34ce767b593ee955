// node guard.cjs FOLDER-OF-@aws/cloudformation-validate RULES TEMPLATE...: which of our rules each template breaks, one template a line.
const path = require('node:path');
const { CompositeEngine, RuleFile, TemplateFile } = require(process.argv[2]);

const engine = new CompositeEngine({ guardRules: [new RuleFile(process.argv[3])] });
for (const file of process.argv.slice(4)) {
  const { diagnostics } = engine.validateTemplate(new TemplateFile(file), { detailLevel: 'STANDARD', severityLevel: 'WARN' });
  const ours = diagnostics.filter(one => one.ruleId.startsWith('EKS_')).map(one => `${one.ruleId} ${one.entity?.logicalId ?? ''}`);
  console.log(`${path.basename(file)}: ${[...new Set(ours)].join(', ') || '-'}`);
}
engine.free();
