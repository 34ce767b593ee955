using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Admission webhooks are not written.</summary>
internal sealed class NoWritingAdmissionWebhooks : RoleRuleLint
{
    private static readonly string[] Kinds = ["validatingwebhookconfigurations", "mutatingwebhookconfigurations"];

    public NoWritingAdmissionWebhooks()
        : base(
            new("RB027", Severity.Error, "No role writes admission webhook configurations."),
            "a webhook reads every object that is admitted, secrets included, and a mutating one changes it",
            "limit update and patch to the resourceNames of the component's own webhooks, and let delivery create them")
    {
        GoodPractice = "control admission webhooks";
        EksBenchmark = ["4.1.11"];
        KubernetesBenchmark = ["5.1.12"];
    }

    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var kinds = Kinds.Where(kind => rule.Names("admissionregistration.k8s.io", kind)).ToList();
        return kinds.Count > 0 && rule.Gives("create", "update", "patch")
            ? [$"{rule.GivenWords("create", "update", "patch")} on {string.Join(", ", kinds)} reads and changes {Reach(rule)}"]
            : [];
    }

    private static string Reach(RbacRule rule) => rule.ResourceNames.IsEmpty
        ? "every object that is admitted; limit it to resourceNames"
        : $"what {RuleTargets.Quoted(rule.ResourceNames)} is asked about";
}
