using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody is given cluster-admin or a role equal to it.</summary>
internal sealed class NoClusterAdminBinding : BindingLint
{
    public NoClusterAdminBinding()
        : base(
            new("RB012", Severity.Error, "No binding gives cluster-admin or a role equal to it."),
            "whoever holds it may do everything, and give it on",
            "bind a role with what is needed; "
                + "give administrators an access entry with AmazonEKSClusterAdminPolicy, which can be seen and revoked outside of the cluster")
    {
        GoodPractice = "least privilege";
        EksBenchmark = ["4.1.1"];
        KubernetesBenchmark = ["5.1.1"];
    }

    protected override IEnumerable<string> Problems(RbacBinding binding, LintInput input) => !binding.Subjects.IsEmpty && input.GivesEverything(binding)
        ? [$"{binding.RoleRef.Kind} '{binding.RoleRef.Name}' gives {Who(binding)} everything {Where(binding)}; bind a role with what is needed"]
        : [];

    private static string Who(RbacBinding binding) => RuleTargets.Quoted(binding.Subjects.Select(subject => subject.Name));

    private static string Where(RbacBinding binding) => binding.NamespaceName is { } @namespace ? $"in namespace '{@namespace}'" : "in the cluster";
}
