namespace EksAccessConstructs.Lint.Rules;

/// <summary>What is asked at admission is not written.</summary>
internal sealed class NoWritingAdmissionWebhooks : PowerLint
{
    public NoWritingAdmissionWebhooks()
        : base(
            new("RB027", Severity.Error, "No role writes what is asked at admission: webhook configurations and admission policies."),
            "a webhook reads every object that is admitted, secrets included, and a mutating one or a mutating policy changes it; deleting "
                + "one, or writing a validating policy, switches a guard off",
            "limit update, patch and delete to the names of the component's own, and let delivery create them")
    {
        GoodPractice = "control admission webhooks";
        EksBenchmark = ["4.1.11"];
        KubernetesBenchmark = ["5.1.12"];
    }
}
