namespace EksAccessConstructs.Lint.Rules;

/// <summary>Secrets are not read, but for single ones.</summary>
internal sealed class NoReadingSecrets : PowerLint
{
    public NoReadingSecrets()
        : base(
            new("RB020", Severity.Warning, "No role reads all secrets."),
            "list and watch return the contents of all secrets, tokens of service accounts among them; get does for every name that can be guessed",
            "limit get to resourceNames, drop list and watch, or mount the secret into the pod that needs it")
    {
        GoodPractice = "listing secrets";
        EksBenchmark = ["4.1.2"];
        KubernetesBenchmark = ["5.1.2"];
    }
}
