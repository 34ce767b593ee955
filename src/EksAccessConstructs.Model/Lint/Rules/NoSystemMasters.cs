using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody is in system:masters.</summary>
internal sealed class NoSystemMasters : LintRule
{
    public NoSystemMasters()
        : base(
            new("RB040", Severity.Error, "Nobody is put into system:masters, and nothing is bound to it."),
            "system:masters passes every authorizer: no binding and no policy limits it, and no access entry can give it",
            "give administrators an access entry with AmazonEKSClusterAdminPolicy")
    {
        GoodPractice = "least privilege";
        EksBenchmark = ["4.1.7"];
        KubernetesBenchmark = ["5.1.7"];
    }

    public override IEnumerable<LintFinding> Check(LintInput input) => Mappings(input).Concat(Bindings(input));

    private IEnumerable<LintFinding> Mappings(LintInput input) =>
        from item in input.CountingAwsAuth?.StoredItems ?? []
        where item.IsMasters
        select Breach(item.Who, item.Origin,
            "aws-auth puts it into system:masters, which nothing limits; give it an access entry with AmazonEKSClusterAdminPolicy instead");

    private IEnumerable<LintFinding> Bindings(LintInput input) =>
        from binding in input.Bindings
        from subject in binding.Subjects
        where subject is { Kind: "Group", Name: Identity.MastersGroup }
        select Breach(binding, subject.Origin, "system:masters needs no binding and cannot be limited by one; bind a group of your own");
}
