namespace EksAccessConstructs.Tests.Eksctl;

public sealed class VerdictTests
{
    [Fact]
    public void Dump()
    {
        var lines = EksctlOracle.Verdicts().Select(v =>
        {
            var reading = EksctlOracle.Read(EksctlOracle.Case(v.File), v.File);
            var errors = reading.Findings.Where(f => f.Severity == Severity.Error && f.Code != "EKS011").ToList();
            return (v, refused: errors.Count > 0, errors, all: reading.Findings);
        }).ToList();
        var wrong = lines.Where(l => l.refused == l.v.Accepted).ToList();
        File.WriteAllText("/tmp/verdicts.txt", $"{lines.Count - wrong.Count}/{lines.Count}\n" + string.Join("\n", wrong.Select(l => $"{l.v.File} eksctl={(l.v.Accepted ? "ok" : l.v.Words)}\n    {string.Join("\n    ", l.all)}"))
            + "\n\nREFUSED\n" + string.Join("\n", lines.Where(l => l.refused && !l.v.Accepted).Select(l => $"{l.v.File} eksctl={l.v.Words}\n    {string.Join("\n    ", l.errors)}")));
    }
}
