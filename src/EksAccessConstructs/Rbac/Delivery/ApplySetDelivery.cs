using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Where a set of kubectl is, and its inventory.</summary>
public sealed record ApplySetOptions
{
    /// <summary>The namespace of the ConfigMap with the inventory, and of all objects but those of the whole cluster: kubectl takes no other. It has to be
    /// there. Whoever may write config maps in it says what is pruned.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the ConfigMap.</summary>
    /// <value>Default: null: that of the owner, in small letters.</value>
    public string? Name { get; init; }
}

/// <summary>Delivery by kubectl's ApplySet.</summary>
/// <remarks>The ConfigMap with the inventory is in the set itself: kubectl refuses a set without objects, so the last one could not be pruned. The label that
/// marks members is kubectl's, which refuses files that carry it. kubectl wants the namespace of the inventory said, and then refuses objects of others.
/// Source: KEP-3659; seen with kubectl 1.32.</remarks>
/// <param name="Options">Where the inventory is.</param>
internal sealed record ApplySetDelivery(ApplySetOptions Options) : RbacDelivery
{
    internal override ValueMap Keeping => default;

    internal override string Command(ManifestOwner owner, string folder) =>
        new ShellCommand("KUBECTL_APPLYSET=true kubectl apply --server-side --prune").Option("--kustomize", folder)
            .Option("--applyset", $"configmap/{Name(owner)}").Option("--namespace", Options.Namespace).Line;

    internal override IEnumerable<(string File, string Text)> Files(RbacFiles files, ManifestOwner owner, string folder) => [];

    internal override RbacObjects Delivered(RbacObjects objects, ManifestOwner owner) =>
        new([new ConfigMapObject { Namespace = Options.Namespace, Name = Name(owner) }, .. objects.All]);

    internal override IEnumerable<Finding> Findings(RbacManifestsProps props, ManifestOwner owner) => props.Objects.All
        .Where(item => item is Namespace or ServiceAccountObject or ConfigMapObject)
        .Select(item => DeliveryRules.PrunedAreRights.At(item.Origin.Location,
            $"{item.Id} would be deleted when it leaves the ApplySet; bring it by a construct of its own with the script"))
        .Concat(props.Objects.All.Where(IsElsewhere).Select(item => DeliveryRules.InItsNamespaces.At(
            item.Origin.Location, $"{item.Id} is not in the namespace '{Options.Namespace}' of its ApplySet, and kubectl takes no other; "
                + "bring it by a construct with an ApplySet in its namespace")))
        .Concat(KubeNames.Label(Options.Namespace).Take(1).Select(_ => DeliveryRules.InItsNamespaces.At(null,
            $"'{Options.Namespace}' is no name of a namespace; use small letters, digits and dashes")))
        .Concat(KubeNames.Subdomain(Name(owner)).Take(1).Select(_ => DeliveryRules.InItsNamespaces.At(null,
            $"'{Name(owner)}' is no name of a ConfigMap; use small letters, digits, dots and dashes")));

    private bool IsElsewhere(RbacObject item) => item.NamespaceName is { } space && space != Options.Namespace;

    private string Name(ManifestOwner owner) => Options.Name ?? owner.Name.ToLowerInvariant();
}
