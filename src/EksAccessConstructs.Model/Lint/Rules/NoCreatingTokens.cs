namespace EksAccessConstructs.Lint.Rules;

/// <summary>Tokens of service accounts are not made.</summary>
internal sealed class NoCreatingTokens : PowerLint
{
    public NoCreatingTokens()
        : base(
            new("RB028", Severity.Error, "No role makes tokens for service accounts."),
            "a token is the service account: whoever makes it has its rights, outside of the cluster too",
            "let pods have their tokens mounted; limit the right to resourceNames where a program must make them")
    {
        GoodPractice = "token request";
        EksBenchmark = ["4.1.12"];
        KubernetesBenchmark = ["5.1.13"];
    }
}
