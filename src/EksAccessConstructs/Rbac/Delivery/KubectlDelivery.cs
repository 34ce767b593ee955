using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>Delivery by custom resources, one an object, and a first set that an administrator applies.</summary>
/// <remarks>
/// The CDK's function deletes what it made and says that it did where it could not, and cannot change a roleRef. So each object is a resource of its own,
/// named by what the object is; a binding's name ends with a hash of its roleRef, so that another role is another binding; and the script stays beside the
/// manifests: its trial shows what a deletion left.
/// </remarks>
/// <param name="Applier">The function.</param>
/// <param name="NestedStacks">Over how many nested stacks each kind of object is spread; 0: none.</param>
internal sealed record KubectlDelivery(KubectlApplier Applier, int NestedStacks) : RbacDelivery
{
    private const string First = "First";

    internal override ValueMap Keeping => default;

    internal override bool FillsAccount => true;

    internal override string CommandSays => "Shows what the cluster has otherwise than the stack says, in the folder of the cloud assembly";

    internal override string Command(ManifestOwner owner, string folder) => $"{ApplyScript.Command(folder)} --dry-run";

    internal override IEnumerable<(string File, string Text)> Files(RbacFiles files, ManifestOwner owner, string folder) => files.Script();

    /// <summary>The roles and bindings; a binding with its roleRef in the name.</summary>
    internal override RbacObjects Delivered(RbacObjects objects, ManifestOwner owner) => new(objects.All.Where(IsApplied).Select(Named).ToValueList());

    internal override IEnumerable<Finding> Findings(RbacManifestsProps props, ManifestOwner owner)
    {
        var applied = Delivered(props.Objects, owner);
        var isOfOther = ClusterIdentity.Of(props.Cluster) != ClusterIdentity.Of(Applier.Cluster);
        var tooMany = applied.All.Count > Math.Max(1, NestedStacks) * AccessStacks.MostInOneStack;
        return
        [
            .. applied.ClusterRoles.Where(role => role.Aggregation is not null).Select(role => DeliveryRules.KubectlMayWrite.At(role.Origin.Location,
                $"{role.Id} takes its rules from other roles, so that only administrators may write it; bring it by a construct with the script")),
            .. WaysUp(applied, owner),
            .. tooMany
                ? [DeliveryRules.KubectlFits.At(null, $"{applied.All.Count} objects are more than {AccessStacks.MostInOneStack} for each stack; say "
                    + $"nestedStacks: {AccessStacks.Needed(applied.All.Count)} or more, which cannot be changed later")]
                : (Finding[])[],
            .. isOfOther
                ? [DeliveryRules.KubectlOfCluster.At(null, $"the function '{Applier.Node.Path}' is of cluster '{Applier.Cluster.DisplayName}', and the objects "
                    + $"are for '{props.Cluster.DisplayName}'; make a KubectlApplier for that")]
                : (Finding[])[],
        ];
    }

    /// <summary>None: they are in the first set, since the function holds rights to RBAC objects alone.</summary>
    internal override OtherManifests OfItsOwn(OtherManifests others) => OtherManifests.None;

    internal override void Define(RbacManifests at, RbacManifestsProps props, ManifestOwner owner, OtherManifests others)
    {
        var applied = Delivered(props.Objects, owner);
        var first = FirstSet(applied, owner).Concat(props.Objects.All.Where(item => !IsApplied(item))).ToValueList();
        var ofFirst = new RbacManifestsProps
        {
            Cluster = props.Cluster,
            Objects = new RbacObjects(first),
            Owner = props.Owner is null ? null : $"{owner.Name}-first",
            Namespaces = props.Namespaces,
        };
        new RbacManifests(at, First, ofFirst, others);
        KubectlResources.Define(at, this, applied, owner);
    }

    private static bool IsApplied(RbacObject item) => item is NamespaceRole or ClusterRole or RbacBinding;

    private static RbacObject Named(RbacObject item) => item is RbacBinding binding
        ? binding with { Name = $"{binding.Name}-{LogicalIds.Hash($"{binding.RoleRef.Kind}/{binding.RoleRef.Name}").ToLowerInvariant()}" }
        : item;

    private ValueList<RbacObject> FirstSet(RbacObjects applied, ManifestOwner owner) =>
        RightsToWrite.For(applied, $"eks-access-applier-{owner.Name.ToLowerInvariant()}", Subject.Group(Applier.Group));

    private IEnumerable<Finding> WaysUp(RbacObjects applied, ManifestOwner owner)
    {
        var evaluator = RbacEvaluator.Create(new RbacObjects([.. FirstSet(applied, owner), .. applied.All]), Applier.Cluster.Snapshot.BuiltInRoles);
        var sure = new Escalation(evaluator).From(Identity.Of("kubectl", Applier.Group)).Paths.Where(path => path.Conditions.IsEmpty).Take(1);
        return sure.Select(path => DeliveryRules.KubectlStaysSmall.At(null,
            $"the function that applies these objects may become administrator, as may whoever takes it over: {path}; bring what gives so much by the script"));
    }
}
