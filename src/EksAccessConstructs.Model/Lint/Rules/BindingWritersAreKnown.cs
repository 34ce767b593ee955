namespace EksAccessConstructs.Lint.Rules;

/// <summary>Who writes roles and bindings is known.</summary>
internal sealed class BindingWritersAreKnown() : PowerLint(
    new("RB031", Severity.Info, "Who writes roles and bindings is known."),
    "a writer of roles and bindings gives on every right they hold by RBAC; the API server's escalation check keeps them from giving more",
    "keep it for those who hand out access, and add no 'bind' or 'escalate'");
