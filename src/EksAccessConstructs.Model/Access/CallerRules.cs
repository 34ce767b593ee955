namespace EksAccessConstructs.Access;

/// <summary>The rule of callers: whom the authenticator refuses before anything is asked about them.</summary>
internal static class CallerRules
{
    /// <summary>Callers that are refused before any mapping.</summary>
    public static readonly RuleInfo CallerIsKnown = new(
        "EKS088", Severity.Error, "A caller is an ARN that STS returns: a user, an assumed role, a federated user or root, of a known partition.");
}
