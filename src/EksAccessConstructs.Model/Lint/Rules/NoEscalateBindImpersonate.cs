namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody may take more rights than they have.</summary>
internal sealed class NoEscalateBindImpersonate : PowerLint
{
    public NoEscalateBindImpersonate()
        : base(
            new("RB025", Severity.Error, "No role gives escalate, bind or impersonate."),
            "escalate and bind give rights the holder does not have, impersonate takes somebody else's",
            "let those who hold the rights write roles and bindings; limit bind and impersonate to resourceNames")
    {
        GoodPractice = "escalate verb, bind verb, impersonate verb";
        EksBenchmark = ["4.1.8"];
        KubernetesBenchmark = ["5.1.8"];
    }
}
