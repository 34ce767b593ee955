namespace EksAccessConstructs.Lint.Rules;

/// <summary>Traces are kept.</summary>
internal sealed class TracesAreKept() : PowerLint(
    new("RB094", Severity.Info, "Who deletes events or reads all logs is known."),
    "events are the trace of what happened, and logs hold what slipped into them",
    "keep it for those who run the cluster");
